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
import { linspace, wholeTimesteps } from '../schedulerTimesteps';
import { spacedTimesteps, type TimestepSpacing } from '../timesteps';
import { marginalAt, VarianceSchedule } from '../varianceSchedule';

export interface DdimOptions {
  /** Denoising steps, 1…T. */
  readonly steps: number;
  /** η of DDIM eq. 16: 0 is deterministic, 1 has the variances of DDPM. */
  readonly eta: number;
  /** Clip x̂_0 to [-1, 1]. */
  readonly clip: boolean;
  /**
   * Where x̂_0 is clipped, work ε̂ out anew from it (diffusers' `use_clipped_model_output`), as OpenAI's
   * guided-diffusion does and as is done unless said; diffusers' own default is not to. Without it a young
   * network's x̂_0 and ε̂ contradict each other at large t, and whole images drift to white or grey.
   */
  readonly useClippedModelOutput?: boolean;
  /** Which t are visited; `trailing` unless said, since it begins at the x_T that is pure noise. */
  readonly spacing?: TimestepSpacing;
  /** What the network was trained to predict; ε unless said. */
  readonly prediction?: PredictionType;
}

interface DdimStep {
  /** ᾱ at the step's beginning and end. */
  readonly now: number;
  readonly previous: number;
  /** 1 − now / previous. */
  readonly beta: number;
  readonly prediction: PredictionType;
  readonly clip: number | null;
  readonly eta: number;
  /** Take ε̂ from the limited x̂_0 instead of from the network's output. */
  readonly anew: boolean;
}

/** DDIM eq. 12 as coefficients. */
export function ddimStep(place: Place, options: DdimStep): ScheduledStep {
  const { now, previous, prediction, eta } = options;
  const marginal = marginalAt(now);
  const sigma = eta === 0 ? 0 : eta * Math.sqrt(((1 - previous) / (1 - now)) * options.beta);
  const direction = Math.sqrt(Math.max(0, 1 - previous - sigma ** 2));
  const draws = eta > 0;
  const predictX0 = convertPrediction(prediction, 'sample', marginal);
  const common = { predictX0, clip: options.clip, draws };
  if (options.anew) {
    // ε̂ = (x_t − √ᾱ_t x̂_0) / √(1−ᾱ_t), written as weights of x_t and x̂_0.
    const x = direction / marginal.noise;
    const next = { x, x0: Math.sqrt(previous) - x * marginal.signal, noise: sigma };
    return scheduledStep(place, marginal, { ...common, next });
  }
  const epsilon = convertPrediction(prediction, 'epsilon', marginal);
  const next = {
    x: direction * epsilon.x,
    x0: Math.sqrt(previous),
    output: direction * epsilon.output,
    noise: sigma,
  };
  return scheduledStep(place, marginal, { ...common, next });
}

/** DDIM (Song et al. 2021, eq. 12), the last step going all the way to x_0 (ᾱ_0 = 1); in float64. */
export function ddimPlan(
  schedule: Schedule,
  {
    steps,
    eta,
    clip,
    useClippedModelOutput = true,
    spacing = 'trailing',
    prediction = 'epsilon',
  }: DdimOptions,
): SamplerPlan {
  const timesteps = spacedTimesteps(schedule.T, steps, spacing);
  return timesteps.map((t, taken) => {
    const now = entryAt(schedule.alphaBar, t);
    const previous = entryAt(schedule.alphaBar, timesteps[taken + 1] ?? 0);
    const place = { timestep: t - 1, index: taken, taken };
    const anew = clip && useClippedModelOutput;
    const beta = 1 - now / previous;
    return planStep(ddimStep(place, { now, previous, beta, prediction, clip: clip ? 1 : null, eta, anew }));
  });
}

/** diffusers' DDIMScheduler. */
export const ddim = {
  className: 'DDIMScheduler',
  defaults: {
    ...common.schedule,
    ...common.prediction,
    ...common.clipping,
    ...common.thresholding,
    ...common.leading,
    set_alpha_to_one: true,
  },
  stepOptions: ['eta', 'useClippedModelOutput'],
  sampler: (config, steps): Sampler => {
    const schedule = new VarianceSchedule(config);
    const T = config.num_train_timesteps;
    // diffusers goes T/steps timesteps back, which for `linspace` is not quite the next one of the list.
    const stride = Math.floor(T / (steps ?? T));
    const first = config.set_alpha_to_one ? 1 : schedule.alphaBar(0);
    return {
      timesteps: steps === null ? linspace(T - 1, 0, T) : wholeTimesteps(config, steps),
      initNoiseSigma: 1,
      stateless: true,
      ...thresholdOf(config),
      marginal: ({ timestep }) => schedule.marginal(timestep),
      step: (place, { eta = 0, useClippedModelOutput = false }) => {
        const now = schedule.alphaBar(place.timestep);
        const previous = schedule.alphaBar(place.timestep - stride, first);
        return ddimStep(place, {
          now,
          previous,
          beta: 1 - Math.fround(now / previous),
          prediction: config.prediction_type,
          clip: config.clip_sample ? config.clip_sample_range : null,
          eta,
          anew: useClippedModelOutput,
        });
      },
    };
  },
} as const satisfies SamplerMethod;
