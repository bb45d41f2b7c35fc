import { combine, drawNoise, type Scheduler, type SchedulerOutput, type StepOptions } from './scheduler';
import type { FullSchedulerConfig } from './schedulerConfig';
import { fractionalTimesteps } from './schedulerTimesteps';
import { SigmaSchedule } from './sigmaSchedule';

/**
 * Euler's method on the probability flow, where x_σ = x_0 + σ ε (Karras et al. 2022, algorithm 1 without churn);
 * diffusers' EulerDiscreteScheduler and, with noise at each step, EulerAncestralDiscreteScheduler.
 */
export class EulerDiscreteScheduler implements Scheduler {
  timesteps: readonly number[] = [];
  /** One more than the timesteps: where the last step ends. */
  #sigmas: Float32Array = new Float32Array();
  #index: number | null = null;
  readonly #schedule: SigmaSchedule;

  constructor(
    readonly config: FullSchedulerConfig,
    readonly ancestral = false,
  ) {
    this.#schedule = new SigmaSchedule(config);
    this.setTimesteps(config.num_train_timesteps);
  }

  get initNoiseSigma(): number {
    const largest = this.#sigmas[0] ?? 0;
    return this.config.timestep_spacing === 'leading' ? Math.sqrt(largest ** 2 + 1) : largest;
  }

  setTimesteps(numInferenceSteps: number): void {
    const timesteps = fractionalTimesteps(this.config, numInferenceSteps).map(Math.fround);
    const sigmas = timesteps.map((t) => this.#schedule.sigmaAt(t));
    const levels = this.config.use_karras_sigmas ? this.#schedule.karras(sigmas) : { sigmas, timesteps };
    this.timesteps = levels.timesteps.map(Math.fround);
    this.#sigmas = Float32Array.from([...levels.sigmas, this.ancestral ? 0 : this.#schedule.last]);
    this.#index = null;
  }

  scaleModelInput(sample: Float32Array, timestep: number): Float32Array {
    const sigma = this.#sigmas[this.#indexOf(timestep)] ?? 0;
    return combine([1 / Math.sqrt(sigma ** 2 + 1), sample]);
  }

  addNoise(original: Float32Array, noise: Float32Array, timestep: number): Float32Array {
    const sigma = this.#sigmas[this.timesteps.indexOf(timestep)];
    if (sigma === undefined) throw new RangeError(`This run has no timestep ${timestep}.`);
    return combine([1, original], [sigma, noise]);
  }

  step(
    modelOutput: Float32Array,
    timestep: number,
    sample: Float32Array,
    options: StepOptions = {},
  ): SchedulerOutput {
    const index = this.#indexOf(timestep);
    this.#index = index + 1;
    const [sigma = 0, next = 0] = this.#sigmas.subarray(index, index + 2);
    const x0 = this.#predictX0(modelOutput, sample, sigma);
    const up = this.ancestral ? Math.sqrt((next ** 2 * (sigma ** 2 - next ** 2)) / sigma ** 2) : 0;
    const down = Math.sqrt(next ** 2 - up ** 2);
    const slope = combine([1 / sigma, sample], [-1 / sigma, x0]);
    const moved = combine([1, sample], [down - sigma, slope]);
    const prevSample = this.ancestral ? combine([1, moved], [up, drawNoise(sample, options)]) : moved;
    return { prevSample, predOriginalSample: x0 };
  }

  #predictX0(output: Float32Array, sample: Float32Array, sigma: number): Float32Array {
    switch (this.config.prediction_type) {
      case 'epsilon':
        return combine([1, sample], [-sigma, output]);
      case 'sample':
        return output;
      case 'v_prediction':
        return combine([1 / (sigma ** 2 + 1), sample], [-sigma / Math.sqrt(sigma ** 2 + 1), output]);
    }
  }

  /** Where the run stands; the first call may enter it anywhere. */
  #indexOf(timestep: number): number {
    this.#index ??= this.timesteps.indexOf(timestep);
    if (this.timesteps[this.#index] !== timestep) {
      throw new RangeError(`The timestep ${timestep} is not the next one of this run.`);
    }
    return this.#index;
  }
}
