import { expect, it } from 'vitest';
import { figures } from '../../../src/figures';
import { figureState } from '../../../src/figures/states';
import { shownVariances } from '../../../src/figures/variance';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const standard = figureState('variance', defaultPlaygroundState);

it('with σ² = β keeps N(0, 1) until the last step, and shrinks it with β̃', () => {
  for (let taken = 0; taken < 10; taken++) {
    const { q, beta, betaTilde } = shownVariances({ ...standard, taken });
    expect(q).toBeCloseTo(1, 12);
    expect(beta).toBeCloseTo(1, 10);
    expect(betaTilde).toBeLessThanOrEqual(1);
  }
  // From t = 100 to 0 in one step x_0 = √ᾱ_100 x_100, without noise.
  let alphaBar = 1;
  for (let t = 1; t <= 100; t++) {
    alphaBar *= 1 - 1e-4 - ((t - 1) / 999) * (0.02 - 1e-4);
  }
  expect(shownVariances({ ...standard, taken: 10 }).beta).toBeCloseTo(alphaBar, 10);
});

it('with σ² = β̃ brings noise to one point as q does, and leaves too much variance with β', () => {
  const state = { ...standard, deviation: 0 };
  for (let taken = 1; taken < 10; taken++) {
    const { q, beta, betaTilde } = shownVariances({ ...state, taken });
    // x_T begins at variance 1 in place of 1 − ᾱ_T, which is 4e−5 less and shrinks.
    expect(Math.abs(betaTilde - q)).toBeLessThan(5e-5);
    expect(beta).toBeGreaterThan(q);
  }
  expect(shownVariances({ ...state, taken: 10 })).toMatchObject({ q: 0, betaTilde: 0, beta: 0 });
});

it('says which choice is exact', () => {
  const caption = (deviation: number): string => figures.variance.caption({ ...standard, deviation });
  expect(caption(1)).toContain('σ² = β is exact in every step but the last');
  expect(caption(0)).toContain('σ² = β̃ is exact');
  expect(caption(0.5)).toContain('lies between both');
});
