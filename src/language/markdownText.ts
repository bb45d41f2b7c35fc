import type { Drawing } from './drawTex';

/** Text that Markdown shows as it is. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~#&$!]/g, '\\$&');
}

/** Text inside a table row. */
export function cell(text: string): string {
  return plain(text.replace(/\s+/g, ' '));
}

/** Source text in a code span, whatever backticks it has. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** A drawn formula, or its TeX in a code span where there is no drawing. */
export function image(drawing: Drawing | undefined, tex: string, alternative = tex): string {
  return drawing ? `![${plain(alternative)}](${drawing.uri})` : code(tex);
}
