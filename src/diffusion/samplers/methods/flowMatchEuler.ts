import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { scheduledStep, type Sampler } from '../sampler';
import type { TimestepOptions } from '../scheduler';
import type { FullSchedulerConfig } from '../schedulerKeys';
import { checkSteps, linspace } from '../schedulerTimesteps';
import { levelAt } from '../kDiffusion';
import { spacedSigmas } from '../sigmaSchedule';
import { shifted } from '../solverLevels';

const { fround } = Math;

/**
 * Euler's method on flow matching's straight paths x = (1 − σ) x_0 + σ ε (Lipman et al. 2023; the shift of Esser
 * et al. 2024), whose network predicts the velocity ε − x_0; diffusers' FlowMatchEulerDiscreteScheduler. With
 * `stochastic_sampling` each step goes to x̂_0 and draws new noise on it.
 */
export const flowMatchEuler = {
  className: 'FlowMatchEulerDiscreteScheduler',
  defaults: {
    ...common.sigmaSpacing,
    num_train_timesteps: 1000,
    prediction_type: 'flow_prediction',
    shift: 1,
    shift_terminal: null,
    use_dynamic_shifting: false,
    time_shift_type: 'exponential',
    invert_sigmas: false,
    stochastic_sampling: false,
  },
  sampler: (config, steps, options): Sampler => {
    const { sigmas, timesteps } = flowMatchLevels(config, steps, options);
    const marginal = (sigma: number) => ({ signal: 1 - sigma, noise: sigma });
    return {
      timesteps,
      initNoiseSigma: 1,
      marginal: (place) => marginal(levelAt(sigmas, place)),
      step: (place) => {
        const sigma = levelAt(sigmas, place);
        const next = sigmas[place.index + 1] ?? 0;
        return scheduledStep(place, marginal(sigma), {
          predictX0: { x: 1, output: -sigma },
          next: config.stochastic_sampling ? { x0: 1 - next, noise: next } : { x: 1, output: next - sigma },
          draws: config.stochastic_sampling,
        });
      },
    };
  },
} as const satisfies SamplerMethod;

function flowMatchLevels(
  config: FullSchedulerConfig,
  steps: number | null,
  options: TimestepOptions,
): { readonly sigmas: Float32Array; readonly timesteps: readonly number[] } {
  const T = config.num_train_timesteps;
  const count = steps ?? T;
  checkSteps(count, config);
  const even = evenFlowSigmas(config, config.use_dynamic_shifting ? 1 : config.shift, count);
  const moved = config.use_dynamic_shifting
    ? even.map((sigma) => timeShift(config, options.mu, sigma))
    : even.map((sigma) => shifted(sigma, config.shift));
  // Before set_timesteps the list is shifted once only.
  const chosen = steps === null ? even : stretchedToTerminal(config, moved);
  const spaced = spacedSigmas(config, count, chosen[0] ?? 1, chosen.at(-1) ?? 0) ?? chosen;
  const falling = Float32Array.from(spaced);
  const sigmas = config.invert_sigmas ? falling.map((sigma) => 1 - sigma) : falling;
  return {
    sigmas: Float32Array.from([...sigmas, config.invert_sigmas ? 1 : 0]),
    timesteps: Array.from(sigmas, (sigma) => fround(sigma * T)),
  };
}

/** σ evenly between the ends of training's list, which is shifted already. */
export function evenFlowSigmas(
  { num_train_timesteps: T }: FullSchedulerConfig,
  shift: number,
  steps: number,
): number[] {
  const end = (sigma: number) => fround(shifted(fround(sigma), shift));
  return linspace(end(1) * T, end(1 / T) * T, steps).map((timestep) => timestep / T);
}

/** The shift that depends on the image's size, told by μ (Black Forest Labs' FLUX). */
export function timeShift(config: FullSchedulerConfig, mu: number | undefined, sigma: number): number {
  if (mu === undefined) {
    throw new RangeError('use_dynamic_shifting is set: setTimesteps needs the shift mu among its options.');
  }
  const shift = config.time_shift_type === 'exponential' ? Math.exp(mu) : mu;
  return shift / (shift + (1 / sigma - 1));
}

/** Stretches the levels so that the last one is `shift_terminal`, where that is set. */
export function stretchedToTerminal(config: FullSchedulerConfig, sigmas: readonly number[]): number[] {
  const { shift_terminal: terminal } = config;
  if (!terminal) {
    return [...sigmas];
  }
  const factor = (1 - (sigmas.at(-1) ?? 0)) / (1 - terminal);
  return sigmas.map((sigma) => 1 - (1 - sigma) / factor);
}
