import { describe, expect, it } from 'vitest';
import { erf, normalCdf, scaledComplement } from '../../../../src/diffusion/bounds/normalCdf';
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

it('exp(x²) erfc(x) is the product where both are finite, and goes on where erfc underflows', () => {
  for (const x of [2, 2.8, 3.5]) {
    expect(scaledComplement(x)).toBeCloseTo(Math.exp(x * x) * (1 - erf(x)), 8);
  }
  // The asymptotic series 1/(x√π) (1 − 1/(2x²) + 3/(4x⁴) − …).
  const x = 50;
  const series = (1 - 1 / (2 * x ** 2) + 3 / (4 * x ** 4)) / (x * Math.sqrt(Math.PI));
  expect(scaledComplement(x) / series).toBeCloseTo(1, 8);
});

it.each(startIds)('a draw of %s that has nearly vanished leaves the noise’s own density', (start) => {
  for (const signal of [1e-3, 1e-5, 1e-6, 1e-9, 1e-16]) {
    for (const x of [-2, 0, 1.5]) {
      const { density, probability } = noisyStart(start, { signal, noise: 1 }, x);
      expect(density).toBeCloseTo(gaussianDensity(x, 0, 1), 5);
      expect(probability).toBeCloseTo(normalCdf(x, 'erf'), 5);
    }
  }
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
