import * as fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Note } from '../../../src/notes/note';
import { readNote } from '../../../src/notes/readNote';
import type { MathDialect } from '../../../src/notes/mathSpans';

const folders = ['test/notes', '../shared/notes'];
const corpus = folders.flatMap((folder) => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  } catch {
    return [];
  }
});

/** Everything that a reading says. */
const said = (note: Note) => ({
  spans: note.spans,
  symbols: note.symbols,
  formulas: note.formulas,
  equations: note.equations,
  notation: note.notation,
  localSymbols: note.localSymbols,
  parameters: note.parametersNear(note.text.length >> 1),
});

const fragments = [
  ...[
    '$',
    '$$',
    '$$\n',
    '\n$$\n',
    '\\',
    '{',
    '}',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '> ',
    '>\n',
    '- ',
    '1. ',
    '    ',
  ],
  ...[
    '`',
    '```\n',
    '```math\n',
    '~~~',
    '|',
    '| --- |\n',
    '# ',
    '---\n',
    '***',
    '<div>\n',
    '</div>\n',
    '<!--',
    '-->',
  ],
  ...[
    '\\begin{align}\n',
    '\\end{align}\n',
    '\\[',
    '\\]',
    '\\(',
    '\\)',
    ':::note\n',
    '[a]: b\n',
    '<span a="b">',
  ],
  ...[
    '$x_t$',
    '$$\nx_t = y\n$$',
    'text',
    '，',
    '\t',
    '\\\\(',
    '===\n',
    '= y',
    '\\newcommand{\\xt}{x_t}',
    '\\xt',
  ],
];

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  remove: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(400)),
  insert: fc.oneof(
    fc.constant(''),
    fc.constantFrom(...fragments),
    fc.array(fc.constantFrom(...fragments), { maxLength: 6 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  ),
});

const changed = (text: string, { at, remove, insert }: Edit): string => {
  const from = at % (text.length + 1);
  return text.slice(0, from) + insert + text.slice(from + remove);
};

describe.each<MathDialect>(['preview', 'all'])(
  'in the dialect %s, a changed note reads like a new one',
  (dialect) => {
    test('after any edits to notes', () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...corpus),
          fc.array(edit, { minLength: 1, maxLength: 8 }),
          (text, edits) => {
            let note = readNote(text, { dialect });
            for (const each of edits) {
              note = readNote(changed(note.text, each), { dialect }, note);
              expect(note.spans).toEqual(readNote(note.text, { dialect }).spans);
            }
            expect(said(note)).toEqual(said(readNote(note.text, { dialect })));
          },
        ),
        { numRuns: 60, seed: 20260103 },
      );
    });

    test('after any edits to texts made of nothing but markup', () => {
      const text = fc.array(fc.constantFrom(...fragments), { maxLength: 60 }).map((parts) => parts.join(''));
      fc.assert(
        fc.property(text, fc.array(edit, { minLength: 1, maxLength: 5 }), (start, edits) => {
          let note = readNote(start, { dialect });
          for (const each of edits) {
            note = readNote(changed(note.text, each), { dialect }, note);
            expect(said(note)).toEqual(said(readNote(note.text, { dialect })));
          }
        }),
        { numRuns: 600, seed: 20260104 },
      );
    });
  },
);

test('an edit keeps what lies beyond it', () => {
  const text = Array.from({ length: 300 }, (_, line) => `Line ${line} with $x_{${line}}$.`).join('\n\n');
  const before = readNote(text);
  const at = text.indexOf('Line 150');
  const after = readNote(`${text.slice(0, at)}New ${text.slice(at)}`, {}, before);
  expect(after.spans.length).toBe(300);
  const shared = after.spans.filter(
    (span, index) => after.content(span) === before.content(before.spans[index]!),
  );
  expect(shared.length).toBe(300);
});

test('a text that did not change is not read again', () => {
  const note = readNote('Let $x_t$ be.');
  expect(readNote('Let $x_t$ be.', {}, note)).toBe(note);
});

describe('formulas that left the note', () => {
  /** Whether the reading of a formula is still there when it comes back after others have stood in its place. */
  const isRemembered = (others: number): boolean => {
    let note = readNote('$x_t$');
    const before = note.content(note.spans[0]!);
    for (let index = 0; index < others; index++) {
      note = readNote(`$x_{${index}}$`, {}, note);
    }
    note = readNote('$x_t$', {}, note);
    return note.content(note.spans[0]!) === before;
  };

  test('are remembered for a while, and not for ever', () => {
    expect(isRemembered(20)).toBe(true);
    expect(isRemembered(1000)).toBe(false);
  });
});
