import { describe, expect, test } from 'vitest';
import { texToSvg } from '../../../../src/threads/mathJax/mathJax';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';
import { corpus as small } from './corpus';
import { rightFormulas } from './rightFormulas';
import { wholeNotes } from './wholeNotes';

const corpus = [...small, ...wholeNotes];

const check = (text: string) => checkNote(readNote(text));
const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/** What is wrong with the TeX of a mended note. */
function faultIn(slipped: string, mended: string, start: number): string | undefined {
  const note = readNote(mended);
  if (note.spans.length !== readNote(slipped).spans.length) {
    return 'other spans';
  }
  const span = note.spanAt(start)!;
  const tex = note.drawableTex({ start: span.contentStart, end: span.contentEnd });
  try {
    texToSvg(tex, '#000');
    return undefined;
  } catch (error) {
    return `${tex}: ${String(error)}`;
  }
}

/** A slip put into its note: found at its line, and mended so that nothing is left to find. */
function tryOut(text: string, [right, wrong]: readonly [string, string]) {
  const at = text.indexOf(right);
  if (at === -1 || text.indexOf(right, at + 1) !== -1) {
    throw new Error(`Not once in its note: ${right}`);
  }
  const slipped = text.slice(0, at) + wrong + text.slice(at + right.length);
  const findings = check(slipped);
  const from = lineOf(slipped, at);
  const to = lineOf(slipped, at + wrong.length);
  const isAt = (offset: number) => lineOf(slipped, offset) >= from && lineOf(slipped, offset) <= to;
  const own = findings.filter(({ start }) => isAt(start));
  const fix = own[0]?.fix;
  const mended = fix && slipped.slice(0, fix.start) + fix.newText + slipped.slice(fix.end);
  return {
    wrong,
    isFound: own.length > 0,
    isMended: mended !== undefined && check(mended).length === 0,
    fault: mended === undefined ? undefined : faultIn(slipped, mended, own[0]!.start),
    elsewhere: findings.length - own.length,
    message: findings.map(({ message }) => message).join(' / '),
  };
}

describe('a corpus of right notes in many notations', () => {
  test.each(corpus.map((each) => [each.name, each] as const))('%s: nothing is found', (_, { text }) => {
    expect(check(text).map(({ message, start }) => `${lineOf(text, start)}: ${message}`)).toEqual([]);
  });
});

describe('right formulas, each by itself', () => {
  test.each(rightFormulas)('%s', (text) => {
    expect(check(text).map(({ message }) => message)).toEqual([]);
  });
});

describe('the same notes, each with one slip', () => {
  const results = corpus.flatMap(({ text, slips }) => slips.map((slip) => tryOut(text, slip)));
  const count = (test: (result: (typeof results)[number]) => boolean) => results.filter(test).length;

  test('at least nine in ten are found, and nine in ten of these mended', () => {
    const found = count(({ isFound }) => isFound);
    const mended = count(({ isMended }) => isMended);
    const missed = results.filter(({ isMended }) => !isMended);
    console.log(
      `corpus: ${corpus.length} notes, ${results.length} slips, ${found} found, ${mended} mended`,
      ...missed.map(
        ({ wrong, isFound, message }) => `\n  ${isFound ? 'not mended' : 'missed'}: ${wrong} ${message}`,
      ),
    );
    expect(results.length).toBeGreaterThanOrEqual(60);
    expect(found / results.length).toBeGreaterThanOrEqual(0.9);
    expect(mended / found).toBeGreaterThanOrEqual(0.9);
  });

  test('every fix leaves the same spans and TeX that draws', () => {
    expect(results.flatMap(({ fault }) => (fault === undefined ? [] : [fault]))).toEqual([]);
    expect(count(({ isMended }) => isMended)).toBeGreaterThan(200);
  });

  test('no slip raises an alarm elsewhere', () => {
    expect(results.filter(({ elsewhere }) => elsewhere > 0)).toEqual([]);
  });
});
