import { describe, expect, test } from 'vitest';
import { countSteps, OverBudget, spend, withBudget } from '../../../src/notes/budget';
import { checkNote } from '../../../src/notes/check/checkNote';
import { holdsWienerDifferential } from '../../../src/notes/catalogue/differentialEquations/wienerDifferential';
import { evaluate } from '../../../src/notes/formulas/evaluate';
import { readExpression } from '../../../src/notes/formulas/readExpression';
import { readNote } from '../../../src/notes/readNote';
import { parseTex } from '../../../src/notes/tex/parseTex';

const r = String.raw;
const displays = (...formulas: readonly string[]): string =>
  formulas.map((tex) => `$$\n${tex}\n$$\n`).join('\n');
/** A slip that one small edit mends. */
const slip = r`x_t = \sqrt{\bar\alpha_t} x_0 + (1-\bar\alpha_t)\epsilon`;

describe('a budget', () => {
  const work = (steps: number) => () => {
    for (let step = 0; step < steps; step++) {
      spend();
    }
    return 'done';
  };
  const over = () => 'over';

  test('ends what needs more steps, and only that', () => {
    expect(withBudget(10, work(10), over)).toBe('done');
    expect(withBudget(10, work(11), over)).toBe('over');
  });

  test('within another counts for both', () => {
    const twice = () => withBudget(10, work(8), over) + withBudget(10, work(8), over);
    expect(withBudget(16, twice, over)).toBe('donedone');
    expect(withBudget(15, twice, over)).toBe('over');
  });

  test('that is used up leaves the work around it going', () => {
    expect(withBudget(100, () => withBudget(10, work(50), over) + work(20)(), over)).toBe('overdone');
  });

  test('passes other errors on, and lifts its limit then too', () => {
    const fail = () => {
      throw new RangeError('no');
    };
    expect(() => withBudget(5, fail, over)).toThrow(RangeError);
    expect(work(100)()).toBe('done');
    expect(() => withBudget(5, () => withBudget(50, work(20), over), fail)).toThrow(RangeError);
    expect(new OverBudget().message).toMatch(/steps/);
  });
});

const sums = (count: number): string => r`\sum_{i=1}^{T}`.repeat(count);

