import { closedForm } from '../forwardProcess';
import { convertPrediction } from '../parameterisation';
import { posterior } from '../posterior';
import { entryAt, type Schedule } from '../schedule';
import type { SamplerPlan, SamplerStep } from './samplerPlan';

export interface DdpmOptions {
  /**
   * σ_t² of the reverse step (DDPM section 3.2): `fixed_small` is β̃_t, optimal for data in one point;
   * `fixed_large` is β_t, optimal for data from N(0, I). The names are diffusers'.
   */
  readonly variance: 'fixed_small' | 'fixed_large';
  /** Clip x̂_0 to [-1, 1], as the official code does. */
  readonly clip: boolean;
}

/** Ancestral sampling over all T steps (DDPM algorithm 2), its mean taken through x̂_0 (eq. 7). */
export function ddpmPlan(schedule: Schedule, { variance, clip }: DdpmOptions): SamplerPlan {
  return Array.from({ length: schedule.T }, (_, i): SamplerStep => {
    const t = schedule.T - i;
    const { x0, xt, variance: small } = posterior(schedule, t);
    const marginal = closedForm(schedule, t);
    const sigma2 = variance === 'fixed_small' ? small : entryAt(schedule.beta, t);
    return {
      t,
      inputScale: 1,
      marginal,
      predictX0: convertPrediction('epsilon', 'sample', marginal),
      clip: clip ? 1 : null,
      remember: null,
      save: null,
      next: {
        x: xt,
        saved: 0,
        x0,
        output: 0,
        history: [],
        // Algorithm 2 adds no noise to the last step's mean.
        noise: t === 1 ? 0 : Math.sqrt(sigma2),
      },
    };
  });
}
