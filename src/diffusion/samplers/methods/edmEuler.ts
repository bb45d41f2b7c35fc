import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { edmInitNoiseSigma, edmSigmas, edmTimestep, preconditioned } from '../edm';
import { explodingMarginal, levelAt } from '../kDiffusion';
import { scheduledStep, type Sampler } from '../sampler';

/** Euler's method for networks with Karras' preconditioning (Karras et al. 2022); diffusers' EDMEulerScheduler. */
export const edmEuler = {
  className: 'EDMEulerScheduler',
  defaults: common.edm,
  sampler: (config, steps): Sampler => {
    const levels = edmSigmas(config, steps ?? config.num_train_timesteps);
    const last = config.final_sigmas_type === 'zero' ? 0 : (levels.at(-1) ?? 0);
    const sigmas = Float32Array.from([...levels, last]);
    return {
      timesteps: Array.from(levels, edmTimestep),
      initNoiseSigma: edmInitNoiseSigma(config),
      exploding: true,
      marginal: (place) => explodingMarginal(levelAt(sigmas, place)),
      step: (place) => {
        const sigma = levelAt(sigmas, place);
        const share = (sigmas[place.index + 1] ?? 0) / sigma;
        return scheduledStep(place, explodingMarginal(sigma), {
          ...preconditioned(config, sigma),
          next: { x: share, x0: 1 - share },
        });
      },
    };
  },
} as const satisfies SamplerMethod;
