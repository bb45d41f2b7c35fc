import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { kDiffusion } from '../kDiffusion';
import { middleInLog, midpointSampler } from '../midpointSampler';
import type { Sampler } from '../sampler';
import { ancestralLevels } from './eulerAncestralDiscrete';

/** The same to below the next level, and noise back up to it; diffusers' KDPM2AncestralDiscreteScheduler. */
export const kDpm2AncestralDiscrete = {
  className: 'KDPM2AncestralDiscreteScheduler',
  defaults: {
    ...common.latentSchedule,
    ...common.linspace,
    ...common.sigmaSpacing,
    prediction_type: 'epsilon',
  },
  evaluations: 2,
  sampler: (config, steps): Sampler => {
    const levels = kDiffusion(config, steps);
    return midpointSampler(config, levels, true, (sigma, next) => {
      const { up, down } = ancestralLevels(sigma, next);
      return { sigma, middle: middleInLog(sigma, down), down, up };
    });
  },
} as const satisfies SamplerMethod;
