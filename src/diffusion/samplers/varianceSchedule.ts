import type { GaussianStep } from '../forwardProcess';
import { alphasCumprod32 } from './noiseTables';
import type { FullSchedulerConfig } from './schedulerKeys';

/** What the samplers on the variance-preserving scale share: ᾱ, and q(x_t | x_0) by diffusers' timestep. */
export class VarianceSchedule {
  readonly alphasCumprod: Float32Array;

  constructor(config: FullSchedulerConfig) {
    this.alphasCumprod = alphasCumprod32(config);
  }

  /** ᾱ of a timestep; `before` is the value that stands for every timestep below 0. */
  alphaBar(timestep: number, before = 1): number {
    if (timestep < 0) {
      return before;
    }
    const value = this.alphasCumprod[timestep];
    if (value === undefined) {
      throw new RangeError(`There is no timestep ${timestep} in 0…${this.alphasCumprod.length - 1}.`);
    }
    return value;
  }

  marginal(timestep: number): GaussianStep {
    return marginalAt(this.alphaBar(timestep));
  }
}

/** q(x_t | x_0) at an ᾱ (DDPM eq. 4). */
export function marginalAt(alphaBar: number): GaussianStep {
  return { signal: Math.sqrt(alphaBar), noise: Math.sqrt(1 - alphaBar) };
}
