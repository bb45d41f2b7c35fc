import * as l10n from '@vscode/l10n';
import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { Note } from '../notes/note';
import { readNote } from '../notes/readNote';
import { parseDemoBlock } from '../protocol/demoBlock';
import { writeDemoState, type DemoState } from '../protocol/demoState';
import { FormulaMarks, type FormulaMark } from './formulaMarks';
import { addFormulaRule, runType, unfoldType } from './formulaRule';
import type { PreviewContext } from './previewContext';

/**
 * Makes the markdown-it plugin of the built-in preview: ```` ```diffusion ```` blocks become elements that
 * carry their state, in which the preview's script (webview/preview) draws, and formulas that a view shows get
 * a place for their ▶. It marks up and escapes, and draws nothing. The context is asked for at each rendering, since settings change while the plugin stays.
 */
export function createMarkdownItPlugin(getContext: () => PreviewContext): (md: MarkdownIt) => MarkdownIt {
  return (md) => {
    const renderFence = md.renderer.rules.fence;
    if (renderFence === undefined) {
      return md;
    }
    const { escapeHtml } = md.utils;
    // The previewed note as it was rendered last: after an edit only what changed is read.
    let note: Note | undefined;

    md.renderer.rules.fence = (tokens, index, options, env, self) => {
      const token = tokens[index];
      if (token === undefined || !isDemo(token)) {
        return renderFence(tokens, index, options, env, self);
      }
      const { enabled, base } = getContext();
      if (!enabled) {
        return renderFence(tokens, index, options, env, self) + hint(escapeHtml);
      }
      const block = parseDemoBlock(token.content, base);
      return block.ok
        ? element(
            'div',
            demoAttributes(token, block.state),
            fallback(block.state.view, escapeHtml),
            escapeHtml,
          )
        : element(
            'div',
            demoAttributes(token),
            problem(block.message, noteLine(token, block.line), token.content, escapeHtml),
            escapeHtml,
          );
    };

    addFormulaRule(md, (source) => {
      const { enabled, formulas, dialect, macros, base, wrongIn } = getContext();
      if (!enabled || !formulas) {
        return undefined;
      }
      note = readNote(source, { dialect, macros }, note);
      return new FormulaMarks(note, base, macros, wrongIn(source));
    });
    md.renderer.rules[runType] = (tokens, index) => {
      const { title, state, display, isWrong } = tokens[index]?.meta as FormulaMark;
      const name = display ? 'diffusion-run diffusion-run-display' : 'diffusion-run';
      const data = { class: name, 'data-title': title, 'data-diffusion': writeDemoState(state) };
      const wrong: Record<string, string> = isWrong ? { 'data-wrong': '' } : {};
      return element('span', { ...data, ...wrong }, '', escapeHtml).trimEnd();
    };
    md.renderer.rules[unfoldType] = () => element('div', { class: 'diffusion-unfold' }, '', escapeHtml);

    // One element per note carries what the page's script must know, if there is anything for it to do.
    md.renderer.rules['diffusion_context'] = () => {
      const { enabled, translations, scheme } = getContext();
      const data = JSON.stringify({ translations, scheme });
      return enabled
        ? element(
            'div',
            { class: 'diffusion-preview-context', hidden: '', 'data-context': data },
            '',
            escapeHtml,
          )
        : '';
    };
    md.core.ruler.push('diffusion_context', (state) => {
      const isUsed = ({ type }: Token) => type === unfoldType;
      if (!state.inlineMode && state.tokens.some((token) => isDemo(token) || isUsed(token))) {
        state.tokens.push(new state.Token('diffusion_context', '', 0));
      }
    });
    return md;
  };
}

type Escape = (text: string) => string;

function isDemo({ type, info }: Token): boolean {
  return type === 'fence' && /^diffusion(\s|$)/i.test(info.trim());
}

function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  content: string,
  escapeHtml: Escape,
): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  return `<${tag}${written.join('')}>${content}</${tag}>\n`;
}

/** The block's attributes. Those that the preview itself has put on the token keep its scrolling in step. */
function demoAttributes(token: Token, state?: DemoState): Record<string, string> {
  const given = Object.fromEntries(token.attrs ?? []);
  return {
    ...given,
    class: [given['class'], 'diffusion-demo', state === undefined ? 'diffusion-demo-problem' : '']
      .filter(Boolean)
      .join(' '),
    ...(state === undefined ? {} : { 'data-diffusion': writeDemoState(state) }),
  };
}

/** Stands in the block until the figure is drawn, or for good where scripts are not allowed. */
function fallback(view: string, escapeHtml: Escape): string {
  const text = l10n.t('Diffusion demo “{0}”. It is drawn where scripts may run.', view);
  return `<p class="diffusion-demo-fallback">${escapeHtml(text)}</p>`;
}

function problem(message: string, line: number, source: string, escapeHtml: Escape): string {
  const text = l10n.t('Line {0}: {1}', line, message);
  return `<p><strong>${escapeHtml(text)}</strong></p><pre><code>${escapeHtml(source)}</code></pre>`;
}

function hint(escapeHtml: Escape): string {
  const text = l10n.t('Diffusion demos are switched off by the setting {0}.', 'diffusion.preview.enabled');
  return `<p class="diffusion-demo-hint"><em>${escapeHtml(text)}</em></p>\n`;
}

/** The line of the note, from 1, for a line of the block's content. */
function noteLine(token: Token, line: number): number {
  // `map` counts from 0 and begins at the opening fence.
  return (token.map?.[0] ?? 0) + 1 + line;
}
