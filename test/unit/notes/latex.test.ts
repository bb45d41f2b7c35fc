import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatOf } from '../../../src/notes/mathSpans';
import { readNote } from '../../../src/notes/readNote';

const mathOf = (text: string): string[] =>
  readNote(text, { format: 'latex' }).spans.map(({ contentStart, contentEnd, display }) => {
    const content = text
      .slice(contentStart, contentEnd)
      .trim()
      .replace(/\s*\n\s*/g, '⏎');
    return display ? `[[${content}]]` : content;
  });

describe('the math of a LaTeX source', () => {
  test.each([
    ['dollars', 'a $x_t$ b', ['x_t']],
    ['double dollars', 'a $$x_t$$ b', ['[[x_t]]']],
    ['brackets', 'a \\(x_t\\) \\[ y \\] b', ['x_t', '[[y]]']],
    [
      'environments',
      '\\begin{equation}\\label{a}\nx\n\\end{equation}\n\\begin{align*}\ny\n\\end{align*}',
      ['[[\\begin{equation}\\label{a}⏎x⏎\\end{equation}]]', '[[\\begin{align*}⏎y⏎\\end{align*}]]'],
    ],
    ['comments', 'a % $x$\n$y$ and 5\\% of $z$', ['y', 'z']],
    ['verbatim', '\\begin{verbatim}\n$x$\n\\end{verbatim}\n\\verb|$y$| $z$', ['z']],
    ['listings', '\\begin{lstlisting}\n$x$\n\\end{lstlisting}', []],
    ['escaped dollars', 'It costs \\$5 and \\$6.', []],
    ['a new line with a distance', 'a \\\\[4pt] b $x$', ['x']],
    ['a paragraph ends dollars', 'a $ b\n\nc $x$', ['x']],
    ['sections', '\\section{The state $x_t$}', ['x_t']],
    ['text before words', 'x_t is no math here', []],
  ])('%s', (_, text, expected) => expect(mathOf(text)).toEqual(expected));

  test('macros of the preamble are read', () => {
    const text = '\\newcommand{\\ab}{\\bar\\alpha}\n\\begin{document}\n$\\ab_t$\n\\end{document}';
    const note = readNote(text, { format: 'latex' });
    expect(note.symbols.map(({ id }) => id)).toEqual(['alphaBar_t']);
  });

  test('broken sources give ranges inside the text, whole or after an edit', () => {
    const piece = fc.constantFrom(
      ...[
        '$',
        '$$',
        '\\',
        '\\(',
        '\\)',
        '\\[',
        '\\]',
        '\\begin{align}',
        '\\end{align}',
        '%',
        '\n',
        '\n\n',
        'x_t',
        '{',
        '}',
      ],
      ...[
        '\\verb|',
        '|',
        '\\def\\a{b}',
        '\\a',
        '\\begin{verbatim}',
        '\\end{verbatim}',
        '\\newcommand{\\b}[1]{#1',
        '\\b{c}',
      ],
    );
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const note = readNote(after, { format: 'latex' }, readNote(before, { format: 'latex' }));
        let last = 0;
        for (const { start, contentStart, contentEnd, end } of note.spans) {
          expect(last <= start && start <= contentStart && contentStart <= contentEnd).toBe(true);
          expect(contentEnd <= end && end <= after.length).toBe(true);
          last = end;
        }
        for (const { start, end } of [...note.symbols, ...note.atoms]) {
          expect(start < end && end <= after.length).toBe(true);
        }
        expect(note.spans).toEqual(readNote(after, { format: 'latex' }).spans);
      }),
      { numRuns: 500, seed: 20260105 },
    );
  });
});

test.each([
  ['latex', 'latex'],
  ['tex', 'latex'],
  ['paper/main.TEX', 'latex'],
  ['markdown', 'markdown'],
  ['notes/latex.md', 'markdown'],
  ['a.ipynb', 'markdown'],
])('%s is %s', (name, format) => expect(formatOf(name)).toBe(format));
