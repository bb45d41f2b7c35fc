import MarkdownIt from 'markdown-it';
import { frontMatterEnd } from './markdown/frontMatter';
import { generousMath } from './markdown/generousMath';
import { previewMath } from './markdown/previewMath';
import type { MakeMath, Segments } from './markdown/segments';
import { movedSpan, readSegments, rereadSegments } from './markdown/segments';
import type { MathSpan } from './note';

/**
 * markdown-it with the preview's settings. It gives the Markdown structure (code, quotes, lists, tables, HTML)
 * exactly as the preview sees it, and it reads a megabyte in a fraction of a second.
 */
function makeReader(math: (md: MarkdownIt) => void): MarkdownIt {
  return new MarkdownIt({ html: true, linkify: true }).use(math);
}

/**
 * `preview`: exactly what VS Code's built-in preview draws as math. `all`: also what authors of other dialects
 * mean as math and the preview leaves or garbles, such as kramdown's `$$…$$` in a sentence.
 */
export type MathDialect = 'preview' | 'all';

const readers: Readonly<Record<MathDialect, MarkdownIt>> = {
  preview: makeReader(previewMath),
  all: makeReader(generousMath),
};

/** Finds the math of a Markdown text, in order and disjoint. Front matter holds no math. Never throws. */
export function findMathSpans(text: string, dialect: MathDialect = 'preview'): MathSpan[] {
  const { list } = findSegments(text, dialect, (span) => span);
  return list.flatMap(({ start, maths }) => maths.map((span) => movedSpan(span, start)));
}

/** The same by segments, taking over from a reading of an earlier version of the text what did not change. */
export function findSegments<Math>(
  text: string,
  dialect: MathDialect,
  make: MakeMath<Math>,
  previous?: Segments<Math>,
): Segments<Math> {
  const bodyStart = frontMatterEnd(text);
  const md = readers[dialect];
  return previous
    ? rereadSegments(md, text, bodyStart, previous, make)
    : readSegments(md, text, bodyStart, make);
}
