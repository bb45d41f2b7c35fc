import { closedForm } from './forwardProcess';
import { posterior } from './posterior';
import { snr, type Schedule } from './schedule';

/** What a network may be asked for at x_t: the predictions in diffusers' names, the score, and the posterior mean μ̃_t. */
export const noisyTargets = ['epsilon', 'sample', 'v_prediction', 'score', 'mean'] as const;
export type NoisyTarget = (typeof noisyTargets)[number];

/**
 * How a target changes with x_0 while x_t stays, as scale · signal^power: 0 · ∞ at signal 0 is thus avoided. x_t being
 * fixed, ε changes by −√ᾱ_t / √(1 − ᾱ_t), v = √ᾱ_t ε − √(1 − ᾱ_t) x_0 by −1 / √(1 − ᾱ_t), the score by
 * √ᾱ_t / (1 − ᾱ_t), and μ̃_t by its factor of x_0 (DDPM eq. 7).
 */
function changeWithX0(
  schedule: Schedule,
  t: number,
  target: NoisyTarget,
): { readonly scale: number; readonly power: 0 | 1 } {
  const { noise } = closedForm(schedule, t);
  switch (target) {
    case 'epsilon':
      return { scale: -1 / noise, power: 1 };
    case 'sample':
      return { scale: 1, power: 0 };
    case 'v_prediction':
      return { scale: -1 / noise, power: 0 };
    case 'score':
      return { scale: 1 / noise ** 2, power: 1 };
    case 'mean':
      return { scale: posterior(schedule, t).x0, power: 0 };
  }
}

/**
 * How many times an error of `from` is an error of `to`, when x_t is known and `to` is worked out from `from`; at the
 * paper's t, 1…T. Infinite from ε and the score where ᾱ_t = 0, since these say nothing of x_0 there.
 */
export function errorFactor(schedule: Schedule, t: number, from: NoisyTarget, to: NoisyTarget): number {
  const { signal } = closedForm(schedule, t);
  const [given, made] = [changeWithX0(schedule, t, from), changeWithX0(schedule, t, to)];
  return (made.scale / given.scale) * signal ** (made.power - given.power);
}

/** The targets at one point: x_0 and ε, and x_t = √ᾱ_t x_0 + √(1 − ᾱ_t) ε with all that follows. t is the paper's, 1…T. */
export function targetsAt(
  schedule: Schedule,
  t: number,
  x0: number,
  epsilon: number,
): Readonly<Record<NoisyTarget | 'xt', number>> {
  const { signal, noise } = closedForm(schedule, t);
  const { x0: weightX0, xt: weightXt } = posterior(schedule, t);
  const xt = signal * x0 + noise * epsilon;
  return {
    xt,
    epsilon,
    sample: x0,
    v_prediction: signal * epsilon - noise * x0,
    score: -epsilon / noise,
    mean: weightX0 * x0 + weightXt * xt,
  };
}

/** What weighs the errors of x̂_0 over t: an unweighted squared loss of a target, or the bound with σ² = β̃. */
export type LossWeighting = 'epsilon' | 'sample' | 'v_prediction' | 'score' | 'bound';

/**
 * How much a squared error of x̂_0 counts at the paper's t. SNR for a loss of ε (so L_simple, DDPM eq. 14), 1 for x_0,
 * SNR + 1 for v (Salimans & Ho 2022, section 4), SNR / (1 − ᾱ_t) for the score; (SNR(t − 1) − SNR(t)) / 2 in the bound
 * (Kingma et al. 2021, eq. 13), infinite at t = 1, where L_0 takes its place.
 */
export function x0Weight(schedule: Schedule, t: number, weighting: LossWeighting): number {
  return weighting === 'bound'
    ? (snr(schedule, t - 1) - snr(schedule, t)) / 2
    : errorFactor(schedule, t, 'sample', weighting) ** 2;
}
