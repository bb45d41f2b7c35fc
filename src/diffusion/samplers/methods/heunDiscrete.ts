import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { explodingMarginal, kDiffusion, levelAt } from '../kDiffusion';
import { scheduledStep, type Sampler } from '../sampler';
import { explodingX0, unitInput } from '../sigmaSchedule';

/**
 * Heun's method on the probability flow (Karras et al. 2022, algorithm 1 without churn): an Euler step, and again
 * with the mean of the slopes at both ends; the last step is Euler's alone. diffusers' HeunDiscreteScheduler.
 */
export const heunDiscrete = {
  className: 'HeunDiscreteScheduler',
  defaults: {
    ...common.latentSchedule,
    ...common.linspace,
    ...common.sigmaSpacing,
    prediction_type: 'epsilon',
    clip_sample: false,
    clip_sample_range: 1,
  },
  evaluations: 2,
  sampler: (config, steps): Sampler => {
    const { levels, sigmas: single, initNoiseSigma } = kDiffusion(config, steps);
    const timesteps = levels.timesteps.map(Math.fround);
    const sigmas = Float32Array.from([...twiceButFirst([...single].slice(0, -1)), single.at(-1) ?? 0]);
    return {
      timesteps: twiceButFirst(timesteps),
      initNoiseSigma,
      exploding: true,
      marginal: (place) => explodingMarginal(levelAt(sigmas, place)),
      step: (place) => {
        const sigma = levelAt(sigmas, place);
        const common = {
          inputScale: unitInput(sigma),
          predictX0: explodingX0(config.prediction_type, sigma),
          clip: config.clip_sample ? config.clip_sample_range : null,
        };
        if (place.taken % 2 === 0) {
          const share = (sigmas[place.index + 1] ?? 0) / sigma;
          return scheduledStep(place, explodingMarginal(sigma), {
            ...common,
            remember: { x: 1 / sigma, x0: -1 / sigma },
            save: { x: 1 },
            next: { x: share, x0: 1 - share },
          });
        }
        const step = sigma - (sigmas[place.index - 1] ?? 0);
        const half = step / (2 * sigma);
        return scheduledStep(place, explodingMarginal(sigma), {
          ...common,
          next: { saved: 1, history: [step / 2], x: half, x0: -half },
        });
      },
    };
  },
} as const satisfies SamplerMethod;

/** Each value twice, but the first once: the ends of the steps. */
export function twiceButFirst(values: readonly number[]): number[] {
  return values.flatMap((value, i) => (i === 0 ? [value] : [value, value]));
}
