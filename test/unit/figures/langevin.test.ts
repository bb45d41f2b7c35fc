import { expect, it } from 'vitest';
import { figures } from '../../../src/figures';
import { bellShares, langevinMixture, langevinRun, meanDistanceToBell } from '../../../src/figures/langevin';
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
  expect(figures.langevin.caption({ ...standard, delta: 0.5 })).toContain('δ is not below 4σ² = 0.48');
  expect(figures.langevin.caption({ ...standard, noise: false })).toContain('would be 0.43');
});
