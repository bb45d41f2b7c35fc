import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figures } from '../../../src/figures';
import { elboOf, gapBits, spentBits } from '../../../src/figures/elbo';
import { figureState, type standardFigures } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { figureStates } from './states';

const schedule = { kind: 'linear', T: 50, betaStart: 1e-3, betaEnd: 0.3 } as const;

const stateWith = (own: Partial<typeof standardFigures.elbo>, t: number) => ({
  ...figureState('elbo', { ...defaultPlaygroundState, schedule, t }),
  ...own,
});

describe('the terms of the bound', () => {
  it('add up to it: those before x_{t−1} is known and those after', () => {
    fc.assert(
      fc.property(figureStates, fc.integer({ min: 1, max: 50 }), ({ elbo }, t) => {
        const bound = elboOf(stateWith(elbo, t));
        const rest = bound.terms.subarray(0, t).reduce((sum, term) => sum + term, 0);
        expect(spentBits(bound, t) + rest).toBeCloseTo(bound.total, 9);
      }),
      { numRuns: 20 },
    );
  });

  it('leave a gap that closes where mean and variance of every reverse step are right', () => {
    const exact = gapBits(elboOf(stateWith({ factor: 1, offset: 0, variance: 'exact' }, 1)));
    const small = gapBits(elboOf(stateWith({ factor: 1, offset: 0, variance: 'small' }, 1)));
    const wrong = gapBits(elboOf(stateWith({ factor: 0.8, offset: 0, variance: 'small' }, 1)));
    expect(exact).toBeLessThan(0.005);
    expect(small).toBeGreaterThan(10 * exact);
    expect(wrong).toBeGreaterThan(small);
  });
});

it('the caption says the sum that the terms make', () => {
  const state = stateWith({}, 20);
  const bound = elboOf(state);
  const numbers = [...figures.elbo.caption(state).matchAll(/\d+\.\d+(?: × 10\S+)?/g)].map(([text]) =>
    Number(text),
  );
  const [between = NaN, last = NaN, total = NaN, likelihood = NaN, gap = NaN] = numbers.slice(1);
  expect(between + last).toBeCloseTo(total, 1);
  expect(Math.abs(total - likelihood - gap)).toBeLessThan(0.06);
  expect(total).toBeCloseTo(bound.total, 2);
});
