import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  betaBinomialProbability,
  betaDensity,
  binomialProbability,
  logGamma,
} from '../../../src/diffusion/distributions/beta';
import { figures } from '../../../src/figures';
import { bayesOf, believedAfter } from '../../../src/figures/coin';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { figureStates } from './states';

/** The integral over 0…1 by the midpoint rule; where f ends like (1 − x)^0.07 its error is 1e-6. */
function integral(f: (x: number) => number): number {
  const pieces = 100_000;
  let sum = 0;
  for (let piece = 0; piece < pieces; piece++) {
    sum += f((piece + 0.5) / pieces);
  }
  return sum / pieces;
}

it('ln Γ is that of factorials, and of √π at ½', () => {
  let factorial = 0;
  for (let n = 1; n <= 170; n++) {
    expect(logGamma(n)).toBeCloseTo(factorial, 10);
    factorial += Math.log(n);
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
});

it('the evidence is the area under likelihood times prior, and the posterior is their ratio', () => {
  fc.assert(
    fc.property(figureStates, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ({ coin }, x) => {
      const { heads, tails, trust } = coin;
      const joint = (at: number) => binomialProbability(heads, tails, at) * betaDensity(at, trust, trust);
      const evidence = betaBinomialProbability(heads, tails, trust, trust);
      // A density with a trust near 1 is steep at the ends, where the sum is least exact.
      expect(integral(joint) / evidence).toBeCloseTo(1, 4);
      const { a, b } = believedAfter(trust, heads, tails);
      expect(betaDensity(x, a, b) - joint(x) / evidence).toBeCloseTo(0, 6);
    }),
    { numRuns: 40 },
  );
});

it('the probability that the coin is biased follows from areas above the bound', () => {
  fc.assert(
    fc.property(figureStates, ({ coin }) => {
      const { heads, tails, trust, bound } = coin;
      const above = (f: (x: number) => number) => (1 - bound) * integral((x) => f(bound + (1 - bound) * x));
      const density = (x: number) => betaDensity(x, trust, trust);
      const prior = above(density);
      const joint = above((x) => binomialProbability(heads, tails, x) * density(x));
      const told = bayesOf(coin);
      expect(told.prior / prior).toBeCloseTo(1, 4);
      expect((told.likelihood * prior) / joint).toBeCloseTo(1, 4);
      expect((told.posterior * told.evidence) / joint).toBeCloseTo(1, 4);
    }),
    { numRuns: 8 },
  );
});

it('of an unknown coin every number of heads is equally probable (Bayes 1763)', () => {
  for (let heads = 0; heads <= 10; heads++) {
    expect(betaBinomialProbability(heads, 10 - heads, 1, 1)).toBeCloseTo(1 / 11, 12);
  }
});

it('says what was believed before and after', () => {
  const state = figureState('coin', defaultPlaygroundState);
  // Beta(90, 30): mean 0.75, variance 0.75 · 0.25 / 121.
  expect(figures.coin.caption(state)).toMatch(
    /^After 80 heads in 100 tosses the probability of heads is believed to be 0\.750 ± 0\.039; before, it was 0\.5 ± 0\.11\. That it is above 0\.70 had the probability 0\.033 and has 0\.\d+ now\./,
  );
});
