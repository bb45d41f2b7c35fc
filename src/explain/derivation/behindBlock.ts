import type { MathSpan, Note } from '../../notes/note';

/** A place for lines of their own, and what each of them begins with there. */
export interface LinePlace {
  /** The start of a line, or the end of the text. */
  readonly offset: number;
  /** The marks of the quotes and the indentation of the list that hold the math. */
  readonly prefix: string;
}

const quoted = /^(?:[ \t]{0,3}>[ ]?)*/;
const startsBlock = /^[ \t]*(?:#{1,6}[ \t]|`{3}|~{3}|(?:[-*+]|\d{1,9}[.)])[ \t])/;
const startsLatexBlock =
  /^[ \t]*\\(?:begin|end|item|(?:sub){0,2}section|(?:sub)?paragraph|chapter|part|bibliography)\b/;

/** Behind the paragraph, list item or table row's table that holds some math, or goes on with it in further displays. */
export function behindBlock(note: Note, math: MathSpan, isLatex: boolean): LinePlace {
  let span = math;
  for (const { span: next, continues } of note.equations) {
    if (continues === span) {
      span = next;
    }
  }
  const { text } = note;
  const lineStart = (offset: number) => text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = (offset: number) => {
    const end = text.indexOf('\n', offset);
    return end === -1 ? text.length : end + 1;
  };
  const bare = (start: number) =>
    text
      .slice(start, lineEnd(start))
      .replace(isLatex ? /^/ : quoted, '')
      .trimEnd();
  const first = lineStart(math.start);
  const isHeading = !isLatex && /^[ \t]*#{1,6}[ \t]/.test(bare(first));
  let offset = lineEnd(Math.max(span.start, span.end - 1));
  const starts = isLatex ? startsLatexBlock : startsBlock;
  while (!isHeading && offset < text.length && bare(offset) !== '' && !starts.test(bare(offset))) {
    offset = lineEnd(offset);
  }
  return { offset, prefix: isLatex ? '' : prefixOf(text.slice(first, lineEnd(first))) };
}

/** The quote's marks and the indentation of what stands in a line's list item. */
function prefixOf(line: string): string {
  const quote = quoted.exec(line)?.[0] ?? '';
  const rest = line.slice(quote.length);
  const item = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+/.exec(rest)?.[0];
  const indent = item ?? /^[ \t]*/.exec(rest)?.[0] ?? '';
  return quote + indent.replace(/[^\t]/g, ' ');
}