/** Formulas of a few hundred characters that once took from seconds to for ever. */
const costly: Readonly<Record<string, string>> = {
  'six sums within each other': r`\beta_t = ${sums(6)}\beta_i`,
  'four sums within each other': r`\tilde\beta_t = ${sums(4)}\beta_i`,
  'six products within each other': r`\bar\alpha_t = ${r`\prod_{i=1}^{t}`.repeat(6)}\alpha_i`,
  'twelve integrals within each other': r`\beta_t = ${r`\int_0^t `.repeat(12)}\beta_s ${'ds'.repeat(12)}`,
  'forty logarithms of each other': r`\beta_t = ${r`\log `.repeat(40)}\beta_t`,
  'cosines of each other in braces': r`\beta_t = ${r`\cos{(`.repeat(25)}\beta_t${')}'.repeat(25)}`,
  'brackets and braces within each other': r`\beta_t = ${('('.repeat(190) + '{').repeat(50)}\beta_t`,
  'gradients of gradients': r`\beta_t = ${(r`\nabla `.repeat(390) + '{').repeat(55)}\beta_t`,
  'a sum that counts where numbers have gaps': r`\beta_t = \sum_{i=10^{17}}^{10^{17}+50}\beta_i`,
  'three thousand sides': r`\beta_t ${r`= 1 - \alpha_t`.repeat(3000)}`,
  'fractions within each other': r`\beta_t = ${r`\frac{1}{`.repeat(55)}\beta_t${'}'.repeat(55)}`,
  'thirty fonts of one letter': r`\mathrm{d}x = [f(x,t) - g(t)^2\nabla_x\log p_t(x)]\mathrm{d}t + g(t) d${r`\bm `.repeat(30)}s`,
};

describe.each(Object.entries(costly))('%s', (_, tex) => {
  test('takes few steps to check', () => {
    const text = displays(tex);
    expect(countSteps(() => void checkNote(readNote(text)))).toBeLessThan(300_000);
  });

  test('leaves the findings of the rest of the note', () => {
    const found = checkNote(readNote(displays(tex, slip)));
    expect(found.map(({ fix }) => fix?.newText)).toContain(r`\sqrt{1-\bar\alpha_t}`);
  });
});

test('a formula of six sums within each other is neither right nor wrong', () => {
  expect(checkNote(readNote(displays(costly['six sums within each other']!)))).toEqual([]);
});

test('sums within each other have a value as long as they are few', () => {
  const value = (tex: string) =>
    evaluate(readExpression(parseTex(tex)), { quantity: ({ letter }) => (letter === 'T' ? 7 : 2) });
  expect(value(r`${sums(3)} x`)).toBe(2 * 7 ** 3);
  expect(value(r`${sums(6)} x`)).toBeUndefined();
});

describe('many formulas in one note', () => {
  /** The same slip, written a little differently each time. */
  const differently = (tex: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => tex.replace('=', `${r`\,`.repeat(index)}=`));
  const unmendable = r`x_{t-1} = \frac{1}{\sqrt{\alpha_t}}\left(x_t - \frac{1-\alpha_t}{\sqrt{1-\alpha_t}}\epsilon_\theta(x_t, t)\right) + \sigma_t z`;

  test('400 wrong ones are all found', () => {
    const note = readNote(displays(...differently(slip, 400)));
    expect(checkNote(note)).toHaveLength(400);
  });

  test('400 wrong ones that nothing mends take a few million steps', () => {
    const note = readNote(displays(...differently(unmendable, 400)));
    expect(countSteps(() => void checkNote(note))).toBeLessThan(6e6);
  });

  /** A slip whose fix is found late: some 12,000 steps each. */
  const late = r`x_{t-1} = \frac1{\sqrt{\alpha_t}}(x_t - \frac{\beta_t}{1-\bar\alpha_t}\epsilon_\theta(x_t, t)) + \sigma_t z`;

  /** The same without a length that grows. */
  const apart = (tex: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) =>
      tex.replace(
        '=',
        `${index
          .toString(2)
          .replaceAll('0', ' ')
          .replaceAll('1', r`\,`)}=`,
      ),
    );

  test('400 wrong ones whose fixes are found late are found while the steps of the note last', () => {
    const found = checkNote(readNote(displays(...apart(late, 400))));
    expect(found.length).toBeGreaterThan(200);
    expect(found.every(({ fix }) => fix?.newText === r`\sqrt{1-\bar\alpha_t}`)).toBe(true);
  });

  test('of which some were not reached are found once there are fewer', () => {
    const many = apart(late.replace('z', 'z_t'), 600);
    const after = many.slice(-2);
    checkNote(readNote(displays(...many)));
    expect(checkNote(readNote(displays(...after)))).toHaveLength(2);
  });

  test('fifty costly ones leave the findings of those after them', () => {
    const note = readNote(displays(...differently(costly['four sums within each other']!, 50), slip));
    expect(checkNote(note)).toHaveLength(1);
  });
});

test.each([
  [r`dx = f\,dt + g\,d\mathbf{w}`, true],
  [r`g(t)\, d\bar{\mathbf W}_t`, true],
  [r`d { w }`, true],
  ['dB_t', true],
  [r`\mathrm{d}\bm\omega`, false],
  [r`d\omega`, true],
  [r`\bar{d} w`, false],
  [r`\mathrm{d} w`, false],
  ['ad w', false],
  ['d wx', false],
  [r`d\mathbf{x}`, false],
  [r`d + w`, false],
])('%s holds dw: %s', (tex, expected) => {
  expect(holdsWienerDifferential(tex)).toBe(expected);
});
