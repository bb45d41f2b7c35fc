import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readNote } from '../../../src/notes/readNote';

const near = (text: string, mark: string) => readNote(text).parametersNear(text.indexOf(mark));

describe('parameters that a note states', () => {
  test.each([
    ['math', 'We set $T = 1000$, $\\beta_1 = 10^{-4}$ and $\\beta_T = 0.02$; at $t = 500$ HERE.'],
    ['one formula', '$T=1000, \\beta_1=10^{-4}, \\beta_T=0.02, t=500$ HERE'],
    ['prose', 'Here T = 1,000, β_1 = 0.0001, β_T = 2e-2 and t=500. HERE'],
    ['code', '`timesteps=1000, beta_start=1e-4, beta_end=0.02`, t = 500 HERE'],
    ['Chinese', '设 $T=1000$，$\\beta_1=1\\times 10^{-4}$，$\\beta_T=0.02$，取 $t=500$ 时 HERE'],
  ])('in %s', (_, text) => {
    expect(near(text, 'HERE')).toEqual({ T: 1000, betaStart: 1e-4, betaEnd: 0.02, t: 500 });
  });

  test('the nearest statement wins, and one of the same section before a nearer one of another', () => {
    const text = [
      '# A',
      'T = 100 and $t = 20$',
      '',
      'FIRST',
      '',
      '# B',
      'SECOND, far from',
      '',
      'T = 200, t = 30',
      '',
    ];
    expect(near(text.join('\n'), 'FIRST')).toEqual({ T: 100, t: 20 });
    expect(near(text.join('\n'), 'SECOND')).toEqual({ T: 200, t: 30 });
  });

  test('a step of another section is not taken over, a schedule is', () => {
    expect(near('# A\n$T = 400$, $t = 40$\n# B\nHERE', 'HERE')).toEqual({ T: 400 });
  });

  test.each([
    ['lists of steps', 'for $t = 2, \\ldots, T$ and t = 2, ..., T HERE'],
    ['the ends of the process', 'at $t = 0$ and $t = 1$ HERE'],
    ['impossible values', '$\\beta_T = 1.5$, $T = 0$, $t = 2.5$, $T = 99999999$ HERE'],
    ['other quantities', '$\\alpha_t = 0.5$, dt = 3, x_t = 7, batch = 32 HERE'],
    ['limits of a product', '$\\prod_{t=2}^{10} \\alpha_t$ HERE'],
  ])('%s state nothing', (_, text) => {
    expect(near(text, 'HERE')).toEqual({});
  });

  test('a step beyond the stated T is dropped', () => {
    expect(near('$T = 30$ and $t = 40$ HERE', 'HERE')).toEqual({ T: 30 });
  });

  test('are found around the formulas of a whole note', () => {
    const text = readFileSync('test/notes/github-ddpm.md', 'utf8');
    const note = readNote(text);
    const closedForm = note.formulas.find(({ id }) => id === 'closed-form-kernel');
    expect(note.parametersNear(closedForm!.start)).toEqual({
      t: 500,
      T: 1000,
      betaStart: 1e-4,
      betaEnd: 0.02,
    });
  });
});
