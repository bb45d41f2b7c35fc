import type { GaussianStep } from './forwardProcess';
import type { Mixture } from './distributions/mixture';
import { marginalVelocity, straightPath } from './flowMatching';
import type { PlaneRun } from './planeRun';
import { logSnr, type Schedule } from './schedule';

/**
 * The time of the straight path that has the signal-to-noise ratio of x = signal · x_0 + noise · ε, whose point is
 * then z = x / (signal + noise) = t x_0 + (1 − t) ε. 0 is noise, 1 is data, as in flow matching; x_0 and ε are named
 * as in DDPM, where flow matching says x_1 and x_0.
 */
export const flowTime = ({ signal, noise }: GaussianStep): number => signal / (signal + noise);

/** How x lies over z, its point on the straight path. */
export const flowScale = ({ signal, noise }: GaussianStep): number => signal + noise;

/** Euler's method along the exact flow through the given times, which rise to 1, from points of the straight path. */
export function runFlow(data: Mixture, times: readonly number[], start: Float64Array): PlaneRun {
  const states = [start];
  times.slice(1).forEach((to, k) => {
    const from = times[k] ?? 0;
    const z = states.at(-1) ?? start;
    const velocity = marginalVelocity(data, from)(z);
    states.push(z.map((value, i) => value + (to - from) * (velocity[i] ?? 0)));
  });
  return { marginals: times.map(straightPath), states };
}

/** The largest distance between x and scale · z, number by number. */
export function largestGap(x: Float64Array, z: Float64Array, scale: number): number {
  return x.reduce((most, value, i) => Math.max(most, Math.abs(value - scale * (z[i] ?? 0))), 0);
}

/** What a network's mean squared error may be taken in. */
export type LossTarget = 'epsilon' | 'sample' | 'v_prediction' | 'flow_prediction';

/**
 * The weight w(λ) that a loss in another quantity has as a loss in ε at the same λ = log(α²/σ²): |target error|² =
 * w |ε error|² on a variance-preserving path, α² + σ² = 1 (Kingma & Gao 2023); for the velocity of the
 * straight path at its own point, α + σ = 1.
 */
export function errorWeight(target: LossTarget, lambda: number): number {
  switch (target) {
    case 'epsilon':
      return 1;
    case 'sample':
      return Math.exp(-lambda);
    case 'v_prediction':
      return 1 + Math.exp(-lambda);
    case 'flow_prediction':
      // (α + σ)² / α² = (1 + e^{−λ/2})².
      return (1 + Math.exp(-lambda / 2)) ** 2;
  }
}

/** How densely t ~ Uniform(0, 1) of the straight path lies in λ: |dt/dλ| = t (1 − t) / 2. */
export function flowTimeDensity(lambda: number): number {
  const t = 1 / (1 + Math.exp(-lambda / 2));
  return (t * (1 - t)) / 2;
}

/** A density over λ = log SNR at the middle of a schedule's steps; λ rises. */
export interface LambdaDensity {
  readonly lambda: readonly number[];
  readonly density: readonly number[];
}

/**
 * How densely the t of L_simple, uniform in 1…T, lies in λ: each step between t and t + 1 has the share 1 / T of all t,
 * spread over its part of λ. Steps to an infinite λ are left out.
 */
export function scheduleDensity(schedule: Schedule): LambdaDensity {
  const lambda: number[] = [];
  const density: number[] = [];
  for (let t = schedule.T - 1; t >= 1; t--) {
    const [low, high] = [logSnr(schedule, t + 1), logSnr(schedule, t)];
    if (high > low && Number.isFinite(high - low)) {
      lambda.push((low + high) / 2);
      density.push(1 / (schedule.T * (high - low)));
    }
  }
  return { lambda, density };
}
