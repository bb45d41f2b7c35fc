import { expect, it } from 'vitest';
import { formatNumber } from '../../../src/base/formatNumber';
import { figures } from '../../../src/figures';
import { sampleMixture } from '../../../src/diffusion/distributions/mixture';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { streams } from '../../../src/diffusion/random/streams';
import {
  bellShares,
  landscapeOf,
  langevinMixture,
  langevinRun,
  meanDistanceToBell,
  meanLogDensity,
  movedShare,
} from '../../../src/figures/langevin';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const standard = figureState('langevin', defaultPlaygroundState);

it('brings points to the bells in all states, which stay numbers for every step size', () => {
  for (const delta of [0.005, 0.05, 0.5]) {
    const points = langevinRun({ ...standard, delta }).at(300);
    expect(points.every(Number.isFinite)).toBe(true);
    expect(bellShares(points).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  }
});

it('without noise ends on the peaks, each within what the other bells shift it', () => {
  const points = langevinRun({ ...standard, noise: false }).at(300);
  expect(meanDistanceToBell(points)).toBeLessThan(0.02);
});

it('has with noise the spread of the bells', () => {
  const points = langevinRun(standard).at(200);
  const [{ variance } = { variance: 0 }] = langevinMixture.components;
  // Rayleigh's mean, widened by what steps of 0.05 add (δ/(4σ²) is about a tenth).
  const expected = Math.sqrt((Math.PI * variance) / 2 / (1 - standard.delta / (4 * variance)));
  expect(Math.abs(meanDistanceToBell(points) / expected - 1)).toBeLessThan(0.1);
});

it('says at what variance a single bell comes to rest, or that the points run away', () => {
  // 0.12 / (1 − 0.05 / 0.48).
  expect(figures.langevin.caption(standard)).toContain('variance 0.134 instead of 0.12');
  expect(figures.langevin.caption({ ...standard, taken: 0 })).toContain(' 0 % are at another bell');
  expect(figures.langevin.caption({ ...standard, delta: 0.5 })).toContain('δ is not below 4σ² = 0.48');
  expect(figures.langevin.caption({ ...standard, noise: false })).toContain('would be 0.43');
});

it('settles in any set of the plane as densely as exact samples lie', () => {
  for (const data of ['gaussians', 'circles'] as const) {
    const state = { ...standard, data };
    const landscape = landscapeOf(state);
    const exact = sampleMixture(landscape, 2000, new RandomStream(3, streams.distribution));
    const difference =
      meanLogDensity(landscape, langevinRun(state).at(120)) - meanLogDensity(landscape, exact);
    // The steps widen what they come to rest in a little.
    expect(Math.abs(difference)).toBeLessThan(0.2);
  }
});

it('says of a set how dense it is where its points are, and no more steps than are done', () => {
  const state = { ...standard, data: 'circles' as const, seed: 11 };
  expect(figures.langevin.caption(state)).toContain('After 0 steps');
  const chain = langevinRun(state);
  chain.advance(7);
  const density = meanLogDensity(landscapeOf(state), chain.at(7));
  expect(figures.langevin.caption(state)).toContain(`After 7 steps log p is ${formatNumber(density, 3)}`);
});

it('counts the points that went from one bell to another', () => {
  const [left, right] = [
    [-1.3, -0.6],
    [1.2, -0.5],
  ];
  expect(movedShare([...left, ...left, ...right, ...right], [...left, ...right, ...right, ...right])).toBe(
    0.25,
  );
});
