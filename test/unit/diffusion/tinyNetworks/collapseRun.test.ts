import { expect, it } from 'vitest';
import { ringMixture, sampleMixture } from '../../../../src/diffusion/distributions/mixture';
import { modeCoverage } from '../../../../src/diffusion/quality/modeCoverage';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { CollapseRun, sampleCount } from '../../../../src/diffusion/tinyNetworks/collapseRun';

const ring = ringMixture();
const never = () => false;

it('counts modes: all of the data’s own samples, one of points at one place', () => {
  const points = sampleMixture(ring, 4000, new RandomStream(1, 8));
  const { shares, covered } = modeCoverage(ring, points);
  expect(covered).toBe(8);
  // Of a round Gaussian in the plane 1 − e^{−9/2} lies within three standard deviations.
  const within = shares.reduce((sum, share) => sum + share, 0);
  expect(Math.abs(within - (1 - Math.exp(-4.5)))).toBeLessThan(0.006);
  const one = Float64Array.from({ length: 40 }, (_, i) => ring.components[2]!.mean[i % 2]!);
  expect(modeCoverage(ring, one).covered).toBe(1);
});

it('with three generator steps the GAN of seed 0 reaches few modes, the diffusion model all; the same every time', () => {
  const run = new CollapseRun(ring, 0, 3);
  run.advance(8, never);
  const { gan, diffusion } = run.at(8)!;
  expect(gan).toHaveLength(2 * sampleCount);
  expect(modeCoverage(ring, diffusion).covered).toBe(8);
  expect(modeCoverage(ring, gan).covered).toBeLessThanOrEqual(4);
  const again = new CollapseRun(ring, 0, 3);
  let pieces = 0;
  // However the time is cut.
  while (again.reached < 2) {
    again.advance(2, () => pieces++ % 3 === 2);
  }
  expect(again.at(2)).toEqual(run.at(2));
  expect(again.at(3)).toBeUndefined();
});
