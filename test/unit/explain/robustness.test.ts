import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../../src/explain/completion/completionsAt';
import { mathAt } from '../../../src/explain/explainedAt';
import { formulaMarkdown, formulaReading } from '../../../src/explain/formula/formulaReading';
import { hoverCurve, hoverMarkdown, hoverTex } from '../../../src/explain/hover/hoverContent';
import { hoverLimit, withinLimit } from '../../../src/explain/hover/hoverLimit';
import { ignoreComment } from '../../../src/explain/markdown/ignoreComment';
import { lensesFor } from '../../../src/explain/views/lensFor';
import { localMarkdown, localTex } from '../../../src/explain/hover/localHover';
import { scheduleCache } from '../../../src/language/scheduleCache';
import { scheduleNear } from '../../../src/explain/values/scheduleNear';
import { explainedAt } from '../../../src/explain/explainedAt';
import { valueHints } from '../../../src/explain/values/valueHints';
import type { Note } from '../../../src/notes/note';
import { readNote } from '../../../src/notes/readNote';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { previewMarkdown } from '../../fixtures/previewContext';

const { schedule: settings } = defaultPlaygroundState;
const scheduleOf = scheduleCache();

const pieces = [
  ...[String.raw`x_t = \sqrt{\bar\alpha_t} x_0 + \sqrt{1-\bar\alpha_t} \epsilon`, String.raw`\bar\alpha_t`],
  ...[String.raw`\tilde\mu_t(x_t, x_0)`, String.raw`q(x_t \mid x_{t-1}) = \mathcal{N}(x_t; a, b)`, 'T = 10'],
  ...[String.raw`\newcommand{\a}[1]{\a{#1}#1}`, String.raw`\a{\a x}`, String.raw`a_t = 1 - \beta_t`, 't = 0'],
  ...[
    '$',
    '$$',
    '\n',
    '\n\n',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '```math\n',
    '```\n',
    '> ',
    '- ',
    '| ',
    '|\n|--|\n',
  ],
  ...['{', '}', '_', '^', '\\', '&', '\\\\', '\\left(', '\\begin{align}', '\\end{align}', '<td>', '<!-- '],
  ...['let ', '其中 ', '😀', 'β\u0304', '\u0000', '\ud800', '\r\n', 'x_{99999999999}', '\\beta_{t-1000}'],
];
const hostile = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 5 })), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

/** The hover at an offset, without its drawings. */
function hoverAt(note: Note, offset: number): string {
  const subject = explainedAt(note, offset);
  if (!subject) {
    return '';
  }
  const { start, end } = subject.place;
  expect(start).toBeLessThanOrEqual(offset);
  expect(end).toBeGreaterThanOrEqual(offset);
  const near = scheduleNear(note.parametersNear(start), settings);
  const schedule = scheduleOf(near.config);
  switch (subject.kind) {
    case 'symbol': {
      const { id, time } = subject.place;
      const shown = { id, near, schedule, displayLanguage: 'en', ...(time === undefined ? {} : { time }) };
      expect(hoverTex(shown).definition).not.toBe('');
      const curve = hoverCurve(shown, 'dark');
      if (curve) {
        expect(atob(curve.uri.slice(curve.uri.indexOf(',') + 1))).not.toMatch(/NaN|Infinity/);
      }
      return hoverMarkdown(shown, {});
    }
    case 'formula': {
      const reading = formulaReading(note, subject.place, 'en', schedule, near.t);
      return formulaMarkdown(reading, [], { explain: 'command:x' }, 'en');
    }
    case 'local': {
      const { line, statement } = subject.definition;
      localTex(note, subject.definition);
      return withinLimit([undefined, undefined], ([symbol, definition]) =>
        localMarkdown(
          note.drawableTex(subject.place),
          { line, statement, uri: 'file:///a' },
          symbol,
          definition,
        ),
      );
    }
  }
}

describe('on hostile notes', () => {
  it('everything that the editor asks at a place has an answer', () => {
    fc.assert(
      fc.property(hostile, fc.array(fc.nat(400), { minLength: 1, maxLength: 6 }), (text, places) => {
        const note = readNote(text);
        for (const place of places) {
          const offset = Math.min(place, text.length);
          expect(hoverAt(note, offset).length).toBeLessThanOrEqual(hoverLimit);
          const completions = completionsAt(note, offset);
          if (completions) {
            expect(completions.start).toBeLessThanOrEqual(offset);
          }
          const math = mathAt(note, offset);
          if (math) {
            expect(text.slice(math.start, math.end).length).toBe(math.end - math.start);
          }
          const symbol = note.symbolAt(offset);
          if (symbol) {
            note.definitionOf(symbol);
            for (const { start, end } of note.referencesTo(symbol)) {
              expect(start >= 0 && start <= end && end <= text.length).toBe(true);
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('everything that the editor asks of the whole has an answer', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const note = readNote(text);
        for (const { start } of lensesFor(note, settings)) {
          expect(start).toBeLessThanOrEqual(text.length);
        }
        const all = { start: 0, end: text.length };
        for (const { end } of valueHints(note, all, settings, scheduleOf, 5)) {
          expect(end).toBeLessThanOrEqual(text.length);
        }
        for (const span of note.spans) {
          const { offset } = ignoreComment(text, span, 'markdown');
          expect(offset >= 0 && offset <= text.length).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the preview is rendered', () => {
    const md = previewMarkdown();
    fc.assert(
      fc.property(hostile, (text) => {
        expect(typeof md.render(text)).toBe('string');
      }),
      { numRuns: 200 },
    );
  });

  it('a macro that doubles itself is drawn as far as it goes', () => {
    const text = String.raw`\newcommand{\b}{\b\b\b} $\b x$`;
    const note = readNote(text);
    const [span] = note.spans.slice(-1);
    expect(span).toBeDefined();
    if (!span) {
      return;
    }
    const drawn = note.drawableTex({ start: span.contentStart, end: span.contentEnd });
    expect(drawn.length).toBeLessThan(100_000);
  });
});
