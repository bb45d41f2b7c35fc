import type { Sampler } from './sampler';
import type { TimestepOptions } from './scheduler';
import type { FullSchedulerConfig } from './schedulerKeys';
import { roundHalfEven } from './timesteps';

/** NumPy's linspace: `count` even steps from `start` to `end`, both included. */
export function linspace(start: number, end: number, count: number): number[] {
  const step = count > 1 ? (end - start) / (count - 1) : 0;
  return Array.from({ length: count }, (_, i) => (i === count - 1 && i > 0 ? end : start + i * step));
}

/** @throws {RangeError} when the number of steps is no integer in 1…T. */
export function checkSteps(steps: number, { num_train_timesteps: T }: FullSchedulerConfig): void {
  if (!Number.isInteger(steps) || steps < 1 || steps > T) {
    throw new RangeError(`The number of sampling steps must be an integer in 1…${T}, not ${steps}.`);
  }
}

/** The falling timesteps of a spacing (Lin et al. 2023, table 2), where `linspace` may give fractions. */
export function fractionalTimesteps(config: FullSchedulerConfig, steps: number): number[] {
  checkSteps(steps, config);
  const { num_train_timesteps: T, steps_offset: offset } = config;
  switch (config.timestep_spacing) {
    case 'linspace':
      return linspace(0, T - 1, steps).reverse();
    case 'leading':
      return Array.from({ length: steps }, (_, i) => (steps - 1 - i) * Math.floor(T / steps) + offset);
    case 'trailing':
      return Array.from({ length: steps }, (_, i) => roundHalfEven(T - i * (T / steps)) - 1);
  }
}

/** The same, as whole numbers. */
export function wholeTimesteps(config: FullSchedulerConfig, steps: number): number[] {
  return fractionalTimesteps(config, steps).map(roundHalfEven);
}

/**
 * The timesteps of the solvers that count the end as one more (DPM-Solver and its kin); `end` is where they stop
 * to look for more noise, T unless said.
 */
export function solverTimesteps(
  config: FullSchedulerConfig,
  steps: number,
  end = config.num_train_timesteps,
): number[] {
  checkSteps(steps, config);
  const { num_train_timesteps: T, steps_offset: offset } = config;
  switch (config.timestep_spacing) {
    case 'linspace':
      return linspace(0, end - 1, steps + 1)
        .map(roundHalfEven)
        .reverse()
        .slice(0, -1);
    case 'leading':
      return Array.from({ length: steps }, (_, i) => (steps - i) * Math.floor(end / (steps + 1)) + offset);
    case 'trailing':
      return Array.from({ length: steps }, (_, i) => roundHalfEven(end - i * (T / steps)) - 1).filter(
        (t) => t >= 0,
      );
  }
}

/**
 * Where in a sampler's list a run begins that is to leave the first part out; null where nothing is said of it.
 * @throws {RangeError} when nothing of the list would be left.
 */
export function beginning(
  sampler: Sampler,
  evaluations: number,
  steps: number,
  { strength, beginIndex, fromTimestep }: TimestepOptions,
): number | null {
  if (fromTimestep !== undefined) {
    const { mayBeginAt = (index: number) => index % evaluations === 0 } = sampler;
    const places = sampler.timesteps.map((_, index) => index).filter(mayBeginAt);
    return places.find((index) => (sampler.timesteps[index] ?? 0) <= fromTimestep) ?? places.at(-1) ?? 0;
  }
  if (beginIndex !== undefined) {
    if (!Number.isInteger(beginIndex) || beginIndex < 0 || beginIndex >= sampler.timesteps.length) {
      throw new RangeError(
        `beginIndex must be an integer in 0…${sampler.timesteps.length - 1}, not ${beginIndex}.`,
      );
    }
    return beginIndex;
  }
  if (strength === undefined) {
    return null;
  }
  if (!(strength >= 0 && strength <= 1)) {
    throw new RangeError(`strength must lie in 0…1, not be ${strength}.`);
  }
  const kept = Math.floor(steps * strength);
  if (kept === 0) {
    throw new RangeError(
      `With a strength of ${strength}, ${steps} steps leave none to take. Take more steps or more strength.`,
    );
  }
  return (steps - kept) * evaluations;
}
