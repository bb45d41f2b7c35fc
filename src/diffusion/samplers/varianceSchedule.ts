import type { GaussianStep } from '../forwardProcess';
import { convertPrediction } from '../parameterisation';
import { alphasCumprod32 } from './noiseTables';
import { combine } from './scheduler';
import type { FullSchedulerConfig } from './schedulerConfig';

/** What the schedulers on the variance-preserving scale share: ᾱ, and q(x_t | x_0) by diffusers' timestep. */
export class VarianceSchedule {
  readonly alphasCumprod: Float32Array;

  constructor(private readonly config: FullSchedulerConfig) {
    this.alphasCumprod = alphasCumprod32(config);
  }

  /** ᾱ of a timestep; `before` is the value that stands for every timestep below 0. */
  alphaBar(timestep: number, before = 1): number {
    if (timestep < 0) return before;
    const value = this.alphasCumprod[timestep];
    if (value === undefined) {
      throw new RangeError(`There is no timestep ${timestep} in 0…${this.alphasCumprod.length - 1}.`);
    }
    return value;
  }

  stepAt(timestep: number): GaussianStep {
    const alphaBar = this.alphaBar(timestep);
    return { signal: Math.sqrt(alphaBar), noise: Math.sqrt(1 - alphaBar) };
  }

  /** x_t from x_0 and ε. */
  addNoise(original: Float32Array, noise: Float32Array, timestep: number): Float32Array {
    const { signal, noise: deviation } = this.stepAt(timestep);
    return combine([signal, original], [deviation, noise]);
  }

  /** x̂_0 or ε̂ from the network's output, whatever it was trained to predict. */
  predict(
    what: 'sample' | 'epsilon',
    modelOutput: Float32Array,
    sample: Float32Array,
    timestep: number,
  ): Float32Array {
    const form = convertPrediction(this.config.prediction_type, what, this.stepAt(timestep));
    return combine([form.x, sample], [form.output, modelOutput]);
  }
}
