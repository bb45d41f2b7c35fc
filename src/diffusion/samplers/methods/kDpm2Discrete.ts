import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { kDiffusion } from '../kDiffusion';
import { middleInLog, midpointSampler } from '../midpointSampler';
import type { Sampler } from '../sampler';

/**
 * The midpoint method on the probability flow, the middle taken in ln σ (Karras et al. 2022, algorithm 2 after
 * Crowson); diffusers' KDPM2DiscreteScheduler.
 */
export const kDpm2Discrete = {
  className: 'KDPM2DiscreteScheduler',
  defaults: {
    ...common.latentSchedule,
    ...common.linspace,
    ...common.sigmaSpacing,
    prediction_type: 'epsilon',
  },
  evaluations: 2,
  sampler: (config, steps): Sampler => {
    const levels = kDiffusion(config, steps);
    return midpointSampler(config, levels, false, (sigma, next) => ({
      sigma,
      middle: middleInLog(next, sigma),
      down: next,
      up: 0,
    }));
  },
} as const satisfies SamplerMethod;
