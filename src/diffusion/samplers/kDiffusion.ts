import type { GaussianStep } from '../forwardProcess';
import type { Place } from './sampler';
import type { FullSchedulerConfig } from './schedulerKeys';
import { fractionalTimesteps } from './schedulerTimesteps';
import { SigmaSchedule, type Levels } from './sigmaSchedule';

/** The levels of the samplers that began in Katherine Crowson's k-diffusion, where x = x_0 + σ ε. */
export interface KDiffusion {
  readonly schedule: SigmaSchedule;
  readonly levels: Levels;
  /** In float32, one more than the levels: the last one is where the last step ends. */
  readonly sigmas: Float32Array;
  readonly initNoiseSigma: number;
}

/** Timesteps as the configuration spaces them, and their noise levels. */
export function kDiffusion(config: FullSchedulerConfig, steps: number | null): KDiffusion {
  const schedule = new SigmaSchedule(config);
  const count = steps ?? config.num_train_timesteps;
  const timesteps = fractionalTimesteps(config, count).map(Math.fround);
  const even = { timesteps, sigmas: timesteps.map((t) => schedule.sigmaAt(t)) };
  const { sigma_max, sigma_min } = config;
  const largest = sigma_max ?? even.sigmas[0] ?? 0;
  const levels = schedule.respaced(count, largest, sigma_min ?? even.sigmas.at(-1) ?? 0) ?? even;
  const sigmas = Float32Array.from([...levels.sigmas, schedule.last]);
  return { schedule, levels, sigmas, initNoiseSigma: initNoiseSigma(config, sigmas) };
}

/** What unit noise is multiplied with to be x at the first level, whose x_0 is lost in it. */
export function initNoiseSigma(config: FullSchedulerConfig, sigmas: Float32Array): number {
  const largest = sigmas.reduce((most, sigma) => Math.max(most, sigma), 0);
  return config.timestep_spacing === 'leading' ? Math.fround(Math.sqrt(largest ** 2 + 1)) : largest;
}

/** x_0 + σ ε at a level. */
export function explodingMarginal(sigma: number): GaussianStep {
  return { signal: 1, noise: sigma };
}

/**
 * Where a timestep that is not at hand by its place lies: the level that the list has for it.
 * @throws {RangeError} when the list does not have it.
 */
export function levelAt(sigmas: Float32Array, { index, timestep }: Place): number {
  const sigma = sigmas[index];
  if (sigma === undefined) {
    throw new RangeError(`This run has no timestep ${timestep}.`);
  }
  return sigma;
}
