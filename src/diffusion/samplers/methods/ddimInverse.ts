import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { ddimStep } from './ddim';
import type { Sampler } from '../sampler';
import { linspace, wholeTimesteps } from '../schedulerTimesteps';
import { VarianceSchedule } from '../varianceSchedule';

/**
 * DDIM run backwards, from an image to the noise that it would be made from (Song et al. 2021, section 4.3);
 * diffusers' DDIMInverseScheduler. A timestep of its list is the one that a step arrives at.
 */
export const ddimInverse = {
  className: 'DDIMInverseScheduler',
  defaults: {
    ...common.schedule,
    ...common.prediction,
    ...common.clipping,
    ...common.leading,
    set_alpha_to_one: true,
  },
  sampler: (config, steps): Sampler => {
    const schedule = new VarianceSchedule(config);
    const T = config.num_train_timesteps;
    if (config.timestep_spacing === 'linspace') {
      throw new RangeError('timestep_spacing of DDIMInverseScheduler must be leading or trailing.');
    }
    const stride = Math.floor(T / (steps ?? T));
    const first = config.set_alpha_to_one ? 1 : schedule.alphaBar(0);
    const from = (timestep: number) => schedule.alphaBar(Math.min(timestep - stride, T - 1), first);
    return {
      timesteps: steps === null ? linspace(0, T - 1, T) : wholeTimesteps(config, steps).reverse(),
      initNoiseSigma: 1,
      stateless: true,
      marginal: ({ timestep }) => schedule.marginal(timestep),
      step: (place) => {
        const now = from(place.timestep);
        if (now === 1 && config.prediction_type === 'sample') {
          throw new RangeError(
            'An image without noise does not tell which noise a prediction of x_0 leaves: set set_alpha_to_one of DDIMInverseScheduler to false.',
          );
        }
        return ddimStep(place, {
          now,
          previous: schedule.alphaBar(place.timestep),
          beta: 0,
          prediction: config.prediction_type,
          clip: config.clip_sample ? config.clip_sample_range : null,
          eta: 0,
          anew: false,
        });
      },
    };
  },
} as const satisfies SamplerMethod;
