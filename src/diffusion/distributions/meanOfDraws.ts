import { normalCdf } from '../bounds/normalCdf';
import { binomialProbability, logGamma } from './beta';
import { gaussianDensity } from './gaussian';

/** Distributions of one draw, none of them normal. */
export const startIds = ['uniform', 'coin', 'loaded', 'exponential', 'bimodal'] as const;
/**
 * `uniform` on 0…1. `coin`: 0 or 1 with probability ½. `loaded`: 1 with probability 0.1, else 0. `exponential` of rate 1.
 * `bimodal`: N(−1, ¼²) or N(1, ¼²), each with probability ½.
 */
export type StartId = (typeof startIds)[number];
/** Those of two values. */
export type TwoValuedId = 'coin' | 'loaded';

export const isTwoValued = (start: StartId): start is TwoValuedId => start === 'coin' || start === 'loaded';

/** Cumulants of one draw. */
export interface StartMoments {
  readonly mean: number;
  readonly variance: number;
  readonly skewness: number;
  /** Fourth cumulant over the variance squared; 0 for a normal distribution. */
  readonly excessKurtosis: number;
}

/** The two peaks of `bimodal` stand at ±1 with this standard deviation. */
export const bimodalDeviation = 0.25;

const coinMoments = (p: number): StartMoments => {
  const variance = p * (1 - p);
  return {
    mean: p,
    variance,
    skewness: (1 - 2 * p) / Math.sqrt(variance),
    excessKurtosis: (1 - 6 * variance) / variance,
  };
};

/** The probability of 1 in a distribution of two values. */
export const chanceOf = (start: TwoValuedId): number => (start === 'coin' ? 0.5 : 0.1);

export function startMoments(start: StartId): StartMoments {
  switch (start) {
    case 'uniform':
      return { mean: 0.5, variance: 1 / 12, skewness: 0, excessKurtosis: -1.2 };
    case 'coin':
    case 'loaded':
      return coinMoments(chanceOf(start));
    case 'exponential':
      return { mean: 1, variance: 1, skewness: 2, excessKurtosis: 6 };
    case 'bimodal': {
      const variance = 1 + bimodalDeviation ** 2;
      return { mean: 0, variance, skewness: 0, excessKurtosis: -2 / variance ** 2 };
    }
  }
}

/**
 * B_n(x − j) for j = 0…⌊x⌋, where B_n is the density of the sum of n uniform numbers, by the recursion of B-splines
 * (n − 1) B_n(x) = x B_{n−1}(x) + (n − x) B_{n−1}(x − 1), all of whose terms are positive.
 */
function shiftedUniformSums(n: number, x: number): Float64Array {
  const last = Math.floor(x);
  const values = new Float64Array(Math.max(0, last + 1));
  if (last < 0) {
    return values;
  }
  values[last] = 1;
  for (let k = 2; k <= n; k++) {
    for (let j = Math.max(0, last - k + 1); j <= last; j++) {
      const y = x - j;
      values[j] = (y * (values[j] ?? 0) + (k - y) * (values[j + 1] ?? 0)) / (k - 1);
    }
  }
  return values;
}

/** The density of the mean of n independent draws at x, for a start that has one. */
export function meanDensity(start: Exclude<StartId, TwoValuedId>, n: number, x: number): number {
  const sum = n * x;
  switch (start) {
    case 'uniform':
      return sum < 0 || sum >= n ? 0 : n * (shiftedUniformSums(n, sum)[0] ?? 0);
    case 'exponential':
      return sum < 0 || (sum === 0 && n > 1)
        ? 0
        : n * Math.exp((n === 1 ? 0 : (n - 1) * Math.log(sum)) - sum - logGamma(n));
    case 'bimodal':
      return bimodalSum(n, (centre) => gaussianDensity(x, centre, bimodalDeviation ** 2 / n));
  }
}

/** The mean over how many of n draws are of the upper peak, at whose centre the mean then stands. */
function bimodalSum(n: number, at: (centre: number) => number): number {
  let chance = 0.5 ** n;
  let sum = 0;
  for (let upper = 0; upper <= n; upper++) {
    if (chance > 1e-15) {
      sum += chance * at((2 * upper - n) / n);
    }
    chance *= (n - upper) / (upper + 1);
  }
  return sum;
}

/** The probability that the mean of n independent draws is x or less. */
export function meanCdf(start: StartId, n: number, x: number): number {
  const sum = n * x;
  switch (start) {
    case 'uniform':
      // B_{n+1}(x) is F_n(x) − F_n(x − 1).
      return sum >= n ? 1 : shiftedUniformSums(n + 1, sum).reduce((total, each) => total + each, 0);
    case 'exponential':
      return sum <= 0 ? 0 : 1 - poissonBelow(n, sum);
    case 'bimodal':
      return bimodalSum(n, (centre) => normalCdf(((x - centre) * Math.sqrt(n)) / bimodalDeviation, 'erf'));
    case 'coin':
    case 'loaded': {
      let total = 0;
      // A mean of k/n is met even where n · (k/n) is rounded below k.
      for (let heads = 0; heads <= Math.min(n, sum + 1e-9); heads++) {
        total += binomialProbability(heads, n - heads, chanceOf(start));
      }
      return Math.min(1, total);
    }
  }
}

/** The probability of fewer than n events of a Poisson distribution. */
function poissonBelow(n: number, rate: number): number {
  let term = Math.exp(-rate);
  let sum = 0;
  for (let k = 0; k < n; k++) {
    sum += term;
    term *= rate / (k + 1);
  }
  return sum;
}

/**
 * The Kolmogorov distance of the standardised mean √n (mean − μ)/σ of n draws from N(0, 1): the largest difference of
 * the distribution functions. Exact for distributions of two values; else on a grid of 0.02 standard deviations.
 */
export function meanDistance(start: StartId, n: number): number {
  const { mean, variance } = startMoments(start);
  const deviation = Math.sqrt(variance / n);
  let largest = 0;
  const compare = (probability: number, z: number): void => {
    largest = Math.max(largest, Math.abs(probability - normalCdf(z, 'erf')));
  };
  if (isTwoValued(start)) {
    let below = 0;
    for (let heads = 0; heads <= n; heads++) {
      const z = (heads / n - mean) / deviation;
      compare(below, z);
      below += binomialProbability(heads, n - heads, chanceOf(start));
      compare(below, z);
    }
    return largest;
  }
  for (let z = -4; z <= 4; z += 0.02) {
    compare(meanCdf(start, n, mean + deviation * z), z);
  }
  return largest;
}
