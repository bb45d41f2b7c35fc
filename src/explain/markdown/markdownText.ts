import { escapeHtml } from '../../base/escapeHtml';
import type { Drawing } from './drawing';

/** Text that Markdown shows as it is. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~#&$!]/g, '\\$&');
}

/**
 * Text with plain-text subscripts (x_{t−1}, ε_θ, L_simple), set as such. For a `MarkdownString` that supports
 * HTML; everything else in the text is escaped.
 */
export function typeset(text: string): string {
  return text
    .split(/_(?:\{([^{}]*)\}|([\dA-Za-zθ]+))/)
    .map((part, i) =>
      i % 3 === 0 ? plain(part ?? '') : part === undefined ? '' : `<sub>${plain(part)}</sub>`,
    )
    .join('');
}

/** Text inside a table row, on one line. */
export function cell(text: string): string {
  return typeset(text.replace(/\s/g, '\u00a0'));
}

/** Source text in a code span on one line, whatever backticks it has: an empty line would end the span. */
export function code(source: string): string {
  const text = source.replace(/[\r\n]+/g, ' ');
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/**
 * A drawn formula, or its TeX in a code span where there is no drawing. For a `MarkdownString` that supports HTML: of
 * an image in Markdown's own notation VS Code reads the data: URI as an address, which takes it longer than all the
 * rest of a hover.
 */
export function image(drawing: Drawing | undefined, tex: string, alternative = tex): string {
  return drawing ? `<img src="${drawing.uri}" alt="${attribute(alternative)}">` : code(tex);
}

/** The same as a paragraph of its own: a line that is nothing but a tag would be none. */
export function imageParagraph(drawing: Drawing | undefined, tex: string): string {
  return drawing ? `<p>${image(drawing, tex)}</p>` : code(tex);
}

/** Text as an HTML attribute's value, on one line. */
const attribute = (text: string): string => escapeHtml(text.replace(/\s+/g, ' '));
