import MarkdownIt from 'markdown-it';
import { frontMatterEnd } from './markdown/frontMatter';
import { generousMath } from './markdown/generousMath';
import { findPlainMath } from './markdown/plainMath';
import { previewMath } from './markdown/previewMath';
import type { MakeMath, MathReader, Segments } from './markdown/segments';
import { movedSpan, readSegments, rereadSegments } from './markdown/segments';
import { mayHoldMath } from './mayHoldMath';
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
export type MathDialect = (typeof mathDialects)[number];
export const mathDialects = ['all', 'preview'] as const;

const readers: Readonly<Record<MathDialect, MathReader>> = {
  preview: { md: makeReader(previewMath), isGenerous: false },
  all: { md: makeReader(generousMath), isGenerous: true },
};

/** What kind of text a note is. */
export type NoteFormat = 'markdown' | 'latex';

/** The format of a document by VS Code's language id or by its file's name; whatever is no LaTeX is Markdown. */
export const formatOf = (languageOrPath: string): NoteFormat =>
  /(?:^|\.)(?:latex|tex|ltx)$/i.test(languageOrPath) ? 'latex' : 'markdown';

/** Finds the math of a Markdown text, in order and disjoint. Front matter holds no math. Never throws. */
export function findMathSpans(text: string, dialect: MathDialect = 'preview'): MathSpan[] {
  const { list } = findSegments(text, { dialect, format: 'markdown' }, (span) => span);
  return list.flatMap(({ start, maths }) => maths.map((span) => movedSpan(span, start)));
}

/** The same by segments, taking over from a reading of an earlier version of the text what did not change. */
export function findSegments<Math>(
  text: string,
  { dialect, format }: { readonly dialect: MathDialect; readonly format: NoteFormat },
  make: MakeMath<Math>,
  previous?: Segments<Math>,
): Segments<Math> {
  if (format === 'latex') {
    return readLatex(text, make);
  }
  const bodyStart = frontMatterEnd(text);
  if (!mayHoldMath(text)) {
    return { text, bodyStart, list: [] };
  }
  const reader = readers[dialect];
  return previous && previous.list.length > 0
    ? rereadSegments(reader, text, bodyStart, previous, make)
    : readSegments(reader, text, bodyStart, make);
}

/** A LaTeX source as one segment: its delimiters are found in a few milliseconds, and no formula is read twice. */
function readLatex<Math>(text: string, make: MakeMath<Math>): Segments<Math> {
  const maths = findPlainMath(text, 0, text.length, 'latex').map(({ display, ...place }) =>
    make({ ...place, display, quoteDepth: 0, inTable: false }, (start, end) => text.slice(start, end)),
  );
  return { text, bodyStart: 0, list: [{ start: 0, reach: Infinity, maths }] };
}
