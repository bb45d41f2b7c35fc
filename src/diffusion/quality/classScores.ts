import { featureAt, featureCount, type Features } from './features';

/**
 * exp of the mean divergence of each image's class probabilities from their mean over all images (Salimans et al.
 * 2016), called Inception score where the classifier is the Inception network: between 1 and the number of classes.
 */
export function classifierScore(probabilities: Features): number {
  const count = featureCount(probabilities);
  if (count === 0) {
    throw new RangeError('A score takes at least one image.');
  }
  const marginal = meanProbabilities(probabilities);
  let divergence = 0;
  probabilities.values.forEach((p, i) => {
    if (p > 0) {
      divergence += p * Math.log(p / (marginal[i % probabilities.dimension] ?? 1));
    }
  });
  return Math.exp(divergence / count);
}

/** The mean probability of each class. */
export function meanProbabilities({ values, dimension }: Features): Float64Array {
  const mean = new Float64Array(dimension);
  const count = values.length / dimension;
  values.forEach((p, i) => (mean[i % dimension] = (mean[i % dimension] ?? 0) + p / count));
  return mean;
}

/** How the classes are spread over images. */
export interface ClassBalance {
  /** The share of images whose most probable class is each; sums to 1. */
  readonly frequencies: Float64Array;
  /** The share of images whose most probable class has at least the asked probability. */
  readonly confident: number;
  /** Entropy of the frequencies over its greatest value: 1 where all classes are equally frequent. */
  readonly evenness: number;
}

/** Counts the most probable class of each image; `confidence` is 0.9 unless said. */
export function classBalance(probabilities: Features, confidence = 0.9): ClassBalance {
  const count = featureCount(probabilities);
  if (count === 0) {
    throw new RangeError('Class frequencies take at least one image.');
  }
  const frequencies = new Float64Array(probabilities.dimension);
  let confident = 0;
  for (let i = 0; i < count; i++) {
    const row = featureAt(probabilities, i);
    let best = 0;
    row.forEach((p, k) => {
      if (p > (row[best] ?? 0)) {
        best = k;
      }
    });
    frequencies[best] = (frequencies[best] ?? 0) + 1 / count;
    if ((row[best] ?? 0) >= confidence) {
      confident += 1 / count;
    }
  }
  const entropy = frequencies.reduce((sum, p) => sum - (p > 0 ? p * Math.log(p) : 0), 0);
  return { frequencies, confident, evenness: entropy / Math.log(probabilities.dimension) };
}
