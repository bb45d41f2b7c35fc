import { convertPrediction } from '../../parameterisation';
import { scheduledStep, type Sampler } from '../sampler';
import type { SamplerMethod } from '../samplerMethod';
import { linspace } from '../schedulerTimesteps';
import { VarianceSchedule } from '../varianceSchedule';
import * as common from './commonDefaults';
import { distilledTimesteps } from './lcm';

const { fround } = Math;

/** γ of the paper, where a step is not told: diffusers' default. */
const usualGamma = 0.3;

/**
 * Sampling from a model of trajectory consistency distillation (Zheng et al. 2024, algorithm 4: strategic stochastic
 * sampling): a jump to s = (1 − γ) t′, which is less noisy than the next timestep t′, and noise back up to t′. γ is a
 * step's `eta`; the last step ends at timestep 0. diffusers' TCDScheduler.
 */
export const tcd = {
  className: 'TCDScheduler',
  defaults: {
    ...common.latentSchedule,
    ...common.prediction,
    beta_schedule: 'scaled_linear',
    original_inference_steps: 50,
  },
  stepOptions: ['eta'],
  sampler: (config, steps): Sampler => {
    const schedule = new VarianceSchedule(config);
    const { num_train_timesteps: T, original_inference_steps: original } = config;
    const timesteps = steps === null ? linspace(T - 1, 0, T) : distilledTimesteps(T, original, steps);
    return {
      timesteps,
      initNoiseSigma: 1,
      marginal: ({ timestep }) => schedule.marginal(timestep),
      step: (place, { eta = usualGamma }) => {
        const marginal = schedule.marginal(place.timestep);
        const next = timesteps[place.index + 1] ?? 0;
        const between = schedule.marginal(Math.floor(fround(fround(1 - eta) * next)));
        const epsilon = convertPrediction(config.prediction_type, 'epsilon', marginal);
        const draws = eta > 0 && place.index < timesteps.length - 1;
        // √(ᾱ_t′ / ᾱ_s): what is left of x_s at t′.
        const kept = draws ? schedule.marginal(next).signal / between.signal : 1;
        return scheduledStep(place, marginal, {
          predictX0: convertPrediction(config.prediction_type, 'sample', marginal),
          next: {
            x: kept * between.noise * epsilon.x,
            x0: kept * between.signal,
            output: kept * between.noise * epsilon.output,
            noise: draws ? Math.sqrt(1 - kept ** 2) : 0,
          },
          draws,
        });
      },
    };
  },
} as const satisfies SamplerMethod;
