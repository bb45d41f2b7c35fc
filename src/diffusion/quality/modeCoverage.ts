import type { Mixture } from '../distributions/mixture';

/** Which components of a mixture some points reach. */
export interface ModeCoverage {
  /** The share of all points within three standard deviations of each component's mean. */
  readonly shares: Float64Array;
  /** The share of all points within three standard deviations of any component's mean. */
  readonly within: number;
  /** How many components have at least `leastShare`. */
  readonly covered: number;
}

/** A component with at least this share of the points is covered. */
export const leastShare = 0.02;

/** Counts the modes that points, x and y in turn, fall into (as Srivastava et al. 2017 count them, with a least share). */
export function modeCoverage({ components }: Mixture, points: ArrayLike<number>): ModeCoverage {
  const shares = new Float64Array(components.length);
  const count = points.length / 2;
  let near = 0;
  for (let i = 0; i < count; i++) {
    let isNear = false;
    components.forEach(({ mean, variance }, k) => {
      const distance = ((points[2 * i] ?? 0) - mean[0]) ** 2 + ((points[2 * i + 1] ?? 0) - mean[1]) ** 2;
      if (distance <= 9 * variance) {
        shares[k] = (shares[k] ?? 0) + 1 / count;
        isNear = true;
      }
    });
    near += isNear ? 1 : 0;
  }
  return { shares, within: near / count, covered: shares.filter((share) => share >= leastShare).length };
}
