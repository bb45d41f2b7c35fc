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

/**
 * q(x_s | x_t, x_0) for a jump from t back to s < t: the same with α = ᾱ_t / ᾱ_s and β = 1 − α in place of those of
 * one step (Nichol & Dhariwal 2021, section 4). s and t are the paper's, 0…T.
 */
export function posteriorBetween(schedule: Schedule, s: number, t: number): Posterior {
  const previous = entryAt(schedule.alphaBar, s);
  const { alpha, beta } = jump(schedule, s, t);
  const noise = 1 - entryAt(schedule.alphaBar, t);
  return {
    x0: (Math.sqrt(previous) * beta) / noise,
    xt: (Math.sqrt(alpha) * (1 - previous)) / noise,
    variance: ((1 - previous) / noise) * beta,
  };
}

/** q(x_t | x_s) = N(√α x_s, β I) for s < t: α = ᾱ_t / ᾱ_s, β = 1 − α. */
export function jump(
  schedule: Schedule,
  s: number,
  t: number,
): { readonly alpha: number; readonly beta: number } {
  const alpha = entryAt(schedule.alphaBar, t) / entryAt(schedule.alphaBar, s);
  return { alpha, beta: 1 - alpha };
}

/**
 * The exponent −½(A x² − 2 B x + C) of q(x_t|x_{t−1}) q(x_{t−1}|x_0) in x = x_{t−1}, and what is left once its square is
 * completed: A (x − B/A)² + constant.
 */
export interface SquareTerms {
  /** (x_t − √α_t x)² / β_t: its precision in x, α_t / β_t, and its slope, √α_t x_t / β_t. */
  readonly likelihood: { readonly precision: number; readonly slope: number };
  /** (x − √ᾱ_{t−1} x_0)² / (1 − ᾱ_{t−1}): precision 1 / (1 − ᾱ_{t−1}), slope √ᾱ_{t−1} x_0 / (1 − ᾱ_{t−1}). */
  readonly prior: { readonly precision: number; readonly slope: number };
  /** A, the sum of both precisions: 1 / β̃_t. */
  readonly precision: number;
  /** B, the sum of both slopes: μ̃_t / β̃_t. */
  readonly slope: number;
  /** C − B²/A = (x_t − √ᾱ_t x_0)² / (1 − ᾱ_t): what x_{t−1} has no part in. */
  readonly constant: number;
  /** B/A = μ̃_t. */
  readonly mean: number;
  /** 1/A = β̃_t. */
  readonly variance: number;
}

/** The square that is completed for the posterior of one number (DDPM eqs. 6 and 7), at the paper's t, 2…T. */
export function squareTerms(schedule: Schedule, t: number, xt: number, x0: number): SquareTerms {
  const [alpha, beta] = [entryAt(schedule.alpha, t), entryAt(schedule.beta, t)];
  const previous = entryAt(schedule.alphaBar, t - 1);
  const likelihood = { precision: alpha / beta, slope: (Math.sqrt(alpha) * xt) / beta };
  const prior = { precision: 1 / (1 - previous), slope: (Math.sqrt(previous) * x0) / (1 - previous) };
  const precision = likelihood.precision + prior.precision;
  const slope = likelihood.slope + prior.slope;
  const whole = entryAt(schedule.alphaBar, t);
  return {
    likelihood,
    prior,
    precision,
    slope,
    constant: (xt - Math.sqrt(whole) * x0) ** 2 / (1 - whole),
    mean: slope / precision,
    variance: 1 / precision,
  };
}
