import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { convertPrediction, type PredictionType } from '../../parameterisation';
import { entryAt, type Schedule } from '../../schedule';
import {
  planStep,
  scheduledStep,
  thresholdOf,
  type Place,
  type Sampler,
  type ScheduledStep,
} from '../sampler';
import type { SamplerPlan } from '../samplerPlan';
import type { FullSchedulerConfig } from '../schedulerKeys';
import { linspace, wholeTimesteps } from '../schedulerTimesteps';
import { spacedTimesteps } from '../timesteps';
import { marginalAt, VarianceSchedule } from '../varianceSchedule';

export interface DdpmOptions {
  /**
   * σ_t² of the reverse step (DDPM section 3.2): `fixed_small` is β̃_t, optimal for data in one point;
   * `fixed_large` is β_t, optimal for data from N(0, I). The names are diffusers'.
   */
  readonly variance: 'fixed_small' | 'fixed_large';
  /** Clip x̂_0 to [-1, 1], as the official code does. */
  readonly clip: boolean;
  /** What the network was trained to predict; ε unless said. */
  readonly prediction?: PredictionType;
  /** How many of the T steps are taken, all unless said; α and β are then those between two visited t. */
  readonly steps?: number;
}

/** A step back from ᾱ_t to ᾱ of the next timestep, with the β_t between them. */
interface Transition {
  readonly now: number;
  readonly previous: number;
  readonly beta: number;
}

/** The posterior q(x_{t−1} | x_t, x̂_0) as coefficients (DDPM eq. 6 and 7), with a deviation of one's choice. */
function ddpmStep(
  place: Place,
  { now, previous, beta }: Transition,
  options: { prediction: PredictionType; clip: number | null; noise: number; draws: boolean },
): ScheduledStep {
  const marginal = marginalAt(now);
  return scheduledStep(place, marginal, {
    predictX0: convertPrediction(options.prediction, 'sample', marginal),
    clip: options.clip,
    next: {
      x0: (Math.sqrt(previous) * beta) / (1 - now),
      x: (Math.sqrt(1 - beta) * (1 - previous)) / (1 - now),
      noise: options.noise,
    },
    draws: options.draws,
  });
}

/** β̃_t (DDPM eq. 7). */
function posteriorVariance({ now, previous, beta }: Transition): number {
  return ((1 - previous) / (1 - now)) * beta;
}

/**
 * Ancestral sampling (DDPM algorithm 2), its mean taken through x̂_0 (eq. 7), over all T steps or over some, evenly from
 * T down (Nichol & Dhariwal 2021, section 4); in float64.
 */
export function ddpmPlan(
  schedule: Schedule,
  { variance, clip, prediction = 'epsilon', steps = schedule.T }: DdpmOptions,
): SamplerPlan {
  const timesteps = spacedTimesteps(schedule.T, steps, 'trailing');
  return timesteps.map((t, taken) => {
    const next = timesteps[taken + 1] ?? 0;
    const now = entryAt(schedule.alphaBar, t);
    const previous = entryAt(schedule.alphaBar, next);
    const beta = t - next === 1 ? entryAt(schedule.beta, t) : 1 - now / previous;
    const transition = { now, previous, beta };
    const sigma2 = variance === 'fixed_small' ? posteriorVariance(transition) : beta;
    // Algorithm 2 adds no noise to the last step's mean.
    const noise = next === 0 ? 0 : Math.sqrt(sigma2);
    const place = { timestep: t - 1, index: taken, taken };
    return planStep(
      ddpmStep(place, transition, { prediction, clip: clip ? 1 : null, noise, draws: noise > 0 }),
    );
  });
}

/** diffusers' DDPMScheduler: the same over all timesteps or some, in float32 tables. */
export const ddpm = {
  className: 'DDPMScheduler',
  defaults: {
    ...common.schedule,
    ...common.prediction,
    ...common.clipping,
    ...common.thresholding,
    ...common.leading,
    variance_type: 'fixed_small',
  },
  sampler: (config, steps): Sampler => {
    const schedule = new VarianceSchedule(config);
    const T = config.num_train_timesteps;
    const timesteps = steps === null ? linspace(T - 1, 0, T) : wholeTimesteps(config, steps);
    const transitionAt = ({ timestep, index }: Place): Transition => {
      const next = steps === null ? timestep - 1 : (timesteps[index + 1] ?? -1);
      const previous = schedule.alphaBar(next);
      const now = schedule.alphaBar(timestep);
      // The quotient rounded as the original's: what is left of 1 − 1 decides the last steps.
      return { now, previous, beta: 1 - Math.fround(now / previous) };
    };
    const learned = config.variance_type === 'learned' || config.variance_type === 'learned_range';
    return {
      timesteps,
      initNoiseSigma: 1,
      stateless: true,
      ...thresholdOf(config),
      ...(learned ? { learnedDeviation: (place) => learnedDeviation(config, transitionAt(place)) } : {}),
      marginal: ({ timestep }) => schedule.marginal(timestep),
      step: (place) => {
        const transition = transitionAt(place);
        const draws = place.timestep > 0;
        return ddpmStep(place, transition, {
          prediction: config.prediction_type,
          clip: config.clip_sample ? config.clip_sample_range : null,
          noise: draws ? (learned ? 1 : fixedDeviation(config, transition)) : 0,
          draws,
        });
      },
    };
  },
} as const satisfies SamplerMethod;

function fixedDeviation({ variance_type: type }: FullSchedulerConfig, transition: Transition): number {
  const large = type === 'fixed_large' || type === 'fixed_large_log';
  // diffusers takes the root of a logarithm for `fixed_large_log`, which is no number: its meaning is kept.
  return Math.sqrt(large ? transition.beta : clippedVariance(transition));
}

/** β̃_t, with diffusers' bound in place of 0. */
function clippedVariance(transition: Transition): number {
  return Math.max(posteriorVariance(transition), 1e-20);
}

/** σ from what the network gives: σ² itself, or its place between ln β̃ and ln β (Nichol & Dhariwal 2021, eq. 15). */
function learnedDeviation(
  { variance_type: type }: FullSchedulerConfig,
  transition: Transition,
): (given: number) => number {
  if (type === 'learned') {
    return Math.sqrt;
  }
  const [small, large] = [Math.log(clippedVariance(transition)), Math.log(transition.beta)];
  return (given) => {
    const share = (given + 1) / 2;
    return Math.exp((share * large + (1 - share) * small) / 2);
  };
}
