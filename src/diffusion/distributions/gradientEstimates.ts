import { normalCdf } from '../bounds/normalCdf';
import { gaussianDensity } from './gaussian';

/** Functions whose mean over x ~ N(μ, σ²) is differentiated: x², sin x, and the indicator of x > 0, which is discrete. */
export const meanFunctions = ['square', 'sine', 'indicator'] as const;
export type MeanFunction = (typeof meanFunctions)[number];

/** What the mean is differentiated by: μ, or ln σ², which is what networks predict so that σ stays positive. */
export type GradientOf = 'mean' | 'logVariance';

/** N(μ, σ²) by what a network predicts. */
export interface Gaussian {
  readonly mean: number;
  /** ln σ². */
  readonly logVariance: number;
}

/** σ = e^(½ ln σ²). */
export const deviationOf = ({ logVariance }: Gaussian): number => Math.exp(logVariance / 2);

export function valueOf(of: MeanFunction, x: number): number {
  switch (of) {
    case 'square':
      return x * x;
    case 'sine':
      return Math.sin(x);
    case 'indicator':
      return x > 0 ? 1 : 0;
  }
}

/** f'(x); 0 for the indicator, whose slope is 0 wherever it has one. */
export function slopeOf(of: MeanFunction, x: number): number {
  switch (of) {
    case 'square':
      return 2 * x;
    case 'sine':
      return Math.cos(x);
    case 'indicator':
      return 0;
  }
}

/** E f(x) for x ~ N(μ, σ²). */
export function meanOf(of: MeanFunction, gaussian: Gaussian): number {
  const { mean } = gaussian;
  const sigma = deviationOf(gaussian);
  switch (of) {
    case 'square':
      return mean ** 2 + sigma ** 2;
    case 'sine':
      return Math.exp(-(sigma ** 2) / 2) * Math.sin(mean);
    case 'indicator':
      return normalCdf(mean / sigma, 'erf');
  }
}

/** The gradient of E f(x), in closed form. */
export function exactGradient(of: MeanFunction, by: GradientOf, gaussian: Gaussian): number {
  const { mean } = gaussian;
  const sigma = deviationOf(gaussian);
  const isMean = by === 'mean';
  // By the chain rule, a derivative by ln σ² is σ / 2 times that by σ.
  switch (of) {
    case 'square':
      return isMean ? 2 * mean : sigma ** 2;
    case 'sine': {
      const damping = Math.exp(-(sigma ** 2) / 2);
      return isMean ? damping * Math.cos(mean) : (-(sigma ** 2) / 2) * damping * Math.sin(mean);
    }
    case 'indicator': {
      const density = gaussianDensity(0, mean, sigma ** 2);
      return isMean ? density : (-mean / 2) * density;
    }
  }
}

/**
 * One draw's estimate with the reparameterisation x = μ + σ z (Kingma & Welling 2014, section 2.4): f'(x) times dx/dμ = 1 or
 * dx/d ln σ² = σ z / 2. Its mean is the gradient where f has a slope everywhere, so not for the indicator.
 */
export function pathwiseEstimate(of: MeanFunction, by: GradientOf, gaussian: Gaussian, z: number): number {
  const sigma = deviationOf(gaussian);
  return slopeOf(of, gaussian.mean + sigma * z) * (by === 'mean' ? 1 : (sigma * z) / 2);
}

/**
 * One draw's estimate without it (Williams 1992): f(x) times the gradient of ln N(x; μ, σ²), which is z / σ by μ and
 * (z² − 1) / 2 by ln σ². Its mean is the gradient for every f.
 */
export function scoreEstimate(of: MeanFunction, by: GradientOf, gaussian: Gaussian, z: number): number {
  const sigma = deviationOf(gaussian);
  return valueOf(of, gaussian.mean + sigma * z) * (by === 'mean' ? z / sigma : (z ** 2 - 1) / 2);
}

/** Midpoints of z for the variances of single draws. */
const pieces = 4000;
const reach = 10;

/** The standard deviation of a single draw's estimate around its mean, by the midpoint rule over z, good to 3 digits. */
export function spreadOf(estimate: (z: number) => number): number {
  let mean = 0;
  let square = 0;
  const width = (2 * reach) / pieces;
  for (let piece = 0; piece < pieces; piece++) {
    const z = (piece + 0.5) * width - reach;
    const weight = gaussianDensity(z, 0, 1) * width;
    const value = estimate(z);
    mean += weight * value;
    square += weight * value ** 2;
  }
  return Math.sqrt(Math.max(0, square - mean ** 2));
}

/** The means of the first 1, 2, … n estimates. */
export function runningMeans(estimates: ArrayLike<number>): Float64Array {
  let sum = 0;
  return Float64Array.from(estimates, (estimate, index) => (sum += estimate) / (index + 1));
}
