import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conditioned1d, denoised1d } from '../../../../src/diffusion/distributions/conditioned1d';
import { gaussianDensity } from '../../../../src/diffusion/distributions/gaussian';
import {
  mixture1dDensity,
  mixture1dMoments,
  type Mixture1d,
} from '../../../../src/diffusion/distributions/mixture1d';

const mixture: Mixture1d = {
  components: [
    { weight: 0.3, mean: -1, variance: 0.04 },
    { weight: 0.7, mean: 0.8, variance: 0.25 },
  ],
};
const step = { signal: 0.8, noise: 0.6 };
const joint = (x: number, y: number): number =>
  mixture1dDensity(mixture, x) * gaussianDensity(y, step.signal * x, step.noise ** 2);

/** The integral over −8…8 by the midpoint rule. */
function integral(f: (x: number) => number): number {
  const pieces = 4000;
  let sum = 0;
  for (let piece = 0; piece < pieces; piece++) {
    sum += f(-8 + (16 * (piece + 0.5)) / pieces);
  }
  return (sum * 16) / pieces;
}

it('obeys Bayes’ rule: the joint density over its integral', () => {
  const within = fc.double({ min: -2.5, max: 2.5, noNaN: true });
  fc.assert(
    fc.property(within, within, (x, y) => {
      const evidence = integral((each) => joint(each, y));
      expect(mixture1dDensity(conditioned1d(mixture, step, y), x)).toBeCloseTo(joint(x, y) / evidence, 6);
    }),
    { numRuns: 30 },
  );
});

it('chooses between two points by the logistic function of their distances', () => {
  const points: Mixture1d = {
    components: [
      { weight: 0.5, mean: -1, variance: 0 },
      { weight: 0.5, mean: 1, variance: 0 },
    ],
  };
  const [, right] = conditioned1d(points, step, 0.5).components;
  expect(right).toMatchObject({ mean: 1, variance: 0 });
  expect(right?.weight).toBeCloseTo(1 / (1 + Math.exp((-2 * step.signal * 0.5) / step.noise ** 2)), 12);
});

it('denoises to the mean of what is conditioned', () => {
  const ys = [-3, -1, 0, 0.4, 2];
  denoised1d(mixture, step, ys).forEach((mean, i) => {
    expect(mean).toBeCloseTo(mixture1dMoments(conditioned1d(mixture, step, ys[i] ?? 0)).mean, 12);
  });
});
