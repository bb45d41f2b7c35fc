import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { linspace32 } from '../noiseTables';
import { explodingMarginal, initNoiseSigma, kDiffusion, levelAt, type KDiffusion } from '../kDiffusion';
import { scheduledStep, type Sampler } from '../sampler';
import type { FullSchedulerConfig } from '../schedulerKeys';
import { explodingX0, unitInput } from '../sigmaSchedule';

/** Euler's method on the probability flow (Karras et al. 2022, algorithm 1 without churn); diffusers' EulerDiscreteScheduler. */
export const eulerDiscrete = {
  className: 'EulerDiscreteScheduler',
  defaults: {
    ...common.schedule,
    ...common.prediction,
    ...common.linspace,
    ...common.sigmaSpacing,
    interpolation_type: 'linear',
    sigma_min: null,
    sigma_max: null,
    timestep_type: 'discrete',
    final_sigmas_type: 'zero',
  },
  sampler: (config, steps): Sampler => {
    const { levels, sigmas, initNoiseSigma } = eulerLevels(config, steps);
    const continuous = config.timestep_type === 'continuous' && config.prediction_type === 'v_prediction';
    const timesteps = continuous
      ? Array.from(sigmas.subarray(0, levels.timesteps.length), (sigma) =>
          Math.fround(0.25 * Math.log(sigma)),
        )
      : levels.timesteps.map(Math.fround);
    return {
      timesteps,
      initNoiseSigma,
      exploding: true,
      marginal: (place) => explodingMarginal(levelAt(sigmas, place)),
      step: (place) => {
        const sigma = levelAt(sigmas, place);
        const share = (sigmas[place.index + 1] ?? 0) / sigma;
        return scheduledStep(place, explodingMarginal(sigma), {
          inputScale: unitInput(sigma),
          predictX0: explodingX0(config.prediction_type, sigma),
          next: { x: share, x0: 1 - share },
        });
      },
    };
  },
} as const satisfies SamplerMethod;

function eulerLevels(config: FullSchedulerConfig, steps: number | null): KDiffusion {
  const even = kDiffusion(config, steps);
  const spaced = config.use_karras_sigmas || config.use_exponential_sigmas || config.use_beta_sigmas;
  if (config.interpolation_type === 'linear' || spaced) {
    return even;
  }
  // One level more than timesteps, evenly in ln σ, so that the last step ends at the least σ, not at 0.
  const { largest, least, last } = even.schedule;
  const count = even.levels.timesteps.length + 1;
  const logs = linspace32(Math.fround(Math.log(largest)), Math.fround(Math.log(least)), count);
  const sigmas = Float32Array.from([...logs.map(Math.exp), last]);
  return { ...even, sigmas, initNoiseSigma: initNoiseSigma(config, sigmas) };
}
