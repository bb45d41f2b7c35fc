import { closedForm } from './forwardProcess';
import { jump } from './posterior';
import type { ReverseVariance } from './reverseChain';
import type { Schedule } from './schedule';

/**
 * The variance of x_s given x_t for data from N(0, deviation²), s < t; no reverse step of another variance is exact.
 * With v = ᾱ_s deviation² + 1 − ᾱ_s it is v β / (α v + β) (PRML eq. 2.117): β for deviation 1, and β̃ for 0, one point
 * (DDPM section 3.2).
 */
export function exactReverseVariance(schedule: Schedule, s: number, t: number, deviation: number): number {
  const { alpha, beta } = jump(schedule, s, t);
  const before = varianceAt(schedule, s, deviation);
  return (before * beta) / (alpha * before + beta);
}

/** The variance of x_t for data from N(0, deviation²); t is the paper's, 0…T. */
export function varianceAt(schedule: Schedule, t: number, deviation: number): number {
  const { signal, noise } = closedForm(schedule, t);
  return signal ** 2 * deviation ** 2 + noise ** 2;
}

/** The variance of a reverse step from t to s: β, β̃ or the one that is exact for these data. */
export function reverseVarianceOf(
  schedule: Schedule,
  s: number,
  t: number,
  deviation: number,
  choice: ReverseVariance | 'exact',
): number {
  const exactForDeviation = { beta: 1, betaTilde: 0, exact: deviation }[choice];
  return exactReverseVariance(schedule, s, t, exactForDeviation);
}

/**
 * The variance of the chain after each step of the reverse process from N(0, 1) through `times` (falling, to 0), with
 * the exact denoiser of N(0, deviation²): all is normal, x_s = g x_t + σ z with g = √α v_s / v_t. The last step adds no
 * noise (DDPM algorithm 2).
 */
export function chainVariances(
  schedule: Schedule,
  times: readonly number[],
  deviation: number,
  choice: ReverseVariance | 'exact',
): readonly number[] {
  const variances = [1];
  times.slice(1).forEach((s, index) => {
    const t = times[index] ?? 0;
    const { alpha } = jump(schedule, s, t);
    const gain = (Math.sqrt(alpha) * varianceAt(schedule, s, deviation)) / varianceAt(schedule, t, deviation);
    const added = s === 0 ? 0 : reverseVarianceOf(schedule, s, t, deviation, choice);
    variances.push(gain ** 2 * (variances.at(-1) ?? 1) + added);
  });
  return variances;
}
