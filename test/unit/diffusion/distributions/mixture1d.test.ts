import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianDensity, gaussianKl } from '../../../../src/diffusion/distributions/gaussian';
import {
  createMixture1d,
  klToStandardNormal1d,
  mixture1dCdf,
  mixture1dDensity,
  mixture1dMoments,
  mixture1dPeaks,
  mixture1dScore,
  sampleMixture1d,
  steppedMixture1d,
} from '../../../../src/diffusion/distributions/mixture1d';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../src/diffusion/random/streams';

const component = fc.record({
  weight: fc.double({ min: 0.05, max: 1, noNaN: true }),
  mean: fc.double({ min: -3, max: 3, noNaN: true }),
  variance: fc.double({ min: 0.04, max: 1, noNaN: true }),
});
const mixtures = fc.array(component, { minLength: 1, maxLength: 4 }).map(createMixture1d);
const x = fc.double({ min: -4, max: 4, noNaN: true });

const uneven = createMixture1d([
  { weight: 3, mean: -1.5, variance: 0.04 },
  { weight: 1, mean: 2, variance: 0.25 },
]);

/** The integral over −12…12 by Simpson's rule. */
function integral(f: (x: number) => number): number {
  const pieces = 12_000;
  const step = 24 / pieces;
  let sum = 0;
  for (let piece = 0; piece <= pieces; piece++) {
    const weight = piece === 0 || piece === pieces ? 1 : piece % 2 === 1 ? 4 : 2;
    sum += weight * f(-12 + piece * step);
  }
  return (sum * step) / 3;
}

describe('a mixture on the line', () => {
  it('has the weighted densities of its components, an integral of 1, and the moments of its density', () => {
    fc.assert(
      fc.property(mixtures, x, (mixture, at) => {
        const direct = mixture.components.reduce(
          (sum, { weight, mean, variance }) => sum + weight * gaussianDensity(at, mean, variance),
          0,
        );
        expect(mixture1dDensity(mixture, at)).toBeCloseTo(direct, 12);
        const density = (point: number) => mixture1dDensity(mixture, point);
        const { mean, variance } = mixture1dMoments(mixture);
        expect(integral(density)).toBeCloseTo(1, 9);
        expect(integral((point) => point * density(point))).toBeCloseTo(mean, 8);
        expect(integral((point) => (point - mean) ** 2 * density(point))).toBeCloseTo(variance, 8);
      }),
      { numRuns: 20 },
    );
  });

  it('has the density as the slope of its distribution function, and the score as that of its logarithm', () => {
    fc.assert(
      fc.property(mixtures, x, (mixture, at) => {
        const h = 1e-4;
        const slope = (f: (point: number) => number) => (f(at + h) - f(at - h)) / (2 * h);
        expect(slope((point) => mixture1dCdf(mixture, point))).toBeCloseTo(mixture1dDensity(mixture, at), 5);
        fc.pre(mixture1dDensity(mixture, at) > 1e-6);
        const expected = slope((point) => Math.log(mixture1dDensity(mixture, point)));
        expect(mixture1dScore(mixture, at) / (1 + Math.abs(expected))).toBeCloseTo(
          expected / (1 + Math.abs(expected)),
          4,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('has the score of the widest component far away, where the density underflows', () => {
    expect(mixture1dScore(uneven, -40)).toBeCloseTo(42 / 0.25, 9);
  });

  it('is refused without components, or with a variance of 0', () => {
    expect(() => createMixture1d([])).toThrow(RangeError);
    expect(() => createMixture1d([{ weight: 1, mean: 0, variance: 0 }])).toThrow(RangeError);
  });
});

describe('its peaks', () => {
  it('two equal Gaussians have two exactly when their means are more than 2σ apart', () => {
    for (const [distance, peaks] of [
      [1.9, 1],
      [1.99, 1],
      [2.05, 2],
      [4, 2],
    ] as const) {
      const sigma = 0.3;
      const pair = [-1, 1].map((side) => ({
        weight: 1,
        mean: (side * distance * sigma) / 2,
        variance: sigma ** 2,
      }));
      expect(mixture1dPeaks(createMixture1d(pair))).toBe(peaks);
    }
  });

  it('counts components that are far apart, also where the density between them underflows', () => {
    const far = [-3, -1, 1, 3].map((mean) => ({ weight: 1, mean, variance: 0.0004 }));
    for (let count = 1; count <= 4; count++) {
      expect(mixture1dPeaks(createMixture1d(far.slice(0, count)))).toBe(count);
    }
  });
});

describe('the divergence from N(0, 1)', () => {
  it('is the closed form for one Gaussian', () => {
    for (const [mean, variance] of [
      [0, 1],
      [1.5, 0.04],
      [-3, 0.0025],
      [0.2, 4],
    ] as const) {
      const one = createMixture1d([{ weight: 1, mean, variance }]);
      expect(klToStandardNormal1d(one)).toBeCloseTo(gaussianKl(mean, variance, 0, 1), 9);
    }
  });

  it('is the integral by another rule for several', () => {
    const kl = integral((point) => {
      const density = mixture1dDensity(uneven, point);
      return density === 0 ? 0 : density * Math.log(density / gaussianDensity(point, 0, 1));
    });
    expect(klToStandardNormal1d(uneven)).toBeCloseTo(kl, 8);
  });

  it('never grows on the way of a step that keeps N(0, 1)', () => {
    fc.assert(
      fc.property(mixtures, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (mixture, beta) => {
        const next = steppedMixture1d(mixture, { signal: Math.sqrt(1 - beta), noise: Math.sqrt(beta) });
        expect(klToStandardNormal1d(next)).toBeLessThanOrEqual(klToStandardNormal1d(mixture) + 1e-12);
      }),
      { numRuns: 40 },
    );
  });
});

it('draws have the moments and the distribution function of the mixture', () => {
  const n = 40_000;
  const draws = sampleMixture1d(uneven, n, new RandomStream(3, streams.distribution));
  const { mean, variance } = mixture1dMoments(uneven);
  const found = draws.reduce((sum, value) => sum + value, 0) / n;
  expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / n));
  for (const at of [-1.6, -1.4, 0, 1.8, 2.4]) {
    const share = draws.filter((value) => value <= at).length / n;
    const p = mixture1dCdf(uneven, at);
    // Four standard errors of a share.
    expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n) + 1e-4);
  }
});

it('a Gaussian step moves the moments as it must', () => {
  const before = mixture1dMoments(uneven);
  const after = mixture1dMoments(steppedMixture1d(uneven, { signal: 0.6, noise: 0.8 }));
  expect(after.mean).toBeCloseTo(0.6 * before.mean, 12);
  expect(after.variance).toBeCloseTo(0.36 * before.variance + 0.64, 12);
});
