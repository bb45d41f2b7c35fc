import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { convertPrediction } from '../../parameterisation';
import { scheduledStep, thresholdOf, type Sampler } from '../sampler';
import { linspace } from '../schedulerTimesteps';
import { VarianceSchedule } from '../varianceSchedule';

/** The standard deviation of the data that the boundary condition supposes. */
const sigmaData = 0.5;

/**
 * Sampling from a latent consistency model (Luo et al. 2023): a jump to x̂_0 and noise on it, until the last step;
 * diffusers' LCMScheduler.
 */
export const lcm = {
  className: 'LCMScheduler',
  defaults: {
    ...common.latentSchedule,
    ...common.prediction,
    ...common.thresholding,
    beta_schedule: 'scaled_linear',
    original_inference_steps: 50,
    clip_sample: false,
    clip_sample_range: 1,
    set_alpha_to_one: true,
    timestep_scaling: 10,
  },
  sampler: (config, steps): Sampler => {
    const schedule = new VarianceSchedule(config);
    const { num_train_timesteps: T, original_inference_steps: original } = config;
    const timesteps = steps === null ? linspace(T - 1, 0, T) : distilledTimesteps(T, original, steps);
    return {
      timesteps,
      initNoiseSigma: 1,
      ...thresholdOf(config),
      marginal: ({ timestep }) => schedule.marginal(timestep),
      step: (place) => {
        const { timestep, index } = place;
        const marginal = schedule.marginal(timestep);
        const scaled = timestep * config.timestep_scaling;
        const skip = sigmaData ** 2 / (scaled ** 2 + sigmaData ** 2);
        const out = scaled / Math.sqrt(scaled ** 2 + sigmaData ** 2);
        const next = timesteps[index + 1];
        const { signal, noise } = next === undefined ? { signal: 1, noise: 0 } : schedule.marginal(next);
        return scheduledStep(place, marginal, {
          predictX0: convertPrediction(config.prediction_type, 'sample', marginal),
          clip: config.clip_sample ? config.clip_sample_range : null,
          next: { x0: signal * out, x: signal * skip, noise },
        });
      },
    };
  },
} as const satisfies SamplerMethod;

/** Some of the timesteps that the model was distilled on, from the noisiest; of all T where those are fewer. */
export function distilledTimesteps(T: number, original: number, steps: number): number[] {
  const most = Math.min(original, T);
  if (!Number.isInteger(steps) || steps < 1 || steps > most) {
    throw new RangeError(
      `The number of sampling steps must be an integer in 1…${most}, the steps that the model was distilled on, not ${steps}.`,
    );
  }
  const stride = Math.floor(T / most);
  return Array.from({ length: steps }, (_, i) => (most - Math.floor((i * most) / steps)) * stride - 1);
}
