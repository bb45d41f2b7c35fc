import * as fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MathDialect } from '../../../src/notes/mathSpans';
import { findMathSpans } from '../../../src/notes/mathSpans';
import type { Note } from '../../../src/notes/note';
import { readNote } from '../../../src/notes/readNote';
import { previewContents, withoutPrefixes } from '../../unit/notes/previewReference';

const corpus = readdirSync('test/notes')
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(path.join('test/notes', name), 'utf8'));
const dialects: readonly MathDialect[] = ['preview', 'all'];

/** What must hold of every reading, however broken the text. */
function checkRanges(note: Note): void {
  const { text, spans, symbols, formulas } = note;
  let last = 0;
  for (const { start, contentStart, contentEnd, end } of spans) {
    expect([last, start, contentStart, contentEnd, end, text.length]).toEqual(
      [last, start, contentStart, contentEnd, end, text.length].sort((a, b) => a - b),
    );
    last = end;
  }
  last = 0;
  for (const { start, end } of symbols) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    const span = note.spanAt(start);
    expect(span && span.contentStart <= start && end <= span.contentEnd).toBe(true);
    last = end;
  }
  for (const { start, end, span } of formulas) {
    expect(span.contentStart <= start && start < end && end <= span.contentEnd).toBe(true);
  }
}

/** The same, for a sample of a very long reading. */
function checkFirstAndLast({ text, spans, symbols, formulas }: Note): void {
  for (const list of [spans, symbols, formulas]) {
    for (const each of [list[0], list.at(-1)]) {
      if (each) {
        expect(0 <= each.start && each.start < each.end && each.end <= text.length).toBe(true);
      }
    }
  }
}

/** The text of every symbol and formula, with line breaks made alike. */
const found = (note: Note): string[] =>
  [...note.symbols, ...note.formulas].map(
    ({ id, start, end }) => `${id}: ${note.text.slice(start, end).replace(/\r\n?/g, '\n')}`,
  );

/** Texts of up to a megabyte that would take a reader for ever which is not linear; `dialects` that read them differently. */
const floods: readonly (readonly [name: string, text: string, dialects: readonly MathDialect[]])[] = [
  ['prose', 'The quick brown fox costs $20 and $30. '.repeat(26_000), dialects],
  ['lines of math', 'Let $x_t = \\sqrt{\\bar\\alpha_t} x_0$ be.\n'.repeat(25_000), ['all']],
  ['one line of dollars', '$'.repeat(1_000_000), dialects],
  ['dollars and letters', '$a'.repeat(500_000), dialects],
  ['lines of displays', '$$x$$ y\n'.repeat(31_000), dialects],
  ['lines of open displays', '$$ x\n'.repeat(50_000), dialects],
  ['an unclosed display', `$$\n${'x_t + '.repeat(40_000)}`, dialects],
  ['deep braces', `$$\n${'{'.repeat(250_000)}\n$$`, ['all']],
  ['deep brackets', `$$\n${'('.repeat(250_000)} = x_t\n$$`, ['all']],
  ['deep accents', `$$\n${'\\bar'.repeat(62_000)} x\n$$`, ['all']],
  ['deep fences', `$$\n${'\\left('.repeat(40_000)}\n$$`, ['all']],
  ['many scripts', `$$\n${'x_'.repeat(125_000)}\n$$`, ['all']],
  ['a long chain', `$$\n${'x = '.repeat(62_000)}\n$$`, ['all']],
  ['rows', `$$\n${'x_t &= y \\\\\n'.repeat(20_000)}\n$$`, ['all']],
  ['brackets of math', '\\('.repeat(125_000), ['all']],
];

