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
  /** Clip x̂_0 to [-1, 1]. */
  readonly clip: boolean;
  /**
   * Where x̂_0 is clipped, work ε̂ out anew from it (diffusers' `use_clipped_model_output`), as OpenAI's
   * guided-diffusion does and as is done unless said; diffusers' own default is not to. Without it a young
   * network's x̂_0 and ε̂ contradict each other at large t, and whole images drift to white or grey.
   */
  readonly useClippedModelOutput?: boolean;
  /** Which t are visited; `trailing` unless said, since it begins at the x_T that is pure noise. */
  readonly spacing?: TimestepSpacing;
}

/** DDIM (Song et al. 2021, eq. 12), the last step going all the way to x_0 (ᾱ_0 = 1). */
export function ddimPlan(
  schedule: Schedule,
  { steps, eta, clip, useClippedModelOutput = true, spacing = 'trailing' }: DdimOptions,
): SamplerPlan {
  const timesteps = spacedTimesteps(schedule.T, steps, spacing);
  return timesteps.map((t, i) => {
    const alphaBar = entryAt(schedule.alphaBar, t);
    const previous = entryAt(schedule.alphaBar, timesteps[i + 1] ?? 0);
    const sigma = eta * Math.sqrt(((1 - previous) / (1 - alphaBar)) * (1 - alphaBar / previous));
    const { signal, noise } = closedForm(schedule, t);
    const predictX0 = convertPrediction('epsilon', 'sample', { signal, noise });
    const direction = Math.sqrt(Math.max(0, 1 - previous - sigma ** 2));
    // ε̂ = (x_t − √ᾱ_t x̂_0) / √(1−ᾱ_t), written as weights of x_t and x̂_0.
    const anew = clip && useClippedModelOutput ? direction / noise : 0;
    return {
      t,
      inputScale: 1,
      marginal: { signal, noise },
      predictX0,
      clip: clip ? 1 : null,
      remember: null,
      save: null,
      next: {
        x: anew,
        saved: 0,
        x0: Math.sqrt(previous) - anew * signal,
        output: anew === 0 ? direction : 0,
        history: [],
        noise: sigma,
      },
    };
  });
}
