import { expect, it } from 'vitest';
import { createMixture } from '../../../src/diffusion/distributions/mixture';
import { LangevinChain, langevinVariance } from '../../../src/diffusion/langevin';

const variance = 0.2;
const bell = createMixture([{ weight: 1, mean: [1, -1], variance }]);
const start = new Float32Array(8000).fill(0.5);

it.each([0.02, 0.1, 0.4])('settles at the variance that steps of size %f keep', (delta) => {
  const points = new LangevinChain(bell, start, delta, true, 1).at(300);
  for (const axis of [0, 1]) {
    const values = points.filter((_, i) => i % 2 === axis);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const found = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(axis === 0 ? 1 : -1, 1);
    // Five standard errors of a variance of 4,000 values.
    expect(Math.abs(found / langevinVariance(variance, delta) - 1)).toBeLessThan(5 * Math.sqrt(2 / 4000));
  }
});

it('without noise climbs to the mode, by a factor a step', () => {
  const points = new LangevinChain(bell, start, 0.1, false, 1).at(10);
  const left = (1 - 0.1 / (2 * variance)) ** 10;
  expect(points[0]).toBeCloseTo(1 + (0.5 - 1) * left, 5);
  expect(points[1]).toBeCloseTo(-1 + (0.5 + 1) * left, 5);
});

it('keeps no variance from δ = 4σ² on', () => {
  expect(langevinVariance(variance, 4 * variance)).toBe(Infinity);
  expect(langevinVariance(variance, 1e-9)).toBeCloseTo(variance, 8);
  const points = new LangevinChain(bell, start.subarray(0, 10), 5 * variance, true, 1).at(60);
  expect(Math.max(...points.map(Math.abs))).toBeGreaterThan(100);
});
