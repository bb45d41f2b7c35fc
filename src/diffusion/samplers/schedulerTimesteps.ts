import type { FullSchedulerConfig } from './schedulerConfig';
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
