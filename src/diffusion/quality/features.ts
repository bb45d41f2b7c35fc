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

/** The square of the Euclidean distance. */
export function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum;
}
