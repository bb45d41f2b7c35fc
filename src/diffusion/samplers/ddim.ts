import { closedForm } from '../forwardProcess';
import { convertPrediction } from '../parameterisation';
import { entryAt, type Schedule } from '../schedule';
import type { SamplerPlan } from './samplerPlan';
import { spacedTimesteps, type TimestepSpacing } from './timesteps';

export interface DdimOptions {
  /** Denoising steps, 1…T. */
  readonly steps: number;
  /** η of DDIM eq. 16: 0 is deterministic, 1 has the variances of DDPM. */
  readonly eta: number;
  /** Clip x̂_0 to [-1, 1]; ε̂ is not worked out anew from the clipped one. */
  readonly clip: boolean;
  /** Which t are visited; `trailing` unless said, since it begins at the x_T that is pure noise. */
  readonly spacing?: TimestepSpacing;
}

/** DDIM (Song et al. 2021, eq. 12), the last step going all the way to x_0 (ᾱ_0 = 1). */
export function ddimPlan(
  schedule: Schedule,
  { steps, eta, clip, spacing = 'trailing' }: DdimOptions,
): SamplerPlan {
  const timesteps = spacedTimesteps(schedule.T, steps, spacing);
  return timesteps.map((t, i) => {
    const alphaBar = entryAt(schedule.alphaBar, t);
    const previous = entryAt(schedule.alphaBar, timesteps[i + 1] ?? 0);
    const sigma = eta * Math.sqrt(((1 - previous) / (1 - alphaBar)) * (1 - alphaBar / previous));
    const predictX0 = convertPrediction('epsilon', 'sample', closedForm(schedule, t));
    return {
      t,
      predictX0: { x: predictX0.x, eps: predictX0.output },
      clip: clip ? 1 : null,
      x: 0,
      x0: Math.sqrt(previous),
      eps: Math.sqrt(Math.max(0, 1 - previous - sigma ** 2)),
      noise: sigma,
    };
  });
}
