import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../../../../src/diffusion/quality/bootstrap';
import { classBalance, classifierScore } from '../../../../src/diffusion/quality/classScores';
import type { Features } from '../../../../src/diffusion/quality/features';
import {
  fitGaussian,
  frechetDistance,
  type FeatureGaussian,
} from '../../../../src/diffusion/quality/frechetDistance';
import {
  memorisation,
  nearestNeighbours,
  precisionRecall,
} from '../../../../src/diffusion/quality/neighbours';
import { product, symmetricEigen, symmetricRoot } from '../../../../src/diffusion/quality/symmetricEigen';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';

function normal(seed: number, count: number, dimension: number, shift = 0, scale = 1): Features {
  const values = new RandomStream(seed, 8).normal(count * dimension).map((x) => scale * x + shift);
  return { values, dimension };
}

function diagonal(mean: readonly number[], variances: readonly number[]): FeatureGaussian {
  const size = mean.length;
  const values = new Float64Array(size * size);
  variances.forEach((variance, i) => (values[i * size + i] = variance));
  return { mean: Float64Array.from(mean), covariance: { size, values } };
}

describe('symmetricEigen', () => {
  const matrix = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 1000 }))
    .map(([size, seed]) => {
      const random = new RandomStream(seed, 8).normal(size * size);
      // A Aᵀ is symmetric and positive semidefinite.
      const values = Float64Array.from({ length: size * size }, (_, at) => {
        let sum = 0;
        for (let k = 0; k < size; k++) {
          sum += (random[Math.floor(at / size) * size + k] ?? 0) * (random[(at % size) * size + k] ?? 0);
        }
        return sum;
      });
      return { size, values };
    });

  it('takes a matrix apart into orthonormal vectors and their factors', () => {
    fc.assert(
      fc.property(matrix, ({ size: n, values }) => {
        const { eigenvalues, eigenvectors } = symmetricEigen({ size: n, values });
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            let [sum, dot] = [0, 0];
            for (let k = 0; k < n; k++) {
              const pair = (eigenvectors[i * n + k] ?? 0) * (eigenvectors[j * n + k] ?? 0);
              sum += pair * (eigenvalues[k] ?? 0);
              dot += pair;
            }
            expect(sum).toBeCloseTo(values[i * n + j] ?? NaN, 8);
            expect(dot).toBeCloseTo(i === j ? 1 : 0, 10);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has a root whose square is the matrix', () => {
    fc.assert(
      fc.property(matrix, (original) => {
        const root = symmetricRoot(original);
        product(root, root).values.forEach((value, i) => {
          expect(value).toBeCloseTo(original.values[i] ?? NaN, 7);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('frechetDistance', () => {
  it('is what it is for commuting covariances: Σ (μ₁ − μ₂)² + (σ₁ − σ₂)²', () => {
    const [a, b] = [diagonal([0, 1, 2], [1, 4, 9]), diagonal([1, 1, 0], [4, 4, 1])];
    expect(frechetDistance(a, b)).toBeCloseTo(1 + 4 + 1 + 0 + 4, 10);
    expect(frechetDistance(a, a)).toBeCloseTo(0, 10);
  });

  it('is symmetric, and the same however both are rotated', () => {
    const gaussian = (seed: number) => fitGaussian(normal(seed, 200, 5, seed / 10, 1 + seed / 10));
    const [a, b] = [gaussian(1), gaussian(2)];
    expect(frechetDistance(a, b)).toBeCloseTo(frechetDistance(b, a), 9);
    const turned = (features: Features): Features => {
      const values = Float64Array.from(features.values);
      for (let i = 0; i < values.length; i += 5) {
        const [x = 0, y = 0] = values.subarray(i, i + 2);
        values.set([0.6 * x - 0.8 * y, 0.8 * x + 0.6 * y], i);
      }
      return { ...features, values };
    };
    const rotated = [1, 2].map((seed) => fitGaussian(turned(normal(seed, 200, 5, seed / 10, 1 + seed / 10))));
    const [c, d] = rotated;
    if (!c || !d) {
      throw new Error('There are no two distributions.');
    }
    expect(frechetDistance(c, d)).toBeCloseTo(frechetDistance(a, b), 8);
  });

  it('nears 0 for samples of one distribution, and refuses features of different sizes', () => {
    const [a, b] = [fitGaussian(normal(1, 4000, 4)), fitGaussian(normal(2, 4000, 4))];
    expect(frechetDistance(a, b)).toBeLessThan(0.01);
    expect(() => frechetDistance(a, fitGaussian(normal(1, 10, 3)))).toThrow(/4 and of 3/);
    expect(() => fitGaussian(normal(1, 1, 3))).toThrow(/at least two/);
  });
});

describe('class scores', () => {
  const rows = (...probabilities: readonly number[][]): Features => ({
    values: Float64Array.from(probabilities.flat()),
    dimension: probabilities[0]?.length ?? 1,
  });

  it('are the number of classes when each image is sure of one, and all are equally frequent', () => {
    expect(classifierScore(rows([1, 0, 0], [0, 1, 0], [0, 0, 1]))).toBeCloseTo(3, 10);
    expect(classifierScore(rows([1, 0, 0], [1, 0, 0]))).toBeCloseTo(1, 10);
    expect(classifierScore(rows([0.2, 0.3, 0.5], [0.2, 0.3, 0.5]))).toBeCloseTo(1, 10);
  });

  it('count classes, confidence and evenness', () => {
    const balance = classBalance(rows([0.95, 0.05], [0.1, 0.9], [0.6, 0.4], [0.2, 0.8]));
    expect([...balance.frequencies]).toEqual([0.5, 0.5]);
    expect(balance.confident).toBeCloseTo(0.5, 10);
    expect(balance.evenness).toBeCloseTo(1, 10);
    expect(classBalance(rows([1, 0], [1, 0])).evenness).toBe(0);
  });
});

describe('neighbours', () => {
  it('are found with their distances', () => {
    const points = (...values: number[]): Features => ({ values: Float64Array.from(values), dimension: 2 });
    const { indices, distances } = nearestNeighbours(points(0, 0, 5, 5), points(9, 9, 3, 4, 5, 6));
    expect([...indices]).toEqual([1, 2]);
    expect([...distances]).toEqual([5, 1]);
  });

  it('tell made images that lie among real ones, and real ones that are not made', () => {
    const real = normal(1, 300, 2);
    const same = precisionRecall(real, normal(2, 300, 2));
    expect(same.precision).toBeGreaterThan(0.85);
    expect(same.recall).toBeGreaterThan(0.85);
    expect(precisionRecall(real, normal(2, 300, 2, 50))).toEqual({ precision: 0, recall: 0 });
    // Too narrow: all is among the real, which are mostly not among what is made.
    const narrow = precisionRecall(real, normal(2, 300, 2, 0, 0.1));
    expect(narrow.precision).toBeGreaterThan(0.95);
    expect(narrow.recall).toBeLessThan(0.2);
    expect(() => precisionRecall(real, real, 300)).toThrow(/1…299/);
  });

  it('tell copies of the training data from new images', () => {
    const training = normal(1, 400, 6);
    const heldOut = normal(2, 300, 6);
    const fresh = memorisation(normal(3, 300, 6), heldOut, training);
    expect(fresh.suspicious).toBeLessThan(0.05);
    expect(Math.abs(fresh.made / fresh.heldOut - 1)).toBeLessThan(0.15);
    const copied = { values: training.values.slice(0, 600).map((x) => x + 1e-4), dimension: 6 };
    expect(memorisation(copied, heldOut, training).suspicious).toBe(1);
  });
});

describe('bootstrapInterval', () => {
  it('covers the mean about as often as it says, and repeats from its seed', () => {
    const covered = Array.from({ length: 60 }, (_, seed) => {
      const values = new RandomStream(seed + 10, 8).normal(80);
      const mean = (indices: Int32Array) =>
        indices.reduce((sum, i) => sum + (values[i] ?? 0), 0) / indices.length;
      const interval = bootstrapInterval(80, mean, { seed });
      expect(bootstrapInterval(80, mean, { seed })).toEqual(interval);
      expect(interval.low).toBeLessThan(interval.value);
      expect(interval.high).toBeGreaterThan(interval.value);
      return interval.low < 0 && interval.high > 0;
    }).filter(Boolean).length;
    // 95 % of 60 are 57, give or take 1.7.
    expect(covered).toBeGreaterThanOrEqual(51);
    expect(covered).toBeLessThan(60 + 1);
  });
});
