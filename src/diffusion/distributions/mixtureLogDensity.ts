import type { GaussianStep } from '../forwardProcess';
import type { Mixture } from './mixture';

/** x_0 as it is. */
export const clean: GaussianStep = { signal: 1, noise: 0 };

/**
 * log q(x_t) in nats of x_t = signal · x_0 + noise · ε for x_0 from a mixture, of the mixture itself unless said; finite
 * where the density underflows, too.
 */
export function mixtureLogDensity(
  { components }: Mixture,
  x: number,
  y: number,
  { signal, noise }: GaussianStep = clean,
): number {
  const logs = components.map(({ weight, mean, variance }) => {
    const spread = signal ** 2 * variance + noise ** 2;
    const distance = (x - signal * mean[0]) ** 2 + (y - signal * mean[1]) ** 2;
    return Math.log(weight / (2 * Math.PI * spread)) - distance / (2 * spread);
  });
  const largest = logs.reduce((most, log) => Math.max(most, log), -Infinity);
  return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0));
}