describe.each(dialects)('in the dialect %s', (dialect) => {
  test.each(corpus.map((text, index) => [index, text] as const))('ranges of note %i are right', (_, text) => {
    checkRanges(readNote(text, { dialect }));
  });

  test('line breaks of every kind give the same symbols', () => {
    for (const text of corpus) {
      const plain = found(readNote(text, { dialect }));
      for (const lineBreak of ['\r\n', '\r']) {
        const note = readNote(text.replaceAll('\n', lineBreak), { dialect });
        checkRanges(note);
        expect(found(note)).toEqual(plain);
      }
    }
  });

  test('emoji before the math shift nothing', () => {
    for (const text of corpus) {
      const body = text.replace(/^---[^]*?\n---\n/, '');
      const note = readNote(body.replaceAll(/^(?=\p{L})/gmu, '🙂👩‍🔬 '), { dialect });
      checkRanges(note);
      for (const { start, end } of note.symbols) {
        expect(note.text.slice(start, end)).not.toMatch(/[$🙂\s]$|^[$\s]/u);
      }
    }
  });

  test('mutated notes give ordered ranges inside the text, and never an exception', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '$',
        '$$',
        '\\',
        '{',
        '}',
        '\n',
        '\r\n',
        '> ',
        '- ',
        '\t',
        '`',
        '```math\n',
        '|',
        '\\begin{align}',
      ),
      fc.constantFrom(
        '\\left(',
        '\\right',
        '\\bar',
        '\\frac',
        '_',
        '^',
        '&',
        '\\\\',
        '\\(',
        '\\)',
        '\\]',
        '\0',
        '\ud83d',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    const mutation = fc.record({ at: fc.nat(), remove: fc.nat(40), insert: piece });
    const edits = fc.array(mutation, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...corpus), edits, (text, mutations) => {
        let mutated = text;
        for (const { at, remove, insert } of mutations) {
          const from = at % (mutated.length + 1);
          mutated = mutated.slice(0, from) + insert + mutated.slice(from + remove);
        }
        const note = readNote(mutated, { dialect });
        checkRanges(note);
        note.parametersNear(mutated.length >> 1);
      }),
      { numRuns: 150, seed: 20260101 },
    );
  });

  test.each(floods.filter(([, , read]) => read.includes(dialect)))(
    'a long stretch of %s is read in little time',
    (_, text) => {
      const started = process.cpuUsage();
      const note = readNote(text, { dialect });
      checkFirstAndLast(note);
      note.parametersNear(10);
      // Less than a second is needed. The processor's time, since a busy machine must not fail for being busy.
      expect(process.cpuUsage(started).user / 1e6).toBeLessThan(20);
    },
  );
});

test('mutated notes have the spans of the preview', () => {
  const line = fc.constantFrom(...corpus.flatMap((text) => text.replace(/^---[^]*?\n---\n/, '').split('\n')));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = lines.join('\n');
      const spans = findMathSpans(text);
      const contents = spans.map((span) =>
        withoutPrefixes(text.slice(span.contentStart, span.contentEnd), span),
      );
      expect(contents).toEqual(previewContents(text).map((content) => content.replace(/\s+/g, '')));
    }),
    { numRuns: 400, seed: 20260102 },
  );
});

describe('what is no math', () => {
  test.each([
    ['money', 'From $20 to $30 a month.'],
    ['code', 'Type `$x_t$` or\n\n```\n$$x_t$$\n```\n\n    $x_t$\n'],
    ['front matter', '---\nmath: $x_t$\n---\n\nText.'],
    ['a link target', '[a](http://example.com/$x_t$)'],
    ['a lone dollar', 'A $ sign.'],
  ])('%s', (_, text) => {
    for (const dialect of dialects) {
      expect(readNote(text, { dialect }).spans).toEqual([]);
    }
  });
});

test('the preview draws no math in an HTML block', () => {
  expect(readNote('<div>\n$x_t$\n</div>', { dialect: 'preview' }).spans).toEqual([]);
});

test('tabs, quotes and lists keep the ranges exact', () => {
  const text = [
    '>\t> 🙂 so $\\beta_t$ and',
    '> > $$',
    '> > x_t =',
    '>> \\sqrt{\\bar\\alpha_t} x_0 + \\sqrt{1 -',
    '> > \\bar\\alpha_t} \\epsilon',
    '> > $$',
    '',
    '-\titem $x_{t-1}$',
    '',
    '\t$$',
    '\t\\tilde\\beta_t',
    '\t$$',
  ].join('\n');
  const note = readNote(text);
  expect(note.symbols.map(({ start, end }) => text.slice(start, end))).toEqual([
    '\\beta_t',
    'x_t',
    '\\sqrt',
    '\\bar\\alpha_t',
    'x_0',
    '\\sqrt',
    '\\bar\\alpha_t',
    '\\epsilon',
    'x_{t-1}',
    '\\tilde\\beta_t',
  ]);
  expect(note.formulas.map(({ id }) => id)).toEqual(['closed-form-sample']);
});
