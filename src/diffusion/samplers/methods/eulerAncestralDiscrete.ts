import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { explodingMarginal, kDiffusion, levelAt } from '../kDiffusion';
import { scheduledStep, type Sampler } from '../sampler';
import { explodingX0, unitInput } from '../sigmaSchedule';

const { fround } = Math;

/**
 * Euler's method to below the next level, and noise back up to it; diffusers' EulerAncestralDiscreteScheduler. It
 * draws noise at the last step too, where none is added.
 */
export const eulerAncestralDiscrete = {
  className: 'EulerAncestralDiscreteScheduler',
  defaults: { ...common.schedule, ...common.prediction, ...common.linspace },
  sampler: (config, steps): Sampler => {
    const { levels, sigmas, initNoiseSigma } = kDiffusion(config, steps);
    return {
      timesteps: levels.timesteps.map(Math.fround),
      initNoiseSigma,
      exploding: true,
      marginal: (place) => explodingMarginal(levelAt(sigmas, place)),
      step: (place) => {
        const sigma = levelAt(sigmas, place);
        const { up, down } = ancestralLevels(sigma, sigmas[place.index + 1] ?? 0);
        return scheduledStep(place, explodingMarginal(sigma), {
          inputScale: unitInput(sigma),
          predictX0: explodingX0(config.prediction_type, sigma),
          next: { x: down / sigma, x0: 1 - down / sigma, noise: up },
          draws: true,
        });
      },
    };
  },
} as const satisfies SamplerMethod;

/** Where `next` is a smaller share of σ, the original's rounding leaves less than four digits of down². */
const roundedAway = 1e-3;

/**
 * The level to go down to, and the noise that leads from there to `next`: down² + up² = next². Each operation is
 * rounded to float32 as the original's, except where next² − up² would be nothing but rounding (0, or less): there
 * down is next² / σ, which is the same without the difference.
 */
export function ancestralLevels(sigma: number, next: number): { readonly up: number; readonly down: number } {
  const [before, after] = [fround(sigma ** 2), fround(next ** 2)];
  const up = fround(Math.sqrt(fround(fround(after * fround(before - after)) / before)));
  const rest = fround(after - fround(up ** 2));
  const isLost = next < roundedAway * sigma || !(rest > 0);
  return { up, down: isLost ? fround(next ** 2 / sigma) : fround(Math.sqrt(rest)) };
}
