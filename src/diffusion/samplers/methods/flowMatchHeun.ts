import type { SamplerMethod } from '../samplerMethod';
import { evenFlowSigmas } from './flowMatchEuler';
import { twiceButFirst } from './heunDiscrete';
import { levelAt } from '../kDiffusion';
import { scheduledStep, type Sampler } from '../sampler';
import { checkSteps } from '../schedulerTimesteps';
import { shifted } from '../solverLevels';

/** Heun's method on flow matching's straight paths; diffusers' FlowMatchHeunDiscreteScheduler. */
export const flowMatchHeun = {
  className: 'FlowMatchHeunDiscreteScheduler',
  defaults: {
    num_train_timesteps: 1000,
    prediction_type: 'flow_prediction',
    shift: 1,
  },
  evaluations: 2,
  sampler: (config, steps): Sampler => {
    const { num_train_timesteps: T, shift } = config;
    const count = steps ?? T;
    checkSteps(count, config);
    const levels = Float32Array.from(evenFlowSigmas(config, shift, count), (sigma) => shifted(sigma, shift));
    const sigmas = Float32Array.from([...twiceButFirst([...levels]), 0]);
    const marginal = (sigma: number) => ({ signal: 1 - sigma, noise: sigma });
    return {
      timesteps: twiceButFirst(Array.from(levels, (sigma) => Math.fround(sigma * T))),
      initNoiseSigma: 1,
      marginal: (place) => marginal(levelAt(sigmas, place)),
      step: (place) => {
        const sigma = levelAt(sigmas, place);
        const predictX0 = { x: 1, output: -sigma };
        if (place.taken % 2 === 0) {
          const step = (sigmas[place.index + 1] ?? 0) - sigma;
          return scheduledStep(place, marginal(sigma), {
            predictX0,
            remember: { output: 1 },
            save: { x: 1 },
            next: { x: 1, output: step },
          });
        }
        const half = (sigma - (sigmas[place.index - 1] ?? 0)) / 2;
        return scheduledStep(place, marginal(sigma), {
          predictX0,
          next: { saved: 1, history: [half], output: half },
        });
      },
    };
  },
} as const satisfies SamplerMethod;
