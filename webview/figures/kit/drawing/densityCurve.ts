import { gaussianDensity } from '../../../../src/diffusion/distributions/gaussian';

/** A bell-shaped function of x. */
export interface Bell {
  /** Where its peak is. */
  readonly mean: number;
  /** Its width squared; 0 when all of it is in one point. */
  readonly variance: number;
  /** Its value; only for a variance above 0. */
  readonly density: (x: number) => number;
}

/** The density of N(mean, variance). */
export const normalBell = (mean: number, variance: number): Bell => ({
  mean,
  variance,
  density: (x) => gaussianDensity(x, mean, variance),
});

const gridPoints = 300;
const peakPoints = 160;
const peakWidth = 6;

/**
 * Where to sample several bells on [from, to]: an even grid, and a finer one around every peak, since a
 * posterior's peak can be far narrower than the axis. Increasing.
 */
export function densityGrid(bells: readonly Bell[], from: number, to: number): Float64Array {
  const points: number[] = [];
  for (let index = 0; index <= gridPoints; index += 1) {
    points.push(from + ((to - from) * index) / gridPoints);
  }
  for (const { mean, variance } of bells) {
    const deviation = Math.sqrt(variance);
    for (let index = -peakPoints; index <= peakPoints; index += 1) {
      const x = mean + (peakWidth * deviation * index) / peakPoints;
      if (x > from && x < to) {
        points.push(x);
      }
    }
  }
  return Float64Array.from(new Set(points)).sort();
}

/** A bell's values on a grid, divided by its peak if wanted; null everywhere when it is a single point. */
export function densityValues(
  { mean, variance, density }: Bell,
  grid: Float64Array,
  unitPeak: boolean,
): (number | null)[] {
  const scale = unitPeak && variance > 0 ? 1 / density(mean) : 1;
  return Array.from(grid, (x) => (variance > 0 ? scale * density(x) : null));
}
