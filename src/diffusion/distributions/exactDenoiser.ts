import type { GaussianStep } from '../forwardProcess';
import type { Mixture } from './mixture';
import { responsibilities } from './responsibilities';

/** What is known of x_0 from x_t = signal · x_0 + noise · ε, for x_0 from a mixture in the plane; all in closed form. */
export interface ExactDenoiser {
  /** E[x_0|x_t] of each point, the best x̂_0 in the mean square; x and y in turn, as the points are. */
  estimate(points: ArrayLike<number>): Float64Array;
  /** The variance of x_0 given x_t, averaged over both directions; a number for each point. */
  variance(points: ArrayLike<number>): Float64Array;
}

/**
 * The optimal denoiser of a mixture. Given x_t, x_0 is from component i with the probability r_i ∝ w_i N(x_t; signal ·
 * m_i, v_i I), v_i = signal² σ_i² + noise², and then normal with mean m_i + (signal σ_i² / v_i)(x_t − signal · m_i) and
 * variance σ_i² noise² / v_i (PRML eqs. 2.116 and 2.117). ε̂ = (x_t − signal · x̂_0) / noise, ∇ log q = −ε̂ / noise.
 */
export function exactDenoiser({ components }: Mixture, { signal, noise }: GaussianStep): ExactDenoiser {
  const noised = components.map(({ weight, mean, variance }) => ({
    weight,
    mean: [signal * mean[0], signal * mean[1]] as const,
    variance: signal ** 2 * variance + noise ** 2,
  }));
  const { share, at } = responsibilities({ components: noised });
  const gain = components.map(({ variance }, i) => (signal * variance) / (noised[i]?.variance ?? 1));
  // m_i + gain (x − signal · m_i) = (1 − gain · signal) m_i + gain · x
  const restX = Float64Array.from(components, ({ mean }, i) => (1 - (gain[i] ?? 0) * signal) * mean[0]);
  const restY = Float64Array.from(components, ({ mean }, i) => (1 - (gain[i] ?? 0) * signal) * mean[1]);
  const gains = Float64Array.from(gain);
  const spread = Float64Array.from(
    components,
    ({ variance }, i) => (variance * noise ** 2) / (noised[i]?.variance ?? 1),
  );
  const mean = { x: 0, y: 0 };

  /** Puts E[x_0|x_t] at one point into `mean`; returns the sum of the shares. */
  function meanAt(x: number, y: number): number {
    const sum = at(x, y);
    let [sumX, sumY] = [0, 0];
    for (let i = 0; i < share.length; i++) {
      const weight = share[i] ?? 0;
      if (weight > 0) {
        const factor = gains[i] ?? 0;
        sumX += weight * ((restX[i] ?? 0) + factor * x);
        sumY += weight * ((restY[i] ?? 0) + factor * y);
      }
    }
    mean.x = sumX / sum;
    mean.y = sumY / sum;
    return sum;
  }

  function varianceAt(x: number, y: number): number {
    const sum = meanAt(x, y);
    let total = 0;
    share.forEach((weight, i) => {
      const dx = (restX[i] ?? 0) + (gains[i] ?? 0) * x - mean.x;
      const dy = (restY[i] ?? 0) + (gains[i] ?? 0) * y - mean.y;
      total += weight * ((spread[i] ?? 0) + (dx * dx + dy * dy) / 2);
    });
    return total / sum;
  }

  return {
    estimate(points) {
      const estimates = new Float64Array(points.length);
      for (let i = 0; i + 1 < points.length; i += 2) {
        meanAt(points[i] ?? 0, points[i + 1] ?? 0);
        estimates[i] = mean.x;
        estimates[i + 1] = mean.y;
      }
      return estimates;
    },
    variance: (points) =>
      Float64Array.from({ length: points.length / 2 }, (_, i) =>
        varianceAt(points[2 * i] ?? 0, points[2 * i + 1] ?? 0),
      ),
  };
}

/** ∇ log density of a mixture at many points, x and y in turn. */
export function mixtureScores(mixture: Mixture, points: ArrayLike<number>): Float64Array {
  const { share, at } = responsibilities(mixture);
  const scores = new Float64Array(points.length);
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0];
    const sum = at(x, y);
    let [sumX, sumY] = [0, 0];
    mixture.components.forEach(({ mean, variance }, component) => {
      const weight = (share[component] ?? 0) / variance;
      sumX += weight * (mean[0] - x);
      sumY += weight * (mean[1] - y);
    });
    scores[i] = sumX / sum;
    scores[i + 1] = sumY / sum;
  }
  return scores;
}
