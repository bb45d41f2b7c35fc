import { normalCdf, scaledComplement } from '../bounds/normalCdf';
import type { GaussianStep } from '../forwardProcess';
import { gaussianDensity } from './gaussian';
import { bimodalDeviation, chanceOf, startMoments, type StartId } from './meanOfDraws';

/** The density and the distribution function of signal · z + noise · ε at x, where noise > 0. */
export interface NoisyValue {
  readonly density: number;
  readonly probability: number;
}

/**
 * Of signal · z + noise · ε with z a standardised draw (mean 0, variance 1) and ε ~ N(0, 1), in closed form: what a
 * forward process makes of x_0 = z (DDPM eq. 4).
 */
export function noisyStart(start: StartId, { signal, noise }: GaussianStep, x: number): NoisyValue {
  const { mean, variance } = startMoments(start);
  const deviation = Math.sqrt(variance);
  if (signal === 0) {
    return { density: gaussianDensity(x, 0, noise ** 2), probability: normalCdf(x / noise, 'erf') };
  }
  const scale = signal / deviation;
  switch (start) {
    case 'coin':
    case 'loaded': {
      const chance = chanceOf(start);
      return mixed(x, [1 - chance, -mean * scale, noise ** 2], [chance, (1 - mean) * scale, noise ** 2]);
    }
    case 'bimodal': {
      const spread = (scale * bimodalDeviation) ** 2 + noise ** 2;
      return mixed(x, [0.5, -scale, spread], [0.5, scale, spread]);
    }
    case 'uniform':
      return uniformWithNoise(-scale / 2, scale / 2, noise, x);
    case 'exponential':
      return exponentialWithNoise(scale, noise, x + scale);
  }
}

/** A mixture of Gaussians at x. */
function mixed(
  x: number,
  ...components: readonly (readonly [weight: number, mean: number, variance: number])[]
): NoisyValue {
  let density = 0;
  let probability = 0;
  for (const [weight, mean, variance] of components) {
    density += weight * gaussianDensity(x, mean, variance);
    probability += weight * normalCdf((x - mean) / Math.sqrt(variance), 'erf');
  }
  return { density, probability };
}

/**
 * U(from, to) plus noise: differences of Φ, and of its integral u Φ(u) + φ(u). Over a narrow width, where the digits of
 * such differences cancel, the middle stands for all, with an error of a twenty-fourth of (width/noise)².
 */
function uniformWithNoise(from: number, to: number, noise: number, x: number): NoisyValue {
  if (to - from < 1e-4 * noise) {
    const middle = x - (from + to) / 2;
    return {
      density: gaussianDensity(middle, 0, noise ** 2),
      probability: normalCdf(middle / noise, 'erf'),
    };
  }
  const [left, right] = [(x - from) / noise, (x - to) / noise];
  const integral = (u: number): number => u * normalCdf(u, 'erf') + gaussianDensity(u, 0, 1);
  const width = to - from;
  return {
    density: (normalCdf(left, 'erf') - normalCdf(right, 'erf')) / width,
    probability: (noise * (integral(left) - integral(right))) / width,
  };
}

/** An exponential variable with this mean plus noise: the exponentially modified Gaussian. */
function exponentialWithNoise(mean: number, noise: number, x: number): NoisyValue {
  const tail = exponentialTail(noise / mean, x / noise);
  return { density: tail / mean, probability: normalCdf(x / noise, 'erf') - tail };
}

/**
 * exp(r²/2 − r z) Φ(z − r). Far below 0, Φ is φ times a ratio that never underflows, and φ takes the exponential, which
 * may overflow, into exp(−z²/2).
 */
function exponentialTail(r: number, z: number): number {
  const below = r - z;
  return below > 4
    ? (Math.exp(-(z * z) / 2) * scaledComplement(below / Math.SQRT2)) / 2
    : Math.exp((r * r) / 2 - r * z) * normalCdf(-below, 'erf');
}

/** The Kolmogorov distance of signal · z + noise · ε from N(0, 1), on a grid of 0.02. */
export function noisyStartDistance(start: StartId, step: GaussianStep): number {
  let largest = 0;
  for (let x = -4; x <= 4; x += 0.02) {
    const { probability } = noisyStart(start, step, x);
    largest = Math.max(largest, Math.abs(probability - normalCdf(x, 'erf')));
  }
  return largest;
}

/**
 * Skewness and excess kurtosis of Σ w_k z_k for independent standardised draws z_k: cumulants add up. The weights'
 * squares are taken to sum to 1.
 */
export function weightedSumShape(
  start: StartId,
  weights: readonly number[],
): { readonly skewness: number; readonly excessKurtosis: number } {
  const { skewness, excessKurtosis } = startMoments(start);
  const powers = (exponent: number): number => weights.reduce((sum, weight) => sum + weight ** exponent, 0);
  return { skewness: skewness * powers(3), excessKurtosis: excessKurtosis * powers(4) };
}
