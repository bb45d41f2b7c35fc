import * as v from 'valibot';
import { escapeHtml } from '../base/escapeHtml';
import { blockQuestionSchema, type BlockAnswer } from '../protocol/notebookBlock';
import { contextHtml, demoBlockHtml, switchedOffHint } from './demoBlockHtml';
import type { PreviewContext } from './previewContext';

/** The answer to a notebook's page about a demo block; undefined where it asks for something else. */
export function answerBlock(question: unknown, context: PreviewContext): BlockAnswer | undefined {
  const parsed = v.safeParse(blockQuestionSchema, question);
  if (!parsed.success) {
    return undefined;
  }
  const { id, content, line } = parsed.output;
  const html = context.enabled
    ? demoBlockHtml(content, line, context) + contextHtml(context)
    : `<pre><code>${escapeHtml(content)}</code></pre>${switchedOffHint()}`;
  return { type: 'block', id, html };
}
