import { featureCount, type Features } from './features';
import { product, symmetricEigen, symmetricRoot, type SymmetricMatrix } from './symmetricEigen';

/** A normal distribution of features. */
export interface FeatureGaussian {
  readonly mean: Float64Array;
  readonly covariance: SymmetricMatrix;
}

/**
 * The normal distribution with the features' mean and covariance (divided by their number less one, as the
 * published FID code does).
 * @throws {RangeError} when there are fewer than two vectors.
 */
export function fitGaussian(features: Features): FeatureGaussian {
  const { values, dimension: d } = features;
  const count = featureCount(features);
  if (count < 2) {
    throw new RangeError(`A covariance takes at least two feature vectors, not ${count}.`);
  }
  const mean = new Float64Array(d);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < d; i++) {
      mean[i] = (mean[i] ?? 0) + (values[k * d + i] ?? 0) / count;
    }
  }
  const covariance = new Float64Array(d * d);
  const centred = new Float64Array(d);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < d; i++) {
      centred[i] = (values[k * d + i] ?? 0) - (mean[i] ?? 0);
    }
    for (let i = 0; i < d; i++) {
      const factor = (centred[i] ?? 0) / (count - 1);
      for (let j = 0; j <= i; j++) {
        covariance[i * d + j] = (covariance[i * d + j] ?? 0) + factor * (centred[j] ?? 0);
      }
    }
  }
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < i; j++) {
      covariance[j * d + i] = covariance[i * d + j] ?? 0;
    }
  }
  return { mean, covariance: { size: d, values: covariance } };
}

/**
 * The squared Fréchet distance of two normal distributions (Dowson & Landau 1982; Heusel et al. 2017, eq. 6), which
 * is called FID where the features are those of the Inception network:
 * ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁^½ Σ₂ Σ₁^½)^½).
 */
export function frechetDistance(a: FeatureGaussian, b: FeatureGaussian): number {
  return frechetDistanceFrom(a)(b);
}

/** The distances of many from one, whose root is then taken once. */
export function frechetDistanceFrom(a: FeatureGaussian): (b: FeatureGaussian) => number {
  const d = a.mean.length;
  const root = symmetricRoot(a.covariance);
  return (b) => {
    if (b.mean.length !== d) {
      throw new RangeError(`Features of ${d} and of ${b.mean.length} dimensions have no distance.`);
    }
    const shift = a.mean.reduce((sum, value, i) => sum + (value - (b.mean[i] ?? 0)) ** 2, 0);
    const { eigenvalues } = symmetricEigen(symmetrised(product(product(root, b.covariance), root)));
    const cross = eigenvalues.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
    return Math.max(0, shift + trace(a.covariance) + trace(b.covariance) - 2 * cross);
  };
}

function trace({ size, values }: SymmetricMatrix): number {
  return Array.from({ length: size }, (_, i) => values[i * size + i] ?? 0).reduce(
    (sum, value) => sum + value,
    0,
  );
}

/** Rounding leaves the two halves a little apart. */
function symmetrised({ size: n, values }: SymmetricMatrix): SymmetricMatrix {
  const mirrored = (i: number) => (i % n) * n + Math.floor(i / n);
  return { size: n, values: values.map((value, i) => (value + (values[mirrored(i)] ?? 0)) / 2) };
}
