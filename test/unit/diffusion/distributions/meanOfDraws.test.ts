import { describe, expect, it } from 'vitest';
import { binomialProbability } from '../../../../src/diffusion/distributions/beta';
import {
  bimodalDeviation,
  chanceOf,
  isTwoValued,
  meanCdf,
  meanDensity,
  meanDistance,
  startIds,
  startMoments,
  type StartId,
  type TwoValuedId,
} from '../../../../src/diffusion/distributions/meanOfDraws';

const continuous = ['uniform', 'exponential', 'bimodal'] as const;
const lines: Readonly<Record<(typeof continuous)[number], readonly [number, number]>> = {
  uniform: [0, 1],
  exponential: [0, 40],
  bimodal: [-4, 4],
};

/** The integral by the midpoint rule. */
function integral(f: (x: number) => number, [from, to]: readonly [number, number], pieces: number): number {
  const step = (to - from) / pieces;
  let sum = 0;
  for (let piece = 0; piece < pieces; piece++) {
    sum += f(from + (piece + 0.5) * step);
  }
  return sum * step;
}

describe.each(startIds)('a draw of %s', (start) => {
  it('has the moments that are said', () => {
    const moment = (order: number, about: number): number =>
      isTwoValued(start)
        ? chanceOf(start) * (1 - about) ** order + (1 - chanceOf(start)) * (0 - about) ** order
        : integral((x) => (x - about) ** order * meanDensity(start, 1, x), lines[start], 40_000);
    const { mean, variance, skewness, excessKurtosis } = startMoments(start);
    expect(moment(1, 0)).toBeCloseTo(mean, 5);
    expect(moment(2, mean)).toBeCloseTo(variance, 5);
    expect(moment(3, mean) / variance ** 1.5).toBeCloseTo(skewness, 4);
    expect(moment(4, mean) / variance ** 2 - 3).toBeCloseTo(excessKurtosis, 4);
  });
});

describe.each(continuous)('the mean of draws of %s', (start) => {
  it.each([1, 2, 7, 50])('has the variance σ²/n and an area of 1: n = %i', (n) => {
    const { mean, variance } = startMoments(start);
    const density = (x: number) => meanDensity(start, n, x);
    expect(integral(density, lines[start], 6000)).toBeCloseTo(1, 4);
    const spread = integral((x) => (x - mean) ** 2 * density(x), lines[start], 6000);
    expect((spread * n) / variance).toBeCloseTo(1, 4);
  });

  it.each([2, 5])('is the convolution of that of n − 1 draws with one more: n = %i', (n) => {
    const { mean, variance } = startMoments(start);
    for (const part of [-0.9, 0.3, 1.1]) {
      const x = mean + part * Math.sqrt(variance / n);
      const folded = integral(
        (draw) => meanDensity(start, 1, draw) * meanDensity(start, n - 1, (n * x - draw) / (n - 1)),
        lines[start],
        200_000,
      );
      expect(meanDensity(start, n, x)).toBeCloseTo((folded * n) / (n - 1), 3);
    }
  });

  it('has the density as the slope of its distribution function', () => {
    const { mean, variance } = startMoments(start);
    for (const n of [1, 3, 20, 50]) {
      for (const part of [-1.3, -0.2, 0.7]) {
        const x = mean + part * Math.sqrt(variance / n);
        const h = 1e-5;
        const slope = (meanCdf(start, n, x + h) - meanCdf(start, n, x - h)) / (2 * h);
        expect(slope).toBeCloseTo(meanDensity(start, n, x), 4);
      }
    }
  });
});

it('the sum of two uniform numbers has a triangle, that of three Irwin and Hall’s parabola', () => {
  expect(meanDensity('uniform', 2, 0.25)).toBeCloseTo(2 * 0.5, 12);
  expect(meanDensity('uniform', 2, 0.75)).toBeCloseTo(2 * 0.5, 12);
  // B_3(3/2) = 3/4.
  expect(meanDensity('uniform', 3, 0.5)).toBeCloseTo(3 * 0.75, 12);
});

it.each(['coin', 'loaded'] as const)(
  'the distribution function of a %s is the sum of its binomial',
  (start) => {
    for (const n of [1, 3, 10, 49]) {
      let sum = 0;
      for (let heads = 0; heads <= n; heads++) {
        expect(meanCdf(start, n, heads / n - 1e-6)).toBeCloseTo(sum, 10);
        sum += binomialProbability(heads, n - heads, chanceOf(start));
        expect(meanCdf(start, n, heads / n)).toBeCloseTo(sum, 10);
      }
    }
  },
);

describe('the distance of the standardised mean from N(0, 1)', () => {
  it('is ½ less Φ(−1) for one coin', () => {
    expect(meanDistance('coin', 1)).toBeCloseTo(0.5 - 0.15865525393145707, 10);
  });

  it.each(startIds)('falls as the Berry–Esseen bound with 0.4748 (Shevtsova 2011) asks: %s', (start) => {
    const third = thirdAbsoluteMoment(start);
    for (const n of [1, 2, 5, 20, 50]) {
      const distance = meanDistance(start, n);
      expect(distance).toBeGreaterThan(0);
      expect(distance).toBeLessThan((0.4748 * third) / Math.sqrt(n));
    }
    expect(meanDistance(start, 50)).toBeLessThan(meanDistance(start, 1));
  });
});

/** E|x − μ|³ / σ³ of a draw. */
function thirdAbsoluteMoment(start: StartId): number {
  const { mean, variance } = startMoments(start);
  const absolute = (x: number): number => Math.abs(x - mean) ** 3 / variance ** 1.5;
  const two = (of: TwoValuedId): number => chanceOf(of) * absolute(1) + (1 - chanceOf(of)) * absolute(0);
  return isTwoValued(start)
    ? two(start)
    : integral((x) => absolute(x) * meanDensity(start, 1, x), lines[start], 50_000);
}

it('the peaks of the bimodal draw are apart', () => {
  expect(meanDensity('bimodal', 1, 1) / meanDensity('bimodal', 1, 0)).toBeGreaterThan(100);
  expect(bimodalDeviation).toBeLessThan(0.5);
});
