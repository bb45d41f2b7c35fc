import { formatOf } from '../../notes/mathSpans';
import type { MathSpan } from '../../notes/note';

/** Text to put into a note. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

const words = 'diffusion-ignore';

/**
 * Where the checker's “ignore” comment for a formula goes. A display gets it on a line above, with the quote and
 * list marks of its own line; a formula in a sentence or a table cell gets it behind itself, since a comment on a
 * line of its own would tear the paragraph or the table.
 */
export function ignoreComment(text: string, span: MathSpan, languageId: string): Insertion {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const before = text.slice(lineStart, span.start);
  const startsLine = /^(?:[\s>]|[-*+]\s|\d+[.)]\s)*$/.test(before);
  const isBlock = startsLine && span.display && !span.inTable;
  if (formatOf(languageId) === 'latex') {
    const indent = /^\s*/.exec(before)?.[0] ?? '';
    return { offset: lineStart, text: `${indent}% ${words}\n` };
  }
  // MDX knows no HTML comments.
  const comment = languageId === 'mdx' ? `{/* ${words} */}` : `<!-- ${words} -->`;
  if (!isBlock) {
    return { offset: span.end, text: ` ${comment}` };
  }
  // On a list item's first line the comment takes the mark's place, and the formula is indented below it.
  const indent = before.replace(/[^\s>]/g, ' ');
  return { offset: span.start, text: `${comment}\n${indent}` };
}
