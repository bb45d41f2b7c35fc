import { entryAt, type Schedule } from './schedule';

/** q(x_{t−1} | x_t, x_0) = N(μ̃_t, β̃_t I) with μ̃_t = x0 · x_0 + xt · x_t (DDPM eq. 6 and 7). */
export interface Posterior {
  /** Factor of x_0 in μ̃_t: √ᾱ_{t−1} β_t / (1 − ᾱ_t). */
  readonly x0: number;
  /** Factor of x_t in μ̃_t: √α_t (1 − ᾱ_{t−1}) / (1 − ᾱ_t). */
  readonly xt: number;
  /** β̃_t = (1 − ᾱ_{t−1}) / (1 − ᾱ_t) · β_t; exactly 0 at t = 1. */
  readonly variance: number;
}

/** The posterior's coefficients at the paper's t, 1…T. */
export function posterior(schedule: Schedule, t: number): Posterior {
  const beta = entryAt(schedule.beta, t);
  const previous = entryAt(schedule.alphaBar, t - 1);
  const noise = 1 - entryAt(schedule.alphaBar, t);
  return {
    x0: (Math.sqrt(previous) * beta) / noise,
    xt: (Math.sqrt(entryAt(schedule.alpha, t)) * (1 - previous)) / noise,
    variance: ((1 - previous) / noise) * beta,
  };
}

/** μ̃_t(x_t, x_0) for one number each. */
export function posteriorMean(schedule: Schedule, t: number, xt: number, x0: number): number {
  const coefficients = posterior(schedule, t);
  return coefficients.x0 * x0 + coefficients.xt * xt;
}

/** ln β̃_t, with β̃_2 in place of β̃_1 = 0, whose logarithm is infinite (as the official DDPM code clips it). */
export function posteriorLogVarianceClipped(schedule: Schedule, t: number): number {
  return Math.log(posterior(schedule, Math.max(t, 2)).variance);
}
