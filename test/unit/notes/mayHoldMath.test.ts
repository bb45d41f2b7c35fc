import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findMathSpans, findSegments, mathDialects } from '../../../src/notes/mathSpans';
import { mayHoldMath } from '../../../src/notes/mayHoldMath';
import { readNote } from '../../../src/notes/readNote';

const without = [
  '# A heading\n\nText with `code`, a [link](http://example.com) and C:\\Users\\me.\n\n```js\nMath.max(1)\n```\n',
  '| a | b |\n|---|---|\n| 1 | 2 |\n',
  '---\ntitle: mathematics\n---\n\n> quoted *text*\n\n```ts\n// math\n```\n',
  '',
];

describe('a text without anything that begins math', () => {
  test.each(without)('%j is not read', (text) => {
    expect(mayHoldMath(text)).toBe(false);
    for (const dialect of mathDialects) {
      expect(findSegments(text, { dialect, format: 'markdown' }, (span) => span).list).toEqual([]);
    }
    expect(readNote(text)).toMatchObject({ spans: [], symbols: [], formulas: [] });
  });

  test.each(without)('%j is read whole once math is put into it, and no more once it is gone', (text) => {
    const written = `${text}\n\nAnd $\\beta_t$.\n`;
    const note = readNote(written, {}, readNote(text));
    expect(note.symbols.map(({ id, start }) => [id, start])).toEqual(
      readNote(written).symbols.map(({ id, start }) => [id, start]),
    );
    expect(note.symbols).toHaveLength(1);
    expect(readNote(text, {}, note).symbols).toEqual([]);
  });
});

it('holds of every text in which math is found, in each dialect and in LaTeX', () => {
  const piece = fc.constantFrom(
    ...['$', '$$', '\\(', '\\)', '\\\\(', '\\\\)', '\\[', '\\]', '\\begin{align}', '\\end{align}', '`', '``'],
    ...[
      '```math\n',
      '~~~ math\n',
      '```{math}\n',
      '\n```\n',
      '\n\n',
      '\n',
      ' ',
      'x_t',
      '> ',
      '- ',
      '<div>',
      '|',
      '<script type="math/tex">',
      '</script>',
    ],
  );
  let found = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      const text = pieces.join('');
      // Read as part of a text that is always read: by what it holds alone, not by the very rule that is tested.
      const count = (dialect: 'all' | 'preview') => findMathSpans(`${text}\n\nend $y$\n`, dialect).length;
      if (count('all') > 1 || count('preview') > 1) {
        found++;
        expect(mayHoldMath(text)).toBe(true);
      }
      const latex = findSegments(text, { dialect: 'all', format: 'latex' }, (span) => span);
      if (latex.list.some(({ maths }) => maths.length > 0)) {
        expect(mayHoldMath(text)).toBe(true);
      }
    }),
    { numRuns: 3000, seed: 20261130 },
  );
  expect(found).toBeGreaterThan(300);
});
