import { expect, it } from 'vitest';
import { figures } from '../../../src/figures';
import { drawsOf, gradientsOf, mostDraws } from '../../../src/figures/reparameterisation';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const state = {
  ...figureState('reparameterisation', defaultPlaygroundState),
  mean: 0.8,
  logVariance: Math.log(0.25),
};

it('estimates are means over the seed’s draws, which stay while μ and σ move', () => {
  const draws = Array.from(drawsOf(0));
  const { pathwise, score, exact } = gradientsOf(state);
  // f = x² by μ: 2x with the trick, x² z / σ without; the gradient is 2μ.
  const mean = (g: (z: number, x: number) => number): number =>
    draws.reduce((sum, z) => sum + g(z, 0.8 + 0.5 * z), 0) / mostDraws;
  expect(pathwise.at(-1)).toBeCloseTo(
    mean((_, x) => 2 * x),
    9,
  );
  expect(score.at(-1)).toBeCloseTo(
    mean((z, x) => (x * x * z) / 0.5),
    9,
  );
  expect(exact).toBeCloseTo(1.6, 12);
});

it('lie within their spread of the exact gradient', () => {
  for (const seed of [0, 1, 2, 3]) {
    const { pathwise, score, exact, pathwiseSpread, scoreSpread } = gradientsOf({ ...state, seed });
    expect(Math.abs((pathwise.at(-1) ?? NaN) - exact)).toBeLessThan(
      (4 * pathwiseSpread) / Math.sqrt(mostDraws),
    );
    expect(Math.abs((score.at(-1) ?? NaN) - exact)).toBeLessThan((4 * scoreSpread) / Math.sqrt(mostDraws));
    expect(scoreSpread).toBeGreaterThan(2 * pathwiseSpread);
  }
});

it('says that no gradient comes through a discrete f, and what it is', () => {
  const caption = figures.reparameterisation.caption({ ...state, of: 'indicator' });
  // φ(μ/σ) / σ with μ/σ = 1.6.
  const density = Math.exp(-(1.6 ** 2) / 2) / Math.sqrt(2 * Math.PI) / 0.5;
  expect(caption).toContain(`100 draws give 0, where the gradient by μ is ${density.toFixed(3)}`);
});
