import type { GaussianStep } from '../forwardProcess';
import { gaussianLogDensity } from './gaussian';
import type { Mixture1d } from './mixture1d';

/**
 * The density of x given y = signal · x + noise · ε, for x from a mixture: Bayes' rule for each component, and their
 * weights by how well each explains y (PRML eqs. 2.116 and 2.117). noise must be above 0; components may be points,
 * of variance 0.
 */
export function conditioned1d(
  { components }: Mixture1d,
  { signal, noise }: GaussianStep,
  y: number,
): Mixture1d {
  const logs = components.map(
    ({ weight, mean, variance }) =>
      Math.log(weight) + gaussianLogDensity(y, signal * mean, signal ** 2 * variance + noise ** 2),
  );
  const largest = Math.max(...logs);
  const shares = logs.map((log) => Math.exp(log - largest));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return {
    components: components.map(({ mean, variance }, i) => {
      const whole = signal ** 2 * variance + noise ** 2;
      return {
        weight: (shares[i] ?? 0) / total,
        mean: mean + ((signal * variance) / whole) * (y - signal * mean),
        variance: (variance * noise ** 2) / whole,
      };
    }),
  };
}

/** E[x|y] of many numbers y; nothing is allocated for each. */
export function denoised1d(
  { components }: Mixture1d,
  { signal, noise }: GaussianStep,
  ys: ArrayLike<number>,
): Float64Array {
  const size = components.length;
  const mean = Float64Array.from(components, (each) => each.mean);
  const whole = Float64Array.from(components, ({ variance }) => signal ** 2 * variance + noise ** 2);
  const gain = Float64Array.from(components, ({ variance }, i) => (signal * variance) / (whole[i] ?? 1));
  const log = Float64Array.from(
    components,
    ({ weight }, i) => Math.log(weight) - 0.5 * Math.log(whole[i] ?? 1),
  );
  const exponent = new Float64Array(size);
  return Float64Array.from({ length: ys.length }, (_, index) => {
    const y = ys[index] ?? 0;
    let largest = -Infinity;
    for (let i = 0; i < size; i++) {
      const distance = y - signal * (mean[i] ?? 0);
      exponent[i] = (log[i] ?? 0) - (distance * distance) / (2 * (whole[i] ?? 1));
      largest = Math.max(largest, exponent[i] ?? 0);
    }
    let [sum, total] = [0, 0];
    for (let i = 0; i < size; i++) {
      const share = Math.exp((exponent[i] ?? 0) - largest);
      const centre = mean[i] ?? 0;
      total += share;
      sum += share * (centre + (gain[i] ?? 0) * (y - signal * centre));
    }
    return sum / total;
  });
}
