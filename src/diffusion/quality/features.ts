/** Feature vectors, one after the other. */
export interface Features {
  readonly values: Float32Array | Float64Array;
  readonly dimension: number;
}

/**
 * How many vectors there are.
 * @throws {RangeError} when the numbers are no whole vectors.
 */
export function featureCount({ values, dimension }: Features): number {
  const count = values.length / dimension;
  if (!Number.isInteger(count)) {
    throw new RangeError(`${values.length} numbers are no whole feature vectors of ${dimension} each.`);
  }
  return count;
}

/** One of the vectors, without a copy. */
export function featureAt({ values, dimension }: Features, i: number): Float32Array | Float64Array {
  return values.subarray(i * dimension, (i + 1) * dimension);
}

/** The vectors at some indices, which may repeat. */
export function featuresAt(features: Features, indices: Int32Array): Features {
  const { dimension } = features;
  const values = new Float64Array(indices.length * dimension);
  indices.forEach((index, i) => values.set(featureAt(features, index), i * dimension));
  return { values, dimension };
}

/**
 * The square of the Euclidean distance of two of the vectors, or any number from `enough` on where it is that large:
 * most pairs are far apart, and most of their sums need not be ended.
 */
export function squaredDistance(a: Features, i: number, b: Features, j: number, enough = Infinity): number {
  const { dimension } = a;
  const [left, right] = [a.values, b.values];
  let at = i * dimension;
  let other = j * dimension;
  const end = at + dimension;
  let sum = 0;
  while (at < end) {
    // Eight at a time: the comparison would cost as much as a term.
    const stop = Math.min(end, at + 8);
    for (; at < stop; at++, other++) {
      const difference = (left[at] ?? 0) - (right[other] ?? 0);
      sum += difference * difference;
    }
    if (sum >= enough) {
      return sum;
    }
  }
  return sum;
}
