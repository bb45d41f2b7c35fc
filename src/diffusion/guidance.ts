import { exactDenoiser } from './distributions/exactDenoiser';
import { createMixture, type Mixture } from './distributions/mixture';
import { clean, mixtureLogDensity } from './distributions/mixtureLogDensity';
import type { GaussianStep } from './forwardProcess';
import type { PlaneDenoiser } from './planeRun';

/** Data of several equally probable classes, each a mixture in the plane, and all of them together. */
export interface LabelledMixture {
  readonly classes: readonly Mixture[];
  readonly whole: Mixture;
}

/** Puts classes of the same probability together. */
export function labelled(classes: readonly Mixture[]): LabelledMixture {
  return { classes, whole: createMixture(classes.flatMap(({ components }) => components)) };
}

/**
 * Three classes around the middle, each of two Gaussians: one further out that is its own, and one further in where
 * the classes overlap. The whole has mean 0 and about the variance 1 in each direction.
 */
export function threeClasses(): LabelledMixture {
  return labelled(
    [1 / 4, 7 / 12, 11 / 12].map((turn) => {
      const at = (radius: number) =>
        [radius * Math.cos(2 * Math.PI * turn), radius * Math.sin(2 * Math.PI * turn)] as const;
      return createMixture([
        { weight: 1, mean: at(1.78), variance: 0.28 ** 2 },
        { weight: 1, mean: at(0.6), variance: 0.4 ** 2 },
      ]);
    }),
  );
}

/**
 * x̂_0 by classifier-free guidance (Ho & Salimans 2022, eq. 6): unconditional + scale · (conditional − unconditional),
 * with exact x̂_0 of both; for ε and the score it is the same sum, since they are linear in x̂_0 at one x_t. Scale 0 is
 * the unconditional, 1 the conditional model; the paper's w is scale − 1.
 */
export const guidedDenoiser =
  ({ classes, whole }: LabelledMixture, label: number, scale: number): PlaneDenoiser =>
  (marginal) => {
    const conditional = exactDenoiser(classOf(classes, label), marginal);
    const unconditional = exactDenoiser(whole, marginal);
    return (points) => {
      const given = conditional.estimate(points);
      return unconditional.estimate(points).map((value, i) => value + scale * ((given[i] ?? 0) - value));
    };
  };

/** ∇ log q(x_t) from x̂_0: (signal · x̂_0 − x_t) / noise². Noise must not be 0. */
export function scoreOf(
  points: Float64Array,
  x0: Float64Array,
  { signal, noise }: GaussianStep,
): Float64Array {
  return points.map((value, i) => (signal * (x0[i] ?? 0) - value) / noise ** 2);
}

/** p(label|x_t) of each point, by Bayes' rule. */
export function classProbability(
  { classes }: LabelledMixture,
  label: number,
  marginal: GaussianStep,
  points: Float64Array,
): Float64Array {
  return Float64Array.from({ length: points.length / 2 }, (_, i) => {
    const [x, y] = [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
    const logs = classes.map((each) => mixtureLogDensity(each, x, y, marginal));
    const largest = Math.max(...logs);
    const total = logs.reduce((sum, log) => sum + Math.exp(log - largest), 0);
    return Math.exp((logs[label] ?? -Infinity) - largest) / total;
  });
}

/** A density on a square lattice from −reach to reach, row by row from the top; sums to 1. */
export interface DensityGrid {
  readonly side: number;
  readonly reach: number;
  readonly values: Float64Array;
}

/** The density that guidance is often taken for, p(x) p(label|x)^scale up to its constant, of data without noise. */
export function tiltedDensity(
  data: LabelledMixture,
  label: number,
  scale: number,
  { side, reach }: Pick<DensityGrid, 'side' | 'reach'>,
): DensityGrid {
  const logs = Float64Array.from({ length: side * side }, (_, index) => {
    const [x, y] = gridPoint({ side, reach }, index);
    const whole = mixtureLogDensity(data.whole, x, y);
    const given = mixtureLogDensity(classOf(data.classes, label), x, y) - Math.log(data.classes.length);
    return whole + scale * (given - whole);
  });
  const largest = logs.reduce((most, value) => Math.max(most, value), -Infinity);
  const values = logs.map((value) => Math.exp(value - largest));
  const total = values.reduce((sum, value) => sum + value, 0);
  return { side, reach, values: values.map((value) => value / total) };
}

/** Where a node of the lattice lies. */
export function gridPoint(
  { side, reach }: Pick<DensityGrid, 'side' | 'reach'>,
  index: number,
): readonly [x: number, y: number] {
  const place = (step: number): number => ((2 * step) / (side - 1) - 1) * reach;
  return [place(index % side), -place(Math.floor(index / side))];
}

/** How surely points are of a class, and how much they vary. */
export interface ClassMoments {
  /** The mean of p(label|x). */
  readonly probability: number;
  /** The root mean square distance from the mean point. */
  readonly spread: number;
}

/** The moments of points without noise, each with a weight; the weights sum to 1. */
export function classMoments(
  data: LabelledMixture,
  label: number,
  points: Float64Array,
  weights: (i: number) => number = () => 2 / points.length,
): ClassMoments {
  const sum = (value: (i: number) => number): number => {
    let total = 0;
    for (let i = 0; i < points.length / 2; i++) {
      total += weights(i) * value(i);
    }
    return total;
  };
  const [x, y] = [sum((i) => points[2 * i] ?? 0), sum((i) => points[2 * i + 1] ?? 0)];
  const probabilities = classProbability(data, label, clean, points);
  return {
    probability: sum((i) => probabilities[i] ?? 0),
    spread: Math.sqrt(sum((i) => ((points[2 * i] ?? 0) - x) ** 2 + ((points[2 * i + 1] ?? 0) - y) ** 2)),
  };
}

/** The same of a density on a lattice. */
export function gridMoments(data: LabelledMixture, label: number, grid: DensityGrid): ClassMoments {
  const points = Float64Array.from({ length: 2 * grid.values.length }, (_, i) => {
    const [x, y] = gridPoint(grid, Math.floor(i / 2));
    return i % 2 === 0 ? x : y;
  });
  return classMoments(data, label, points, (i) => grid.values[i] ?? 0);
}

/** @throws {RangeError} when there is no class of that number. */
function classOf(classes: readonly Mixture[], label: number): Mixture {
  const found = classes[label];
  if (found === undefined) {
    throw new RangeError(`There is no class ${label} in 0…${classes.length - 1}.`);
  }
  return found;
}
