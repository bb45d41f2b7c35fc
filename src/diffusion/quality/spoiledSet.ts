import { createMixture, ringMixture, type Mixture } from '../distributions/mixture';
import { mixtureLogDensity } from '../distributions/mixtureLogDensity';
import { classifierScore } from './classScores';
import type { Features } from './features';
import type { FeatureGaussian } from './frechetDistance';

/** How a set of samples is made worse. */
export const spoilings = ['blurred', 'collapsed', 'missing', 'memorised'] as const;
export type Spoiling = (typeof spoilings)[number];

/** The data that are spoiled: each Gaussian of a ring is a class. */
export const classRing = (): Mixture => ringMixture(6, 0.22);

/** At the amount 1: what is added to the deviation, what is left of it, and the deviation around a copied point. */
const [mostBlur, leastSpread, copyDeviation] = [0.9, 0.05, 0.03];

/**
 * The density of a set that is made worse by hand, as a mixture.
 * @param amount 0 is the data themselves, 1 the worst.
 * @param training Points that are copied by a set that memorises, x and y in turn.
 */
export function spoiled(
  { components }: Mixture,
  spoiling: Spoiling,
  amount: number,
  training: ArrayLike<number>,
): Mixture {
  switch (spoiling) {
    case 'blurred':
      return createMixture(
        components.map((each) => ({ ...each, variance: each.variance + (mostBlur * amount) ** 2 })),
      );
    case 'collapsed':
      return createMixture(
        components.map((each) => ({
          ...each,
          variance: each.variance * (1 - (1 - leastSpread) * amount) ** 2,
        })),
      );
    case 'missing': {
      // One class after the other fades, the last ones first; one stays.
      const gone = amount * (components.length - 1);
      const kept = components.map((each, i) => ({
        ...each,
        weight: each.weight * Math.min(1, Math.max(0, components.length - i - gone)),
      }));
      return createMixture(kept.filter(({ weight }) => weight > 0));
    }
    case 'memorised': {
      const count = training.length / 2;
      const copies = Array.from({ length: count }, (_, i) => ({
        weight: amount / count,
        mean: [training[2 * i] ?? 0, training[2 * i + 1] ?? 0] as const,
        variance: copyDeviation ** 2,
      }));
      const rest = components.map((each) => ({ ...each, weight: each.weight * (1 - amount) }));
      return createMixture([...rest, ...copies].filter(({ weight }) => weight > 0));
    }
  }
}

/** The mean and the covariance of a mixture in the plane, exactly. */
export function mixtureMoments({ components }: Mixture): FeatureGaussian {
  const mean = new Float64Array(2);
  for (const each of components) {
    mean[0] = (mean[0] ?? 0) + each.weight * each.mean[0];
    mean[1] = (mean[1] ?? 0) + each.weight * each.mean[1];
  }
  const values = new Float64Array(4);
  for (const each of components) {
    const off = [each.mean[0] - (mean[0] ?? 0), each.mean[1] - (mean[1] ?? 0)] as const;
    for (const i of [0, 1] as const) {
      for (const j of [0, 1] as const) {
        const own = i === j ? each.variance : 0;
        values[2 * i + j] = (values[2 * i + j] ?? 0) + each.weight * (own + off[i] * off[j]);
      }
    }
  }
  return { mean, covariance: { size: 2, values } };
}

/** p(class|x) of points by Bayes' rule, where each component of the data is a class: the best classifier there is. */
export function bayesProbabilities({ components }: Mixture, points: ArrayLike<number>): Features {
  const dimension = components.length;
  const values = new Float64Array((points.length / 2) * dimension);
  for (let i = 0; i < points.length / 2; i++) {
    const logs = components.map(({ weight, mean, variance }) => {
      const distance = ((points[2 * i] ?? 0) - mean[0]) ** 2 + ((points[2 * i + 1] ?? 0) - mean[1]) ** 2;
      return Math.log(weight / variance) - distance / (2 * variance);
    });
    const largest = Math.max(...logs);
    const total = logs.reduce((sum, log) => sum + Math.exp(log - largest), 0);
    logs.forEach((log, k) => (values[i * dimension + k] = Math.exp(log - largest) / total));
  }
  return { values, dimension };
}

/** exp of the mean divergence of the classes' probabilities, as the Inception score is, by the best classifier. */
export const bayesScore = (data: Mixture, points: ArrayLike<number>): number =>
  classifierScore(bayesProbabilities(data, points));

/** The mean negative log-likelihood of points under a density, in bits for each of the two dimensions. */
export function bitsPerDimension(density: Mixture, points: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    sum -= mixtureLogDensity(density, points[i] ?? 0, points[i + 1] ?? 0);
  }
  // The mean over points.length / 2 points, halved for two dimensions.
  return sum / points.length / Math.LN2;
}
