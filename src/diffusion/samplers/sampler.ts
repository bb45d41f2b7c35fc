import type { GaussianStep } from '../forwardProcess';
import { dynamicThreshold } from './dynamicThreshold';
import type { SamplerStep } from './samplerPlan';
import type { StepOptions, TimestepOptions } from './scheduler';
import type { FullSchedulerConfig } from './schedulerKeys';

/** Where a run stands. */
export interface Place {
  /** diffusers' timestep. */
  readonly timestep: number;
  /** Its place in the sampler's whole list, or −1 where the timestep is none of it. */
  readonly index: number;
  /** Steps of this run so far: a run may begin amid the list. */
  readonly taken: number;
}

/** One step in the sampler's own scale of x, and whether the published sampler draws noise for it. */
export interface ScheduledStep extends SamplerStep {
  /** True also where the noise drawn is multiplied with 0. */
  readonly draws: boolean;
}

/** One sampling method at work on one list of timesteps: each step as coefficients. */
export interface Sampler {
  readonly timesteps: readonly number[];
  readonly initNoiseSigma: number;
  /** Whether a run may begin at this place of the list: unless said, where the first of a step's evaluations is. */
  readonly mayBeginAt?: (index: number) => boolean;
  /** Steps depend on their timestep alone and may be taken in any order. */
  readonly stateless?: boolean;
  /** x is x_0 + σ ε, whose scale grows with σ. */
  readonly exploding?: boolean;
  /** Dynamic thresholding or clipping depends on the image: limits x̂_0 in place of `clip`. */
  readonly limitX0?: (x0: Float32Array, images: number) => Float32Array;
  /** The network gives variances as a second half of the channels: σ for what it gives at an element. */
  readonly learnedDeviation?: (place: Place) => (given: number) => number;
  marginal(place: Place): GaussianStep;
  step(place: Place, options: StepOptions): ScheduledStep;
}

/** `steps` is null for what diffusers has before `set_timesteps`: all of the training's timesteps. */
export type SamplerFactory = (
  config: FullSchedulerConfig,
  steps: number | null,
  options: TimestepOptions,
) => Sampler;

const nothing = { x: 0, saved: 0, x0: 0, output: 0, history: [], noise: 0 } as const;

/** A step whose unmentioned coefficients are 0. */
export function scheduledStep(
  place: Place,
  marginal: GaussianStep,
  given: {
    readonly predictX0: SamplerStep['predictX0'];
    readonly next: Partial<SamplerStep['next']>;
    readonly inputScale?: number;
    readonly clip?: number | null;
    readonly remember?: Partial<NonNullable<SamplerStep['remember']>>;
    readonly save?: Partial<NonNullable<SamplerStep['save']>>;
    readonly draws?: boolean;
  },
): ScheduledStep {
  const { predictX0, inputScale = 1, clip = null, remember, save } = given;
  const next = { ...nothing, ...given.next };
  return {
    t: place.timestep + 1,
    inputScale,
    marginal,
    predictX0,
    clip,
    remember: remember ? { x: 0, output: 0, x0: 0, ...remember } : null,
    save: save ? { x: 0, saved: 0, history: [], ...save } : null,
    next,
    draws: given.draws ?? next.noise !== 0,
  };
}

/** The limiter of x̂_0 that a configuration with `thresholding` asks for. */
export function thresholdOf(config: FullSchedulerConfig): Pick<Sampler, 'limitX0'> {
  return config.thresholding
    ? { limitX0: (x0: Float32Array, images: number) => dynamicThreshold(x0, config, images) }
    : {};
}

/** A step of a plan whose x is divided by `from` before the step and by `to` behind it. */
export function planStep(step: ScheduledStep, from = 1, to = 1): SamplerStep {
  const { marginal, predictX0, remember, save, next } = step;
  return {
    t: step.t,
    inputScale: step.inputScale * from,
    marginal: { signal: marginal.signal / from, noise: marginal.noise / from },
    predictX0: { x: predictX0.x * from, output: predictX0.output },
    clip: step.clip,
    remember: remember && { ...remember, x: remember.x * from },
    save: save && { ...save, x: save.x * from },
    next: {
      x: (next.x * from) / to,
      saved: next.saved / to,
      x0: next.x0 / to,
      output: next.output / to,
      history: next.history.map((factor) => factor / to),
      noise: next.noise / to,
    },
  };
}
