import { exactDenoiser } from './distributions/exactDenoiser';
import type { Mixture } from './distributions/mixture';
import type { GaussianStep } from './forwardProcess';

/**
 * The straight path of flow matching, x_t = (1 − t) x_0 + t x_1 with noise x_0 ~ N(0, I) at t = 0 and data x_1 at
 * t = 1 (Lipman et al. 2023, eq. 22 with σ_min = 0; Liu et al. 2023, section 2.1). t is 0…1 and runs from noise to
 * data, the other way than DDPM's.
 */
export const straightPath = (t: number): GaussianStep => ({ signal: t, noise: 1 - t });

/** The velocities at points of the plane, per unit of t; x and y in turn, as the points are. */
export type PlaneVelocity = (points: Float64Array) => Float64Array;

/**
 * u_t(x) = E[x_1 − x_0 | x_t = x], the mean of the conditional velocities of all straight lines through x (Lipman et
 * al. 2023, eq. 8), for data from a mixture; in closed form.
 */
export function marginalVelocity(data: Mixture, t: number): PlaneVelocity {
  if (t >= 1) {
    // x_1 is the point itself, and x_0 has mean 0 whatever x_1 is.
    return (points) => points.slice();
  }
  const denoiser = exactDenoiser(data, straightPath(t));
  // x_0 = (x_t − t x_1) / (1 − t), so x_1 − x_0 = (x_1 − x_t) / (1 − t).
  return (points) => denoiser.estimate(points).map((x1, i) => (x1 - (points[i] ?? 0)) / (1 - t));
}

/**
 * How far the conditional velocities of the lines through each point lie apart: the root of E|x_1 − x_0 − u_t(x)|²
 * given x_t = x. A number for each point.
 */
export function velocitySpread(data: Mixture, t: number): PlaneVelocity {
  if (t >= 1) {
    // Only x_0 is open, which has variance 1 in both directions.
    return (points) => new Float64Array(points.length / 2).fill(Math.SQRT2);
  }
  const denoiser = exactDenoiser(data, straightPath(t));
  return (points) => denoiser.variance(points).map((variance) => Math.sqrt(2 * variance) / (1 - t));
}

/** One of the bundles of straight lines through a point. */
export interface ConditionalVelocity {
  /** That x_1 is of this component of the data, given x_t. */
  readonly probability: number;
  /** E[x_1 − x_0 | x_t, component]. */
  readonly velocity: readonly [x: number, y: number];
}

/** The velocities at one point given each component of the data; weighted by their probabilities their sum is u_t. */
export function conditionalVelocities(
  { components }: Mixture,
  t: number,
  [x, y]: readonly [x: number, y: number],
): readonly ConditionalVelocity[] {
  const { signal, noise } = straightPath(t);
  const logs = components.map(({ weight, mean, variance }) => {
    const spread = signal ** 2 * variance + noise ** 2;
    const distance = (x - signal * mean[0]) ** 2 + (y - signal * mean[1]) ** 2;
    return Math.log(weight / spread) - distance / (2 * spread);
  });
  const largest = Math.max(...logs);
  const total = logs.reduce((sum, log) => sum + Math.exp(log - largest), 0);
  return components.map(({ mean, variance }, i) => {
    const spread = signal ** 2 * variance + noise ** 2;
    // E[x_1|…] = m + (t σ² / v)(x − t m) and E[x_0|…] = ((1 − t) / v)(x − t m).
    const gain = (signal * variance - noise) / spread;
    return {
      probability: Math.exp((logs[i] ?? -Infinity) - largest) / total,
      velocity: [mean[0] + gain * (x - signal * mean[0]), mean[1] + gain * (y - signal * mean[1])],
    };
  });
}

/** Points that moved in equal steps of time from t = 0 to 1. */
export interface FlowPaths {
  readonly steps: number;
  /** The points at t = k / steps for k = 0…steps, each x and y in turn. */
  readonly states: readonly Float64Array[];
}

/** Euler's method on dx = u_t(x) dt: `steps` steps from t = 0 to 1. */
export function eulerPaths(
  start: Float64Array,
  steps: number,
  velocityAt: (t: number) => PlaneVelocity,
): FlowPaths {
  const states = [start];
  for (let k = 0; k < steps; k++) {
    const from = states[k] ?? start;
    const velocity = velocityAt(k / steps)(from);
    states.push(from.map((value, i) => value + (velocity[i] ?? 0) / steps));
  }
  return { steps, states };
}

/** The points at any t of 0…1: between two steps Euler's method goes straight. */
export function pathsAt({ steps, states }: FlowPaths, t: number): Float64Array {
  const k = Math.min(steps - 1, Math.floor(t * steps));
  return between(states[k] ?? new Float64Array(), states[k + 1] ?? new Float64Array(), t * steps - k);
}

/** (1 − part) a + part b, number by number. */
export function between(a: Float64Array, b: Float64Array, part: number): Float64Array {
  return a.map((value, i) => (1 - part) * value + part * (b[i] ?? 0));
}

/** The mean over points of |b − a|². */
export function meanSquaredDistance(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + ((b[i] ?? 0) - value) ** 2, 0) / (a.length / 2);
}

/**
 * How far paths are from straight lines at constant speed, S = ∫ E|(x_1 − x_0) − dx_t/dt|² dt (Liu et al. 2023,
 * section 2.1), of Euler's paths: 0 where all are straight.
 */
export function straightness({ steps, states }: FlowPaths): number {
  const [start, end] = [states[0] ?? new Float64Array(), states[steps] ?? new Float64Array()];
  let squares = 0;
  for (let k = 0; k < steps; k++) {
    // A velocity is a step's way times `steps`, and each holds for the time 1 / steps.
    squares += meanSquaredDistance(states[k] ?? start, states[k + 1] ?? end) * steps;
  }
  // The mean velocity of a path is x_1 − x_0, so the mean square about it is the mean square less its square.
  return Math.max(0, squares - meanSquaredDistance(start, end));
}
