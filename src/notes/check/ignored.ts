import type { Note } from '../note';

/**
 * Where comments of the note turn the checker off: `<!-- diffusion-ignore -->` covers its own line and the next formula,
 * `<!-- diffusion-ignore-start -->` everything up to `<!-- diffusion-ignore-end -->`. In LaTeX the same words
 * stand after `%`, in MDX in a comment in braces.
 */
export function ignoredAt({ text, spans }: Note): (offset: number) => boolean {
  const stretches: (readonly [number, number])[] = [];
  let open: number | undefined;
  for (const match of text.matchAll(/(?:<!--|%|\{\/\*)\s*diffusion-ignore(-start|-end)?\b[^\n]*/g)) {
    const at = match.index;
    if (match[1] === '-start') {
      open ??= at;
    } else if (match[1] === '-end') {
      if (open !== undefined) {
        stretches.push([open, at]);
      }
      open = undefined;
    } else {
      const lineStart = text.lastIndexOf('\n', at) + 1;
      const lineEnd = endOfLine(text, at);
      const next = spans.find((span) => span.start >= at);
      const isOwnLine = spans.some((span) => span.start >= lineStart && span.start < at);
      stretches.push([lineStart, isOwnLine || !next ? lineEnd : Math.max(lineEnd, next.end)]);
    }
  }
  if (open !== undefined) {
    stretches.push([open, text.length]);
  }
  return (offset) => stretches.some(([start, end]) => offset >= start && offset <= end);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
