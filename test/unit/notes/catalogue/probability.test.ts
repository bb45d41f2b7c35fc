import { expect, test } from 'vitest';
import { decoderBin } from '../../../../src/diffusion/bounds/terms';
import { frechetDistance } from '../../../../src/diffusion/quality/frechetDistance';
import { evaluate } from '../../../../src/notes/formulas/evaluate';
import { readExpression } from '../../../../src/notes/formulas/readExpression';
import { judgeFormulas } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';
import { parseTex } from '../../../../src/notes/tex/parseTex';

const r = String.raw;

/** The value of TeX with these letters, subscripts included. */
const valueOf = (tex: string, letters: Readonly<Record<string, number>>) =>
  evaluate(readExpression(parseTex(tex)), {
    quantity: ({ letter, sub }) => letters[letter + sub],
  });

const verdictOf = (tex: string) => judgeFormulas(readNote(`$$${tex}$$`)).map(({ verdict }) => verdict);

test('the Fréchet distance is that of the mathematics in one dimension', () => {
  for (const [a, b, v, w] of [
    [0, 0, 1, 1],
    [0.5, -1.2, 2.5, 0.4],
    [-3, 4, 0.1, 9],
  ] as const) {
    const gaussian = (mean: number, variance: number) => ({
      mean: Float64Array.of(mean),
      covariance: { size: 1, values: Float64Array.of(variance) },
    });
    const tex = r`\|\mu_1-\mu_2\|^2+\mathrm{Tr}(\Sigma_1+\Sigma_2-2(\Sigma_1\Sigma_2)^{1/2})`;
    const value = valueOf(tex, { μ1: a, μ2: b, Σ1: v, Σ2: w });
    expect(value).toBeCloseTo(frechetDistance(gaussian(a, v), gaussian(b, w)), 9);
  }
});

test('the bounds of the decoder are those of the mathematics', () => {
  for (const grey of [1, 100, 254]) {
    const x = grey / 127.5 - 1;
    const { from, to } = decoderBin(grey);
    expect(valueOf(r`x-\frac{1}{255}`, { x })).toBeCloseTo(from, 12);
    expect(valueOf(r`x+\frac{1}{255}`, { x })).toBeCloseTo(to, 12);
  }
  const bound = (inner: string) =>
    r`\delta_+(x) = \begin{cases}\infty & x = 1 \\ ${inner} & x < 1\end{cases}`;
  expect(verdictOf(bound(r`x+\frac{1}{255}`))).toEqual(['right']);
  expect(verdictOf(bound(r`x-\frac{1}{255}`))).toEqual(['wrong']);
  // Grey values from 0 to 255 themselves.
  expect(verdictOf(bound(r`x+\frac12`))).toEqual(['unknown']);
});

test('an event and its complement are two', () => {
  expect(verdictOf(r`P(A'|B) = \frac{P(B|A')P(A')}{P(B)}`)).toEqual(['right']);
  expect(verdictOf(r`P(A'|B) = \frac{P(B|A')P(A)}{P(B)}`)).not.toEqual(['right']);
});

test('what a factorisation leaves out is wrong, assumed of a chain, or unknown', () => {
  expect(verdictOf(r`P(A,B) = P(A|B)P(A)`)).toEqual(['wrong']);
  expect(verdictOf(r`P(A,B,C) = P(A|B)P(B|C)P(C)`)).toEqual(['right']);
  expect(verdictOf(r`P(A,B,C) = P(A|B)P(B)P(C)`)).toEqual(['unknown']);
  expect(verdictOf(r`p(x,y|c) = p(x|y,c)p(y|c)`)).toEqual(['right']);
});

test('the variable that a chain remembers is the next one', () => {
  expect(verdictOf(r`p(x_t|x_{t-1},x_{t-2}) = p(x_t|x_{t-1})`)).toEqual(['right']);
  expect(verdictOf(r`p(x_t|x_{t+1},x_T) = p(x_t|x_{t+1})`)).toEqual(['right']);
  expect(verdictOf(r`P(C|B,A) = P(C|B)`)).toEqual(['unknown']);
  // Given both sides, neither is forgotten.
  expect(verdictOf(r`q(x_{t-1}|x_t,x_0) = q(x_{t-1}|x_t)`)).toEqual(['wrong']);
  expect(verdictOf(r`p(x_{t-1}|x_t,x_0) = p(x_{t-1}|x_t)`)).toEqual(['unknown']);
});
