import katexPlugin from '@vscode/markdown-it-katex';
import MarkdownIt, { type Token } from 'markdown-it';
import { createMarkdownItPlugin } from '../preview/markdownItPlugin';
import type { PreviewContext } from '../preview/previewContext';

/** A formula of a note, to be drawn where its place stands. */
export interface NoteFormula {
  readonly tex: string;
  /** It stands on a line of its own. */
  readonly display: boolean;
}

/** A note as HTML with places for its formulas: elements whose `data-formula` is the formula's index. */
export interface MarkedUp {
  readonly html: string;
  readonly formulas: readonly NoteFormula[];
  /** The first heading's text; undefined without one. */
  readonly heading: string | undefined;
}

/** Renders Markdown as the built-in preview does with our plugin in it, but for the drawing of the math. */
export function markUp(text: string, context: PreviewContext): MarkedUp {
  const formulas: NoteFormula[] = [];
  const md = new MarkdownIt({ html: true, linkify: true });
  md.use(katexPlugin, { enableBareBlocks: true, enableFencedBlocks: true });
  const renderFence = md.renderer.rules.fence;
  const place = (tex: string, display: boolean): string => {
    const tag = display ? 'div' : 'span';
    return `<${tag} class="note-formula" data-formula="${formulas.push({ tex, display }) - 1}"></${tag}>`;
  };
  for (const type of ['math_inline', 'math_inline_block', 'math_inline_bare_block', 'math_block']) {
    md.renderer.rules[type] = (tokens, index) => place(tokens[index]?.content ?? '', type !== 'math_inline');
  }
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const { info, content } = tokens[index]!;
    return info.trim().toLowerCase() === 'math'
      ? place(content, true)
      : (renderFence?.(tokens, index, options, env, self) ?? '');
  };
  createMarkdownItPlugin(() => context)(md);
  const tokens = md.parse(withoutFrontMatter(text), {});
  return { html: md.renderer.render(tokens, md.options, {}), formulas, heading: firstHeading(tokens) };
}

/** YAML between two lines of dashes at the very beginning is no text of the note. */
const withoutFrontMatter = (text: string): string => text.replace(/^---\r?\n[^]*?\n---[ \t]*(?:\r?\n|$)/, '');

function firstHeading(tokens: readonly Token[]): string | undefined {
  const at = tokens.findIndex(({ type }) => type === 'heading_open');
  const { children } = tokens[at + 1] ?? {};
  return at === -1 ? undefined : children?.map(({ content }) => content).join('');
}
