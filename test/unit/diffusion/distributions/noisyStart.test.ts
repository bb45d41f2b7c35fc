import { describe, expect, it } from 'vitest';
import { logNormalCdf, normalCdf } from '../../../../src/diffusion/bounds/normalCdf';
import { gaussianDensity } from '../../../../src/diffusion/distributions/gaussian';
import {
  chanceOf,
  isTwoValued,
  meanDensity,
  startIds,
  startMoments,
} from '../../../../src/diffusion/distributions/meanOfDraws';
import {
  noisyStart,
  noisyStartDistance,
  weightedSumShape,
} from '../../../../src/diffusion/distributions/noisyStart';

describe.each(startIds)('noise added to a standardised draw of %s', (start) => {
  const { mean, variance } = startMoments(start);
  const standardised = (draw: number): number => (draw - mean) / Math.sqrt(variance);

  it.each([
    [0.9, Math.sqrt(1 - 0.81)],
    [0.3, Math.sqrt(1 - 0.09)],
  ])('has the density of the convolution: signal %f', (signal, noise) => {
    for (const x of [-1.4, 0.1, 0.9]) {
      const at = (draw: number): number => gaussianDensity(x, signal * standardised(draw), noise ** 2);
      let folded = 0;
      if (isTwoValued(start)) {
        folded = chanceOf(start) * at(1) + (1 - chanceOf(start)) * at(0);
      } else {
        const step = 1e-3;
        for (let draw = -3 + step / 2; draw < 30; draw += step) {
          folded += step * meanDensity(start, 1, draw) * at(draw);
        }
      }
      expect(noisyStart(start, { signal, noise }, x).density).toBeCloseTo(folded, 5);
    }
  });

  it('has the density as the slope of its probability', () => {
    const h = 1e-5;
    for (const [signal, noise] of [
      [0.95, 0.3],
      [0.01, 0.9999],
    ] as const) {
      for (const x of [-2, -0.3, 1.7]) {
        const at = (place: number): number => noisyStart(start, { signal, noise }, place).probability;
        const { density } = noisyStart(start, { signal, noise }, x);
        expect((at(x + h) - at(x - h)) / (2 * h)).toBeCloseTo(density, 5);
      }
    }
  });

  it('comes to N(0, 1) as the signal goes to 0, however it began', () => {
    const distances = [0.9, 0.5, 0.1, 0.01, 1e-4, 0].map((signal) =>
      noisyStartDistance(start, { signal, noise: Math.sqrt(1 - signal ** 2) }),
    );
    distances
      .slice(1)
      .forEach((distance, index) => expect(distance).toBeLessThanOrEqual(distances[index] ?? 0));
    expect(distances[4]).toBeLessThan(1e-8);
    expect(distances[5]).toBe(0);
  });
});

it('ln Φ is the logarithm of Φ, and goes on where that underflows', () => {
  for (const x of [-5, -4.0001, -3.9999, 0, 3]) {
    expect(logNormalCdf(x)).toBeCloseTo(Math.log(normalCdf(x, 'erf')), 9);
  }
  // Φ(−x) = φ(x)/x (1 − 1/x² + 3/x⁴ − …).
  const x = 100;
  const tail = Math.log((1 - x ** -2 + 3 * x ** -4) / x) - x ** 2 / 2 - Math.log(2 * Math.PI) / 2;
  expect(logNormalCdf(-x)).toBeCloseTo(tail, 8);
});

it('equal weights shrink the cumulants as the mean of n draws has them, one weight leaves them', () => {
  const n = 25;
  const weights = Array.from({ length: n }, () => 1 / Math.sqrt(n));
  const { skewness, excessKurtosis } = weightedSumShape('exponential', weights);
  // A gamma distribution of shape n.
  expect(skewness).toBeCloseTo(2 / Math.sqrt(n), 12);
  expect(excessKurtosis).toBeCloseTo(6 / n, 12);
  expect(weightedSumShape('coin', [1])).toEqual({ skewness: 0, excessKurtosis: -2 });
});
