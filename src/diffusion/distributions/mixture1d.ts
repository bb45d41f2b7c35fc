import { normalCdf } from '../bounds/normalCdf';
import type { GaussianStep } from '../forwardProcess';
import type { RandomStream } from '../random/randomStream';
import { gaussianLogDensity } from './gaussian';

/** One Gaussian of a mixture on the line: N(mean, variance), variance > 0. */
export interface Component1d {
  readonly weight: number;
  readonly mean: number;
  readonly variance: number;
}

/** A mixture of Gaussians on the line; the weights sum to 1. */
export interface Mixture1d {
  readonly components: readonly Component1d[];
}

/**
 * Makes a mixture, bringing the weights to a sum of 1.
 * @throws {RangeError} when there is no component, or a weight or variance is not positive and finite.
 */
export function createMixture1d(components: readonly Component1d[]): Mixture1d {
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  for (const { weight, mean, variance } of components) {
    if (!(weight > 0 && variance > 0 && [weight, variance, mean].every(Number.isFinite))) {
      throw new RangeError("A mixture's weights and variances must be positive numbers, its means finite.");
    }
  }
  if (components.length === 0) {
    throw new RangeError('A mixture needs at least one component.');
  }
  return { components: components.map((each) => ({ ...each, weight: each.weight / total })) };
}

/** The natural logarithm of the density at x, finite far away from every component. */
export function mixture1dLogDensity({ components }: Mixture1d, x: number): number {
  let largest = -Infinity;
  let sum = 0;
  for (const { weight, mean, variance } of components) {
    const exponent = Math.log(weight) + gaussianLogDensity(x, mean, variance);
    if (exponent > largest) {
      sum = sum * Math.exp(largest - exponent) + 1;
      largest = exponent;
    } else {
      sum += Math.exp(exponent - largest);
    }
  }
  return largest + Math.log(sum);
}

/** The density at x. */
export const mixture1dDensity = (mixture: Mixture1d, x: number): number =>
  Math.exp(mixture1dLogDensity(mixture, x));

/** The distribution function at x. */
export const mixture1dCdf = ({ components }: Mixture1d, x: number): number =>
  components.reduce(
    (sum, { weight, mean, variance }) => sum + weight * normalCdf((x - mean) / Math.sqrt(variance), 'erf'),
    0,
  );

/** d/dx of the log-density at x. */
export function mixture1dScore({ components }: Mixture1d, x: number): number {
  const exponents = components.map(
    ({ weight, mean, variance }) => Math.log(weight) + gaussianLogDensity(x, mean, variance),
  );
  const largest = Math.max(...exponents);
  let total = 0;
  let score = 0;
  components.forEach(({ mean, variance }, index) => {
    const share = Math.exp((exponents[index] ?? -Infinity) - largest);
    total += share;
    score += (share * (mean - x)) / variance;
  });
  return score / total;
}

/** The mean and variance of the whole. */
export function mixture1dMoments({ components }: Mixture1d): {
  readonly mean: number;
  readonly variance: number;
} {
  const mean = components.reduce((sum, each) => sum + each.weight * each.mean, 0);
  const variance = components.reduce(
    (sum, each) => sum + each.weight * (each.variance + (each.mean - mean) ** 2),
    0,
  );
  return { mean, variance };
}

/** The distribution of signal · x + noise · ε for x from the mixture and ε ~ N(0, 1): again a mixture. */
export const steppedMixture1d = ({ components }: Mixture1d, { signal, noise }: GaussianStep): Mixture1d => ({
  components: components.map(({ weight, mean, variance }) => ({
    weight,
    mean: signal * mean,
    variance: signal ** 2 * variance + noise ** 2,
  })),
});

/** How many local maxima the density has. All lie between the least and the greatest mean. */
export function mixture1dPeaks(mixture: Mixture1d): number {
  const means = mixture.components.map(({ mean }) => mean);
  const deviation = leastDeviation(mixture);
  const from = Math.min(...means) - deviation;
  const pieces = Math.ceil((Math.max(...means) + deviation - from) / (deviation / 20));
  let peaks = 0;
  let rises = true;
  for (let piece = 1; piece <= pieces; piece++) {
    const score = mixture1dScore(mixture, from + (piece * deviation) / 20);
    if (rises && score <= 0) {
      peaks++;
    }
    rises = score > 0;
  }
  return peaks;
}

const leastDeviation = ({ components }: Mixture1d): number =>
  Math.sqrt(Math.min(...components.map(({ variance }) => variance)));

/**
 * KL(mixture ‖ N(0, 1)) in nats, by the trapezoidal rule, which converges exponentially for such densities: pieces of
 * a sixth of the least standard deviation, to nine deviations from every mean.
 */
export function klToStandardNormal1d(mixture: Mixture1d): number {
  const { components } = mixture;
  const from = Math.min(...components.map(({ mean, variance }) => mean - 9 * Math.sqrt(variance)));
  const to = Math.max(...components.map(({ mean, variance }) => mean + 9 * Math.sqrt(variance)));
  const step = leastDeviation(mixture) / 6;
  let sum = 0;
  for (let x = from; x <= to; x += step) {
    const logDensity = mixture1dLogDensity(mixture, x);
    sum += Math.exp(logDensity) * (logDensity - gaussianLogDensity(x, 0, 1));
  }
  return Math.max(0, sum * step);
}

/** n independent draws; each takes its own component. */
export function sampleMixture1d({ components }: Mixture1d, n: number, random: RandomStream): Float32Array {
  const choices = random.uniform(n);
  return random.normal(n).map((normal, index) => {
    let rest = choices[index] ?? 0;
    // Rounding may leave a little more than the sum of the weights: the last component takes it.
    const chosen = components.find(({ weight }) => (rest -= weight) < 0) ?? components.at(-1);
    return chosen ? chosen.mean + Math.sqrt(chosen.variance) * normal : normal;
  });
}
