import { featureCount, squaredDistance, type Features } from './features';

/** Precision and recall of made images with respect to real ones. */
export interface PrecisionRecall {
  /** The share of made images that lie among the real ones. */
  readonly precision: number;
  /** The share of real images that lie among the made ones. */
  readonly recall: number;
}

/**
 * Improved precision and recall (Kynkäänniemi et al. 2019): a vector lies among others when it is no further from
 * one of them than that one's k-th nearest neighbour; k is 3 unless said, as in the paper.
 */
export function precisionRecall(real: Features, made: Features, k = 3): PrecisionRecall {
  return { precision: shareWithin(real, made, k), recall: shareWithin(made, real, k) };
}

function shareWithin(support: Features, tested: Features, k: number): number {
  const radii = neighbourRadii(support, k);
  const [count, known] = [featureCount(tested), radii.length];
  let within = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < known; j++) {
      const radius = radii[j] ?? 0;
      // On the border counts as within.
      if (squaredDistance(tested, i, support, j, radius + Number.MIN_VALUE) <= radius) {
        within++;
        break;
      }
    }
  }
  return within / count;
}

/** The squared distance of each vector to its k-th nearest other one. */
function neighbourRadii(features: Features, k: number): Float64Array {
  const count = featureCount(features);
  if (!Number.isInteger(k) || k < 1 || k >= count) {
    throw new RangeError(`The number of neighbours must be an integer in 1…${count - 1}, not ${k}.`);
  }
  const radii = new Float64Array(count);
  const nearest = new Float64Array(k);
  for (let i = 0; i < count; i++) {
    nearest.fill(Infinity);
    for (let j = 0; j < count; j++) {
      const farthest = nearest[k - 1] ?? Infinity;
      const distance = j === i ? Infinity : squaredDistance(features, i, features, j, farthest);
      if (distance >= farthest) {
        continue;
      }
      nearest[k - 1] = distance;
      nearest.sort();
    }
    radii[i] = nearest[k - 1] ?? Infinity;
  }
  return radii;
}

/** The nearest training vector of each made one. */
export interface NearestNeighbours {
  readonly indices: Int32Array;
  /** Euclidean distances. */
  readonly distances: Float64Array;
}

/** Finds, for each vector of `made`, the nearest of `training`. */
export function nearestNeighbours(made: Features, training: Features): NearestNeighbours {
  const [count, known] = [featureCount(made), featureCount(training)];
  if (known === 0) {
    throw new RangeError('There is nothing to look for neighbours in.');
  }
  const indices = new Int32Array(count);
  const distances = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let least = Infinity;
    for (let j = 0; j < known; j++) {
      const distance = squaredDistance(made, i, training, j, least);
      if (distance < least) {
        [least, indices[i]] = [distance, j];
      }
    }
    distances[i] = Math.sqrt(least);
  }
  return { indices, distances };
}

/** Whether made images are copies of the training data, told by held-out real ones. */
export interface Memorisation {
  /** Median distances to the nearest training image. */
  readonly made: number;
  readonly heldOut: number;
  /**
   * The share of made images nearer to a training image than 99 of 100 held-out real ones are; about 0.01 where
   * nothing is memorised.
   */
  readonly suspicious: number;
}

/** Compares the distances to the training data of made images with those of real ones that were not trained on. */
export function memorisation(made: Features, heldOut: Features, training: Features): Memorisation {
  return memorisationOf(
    nearestNeighbours(made, training).distances,
    nearestNeighbours(heldOut, training).distances,
  );
}

/** The same, from each vector's distance to the nearest training one. */
export function memorisationOf(made: Float64Array, heldOut: Float64Array): Memorisation {
  const [ours, theirs] = [made.toSorted(), heldOut.toSorted()];
  const quantile = (sorted: Float64Array, share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  const bound = quantile(theirs, 0.01);
  return {
    made: quantile(ours, 0.5),
    heldOut: quantile(theirs, 0.5),
    suspicious: ours.filter((distance) => distance < bound).length / ours.length,
  };
}
