import type { GaussianStep } from '../forwardProcess';
import { convertPrediction, type LinearForm } from '../parameterisation';
import type { Place } from './sampler';
import type { FullSchedulerConfig } from './schedulerKeys';
import { linspace } from './schedulerTimesteps';
import type { Levels } from './sigmaSchedule';

/** A noise level x = α x_0 + σ ε and λ = ln(α / σ), half the logarithm of its signal-to-noise ratio. */
export interface SolverLevel {
  readonly alpha: number;
  readonly sigma: number;
  readonly lambda: number;
}

/** The levels of a solver in λ, one more than there are steps. */
export interface SolverLevels {
  /** The network's timesteps. */
  readonly timesteps: readonly number[];
  at(index: number): SolverLevel;
  marginal(place: Place): GaussianStep;
}

/** From σ / α (or, for flow matching, σ alone), in float32, the last one being where the last step ends. */
export function solverLevels(
  timesteps: readonly number[],
  sigmas: Float32Array,
  levelOf: (sigma: number) => { readonly alpha: number; readonly sigma: number },
): SolverLevels {
  const at = (index: number): SolverLevel => {
    const sigma = sigmas[index];
    if (sigma === undefined) {
      throw new RangeError('There is no step left, or none at this timestep.');
    }
    const level = levelOf(sigma);
    return { ...level, lambda: Math.log(level.alpha) - Math.log(level.sigma) };
  };
  return {
    timesteps,
    at,
    marginal: ({ index }) => {
      const { alpha, sigma } = at(index);
      return { signal: alpha, noise: sigma };
    },
  };
}

/** The variance-preserving level of σ / α, or that of flow matching, where α + σ = 1. */
export function levelOf(config: FullSchedulerConfig): (sigma: number) => { alpha: number; sigma: number } {
  if (config.use_flow_sigmas) {
    return (sigma) => ({ alpha: 1 - sigma, sigma });
  }
  return (sigma) => {
    const alpha = 1 / Math.sqrt(sigma ** 2 + 1);
    return { alpha, sigma: sigma * alpha };
  };
}

/** Flow matching's σ from 1 − 1/T down, shifted towards more noise (Esser et al. 2024, eq. 23). */
export function flowLevels(config: FullSchedulerConfig, steps: number): Levels {
  const { num_train_timesteps: T, flow_shift: shift } = config;
  const sigmas = linspace(1, 1 / T, steps + 1)
    .map((alpha) => shifted(1 - alpha, shift))
    .reverse()
    .slice(0, -1);
  return { sigmas, timesteps: sigmas.map((sigma) => sigma * T) };
}

/** σ after a shift: s σ / (1 + (s − 1) σ). */
export function shifted(sigma: number, shift: number): number {
  return (shift * sigma) / (1 + (shift - 1) * sigma);
}

/** x̂_0 at a level. */
export function solverX0(config: FullSchedulerConfig, { alpha, sigma }: SolverLevel): LinearForm {
  // diffusers takes x − σ u for a flow's velocity u, also where α + σ is not 1.
  if (config.prediction_type === 'flow_prediction') {
    return { x: 1, output: -sigma };
  }
  return convertPrediction(config.prediction_type, 'sample', { signal: alpha, noise: sigma });
}
