import { convertPrediction } from '../parameterisation';
import { limitX0 } from './limitX0';
import { combine, drawNoise, type Scheduler, type SchedulerOutput, type StepOptions } from './scheduler';
import type { FullSchedulerConfig } from './schedulerConfig';
import { linspace, wholeTimesteps } from './schedulerTimesteps';
import { VarianceSchedule } from './varianceSchedule';

/** DDIM (Song et al. 2021, eq. 12); diffusers' DDIMScheduler. */
export class DDIMScheduler implements Scheduler {
  readonly initNoiseSigma = 1;
  timesteps: readonly number[];
  #steps: number;
  readonly #schedule: VarianceSchedule;

  constructor(readonly config: FullSchedulerConfig) {
    this.#schedule = new VarianceSchedule(config);
    this.#steps = config.num_train_timesteps;
    this.timesteps = linspace(this.#steps - 1, 0, this.#steps);
  }

  setTimesteps(numInferenceSteps: number): void {
    this.timesteps = wholeTimesteps(this.config, numInferenceSteps);
    this.#steps = numInferenceSteps;
  }

  scaleModelInput(sample: Float32Array): Float32Array {
    return sample;
  }

  addNoise(original: Float32Array, noise: Float32Array, timestep: number): Float32Array {
    return this.#schedule.addNoise(original, noise, timestep);
  }

  step(
    modelOutput: Float32Array,
    timestep: number,
    sample: Float32Array,
    options: StepOptions = {},
  ): SchedulerOutput {
    // diffusers goes T/steps timesteps back, which for `linspace` is not quite the next one of the list.
    const previousTimestep = timestep - Math.floor(this.config.num_train_timesteps / this.#steps);
    const first = this.config.set_alpha_to_one ? 1 : this.#schedule.alphaBar(0);
    const previous = this.#schedule.alphaBar(previousTimestep, first);
    const now = this.#schedule.alphaBar(timestep);
    const predicted = this.#schedule.predict('sample', modelOutput, sample, timestep);
    const x0 = limitX0(predicted, this.config, options.batch ?? 1);
    const sigma =
      (options.eta ?? 0) * Math.sqrt(((1 - previous) / (1 - now)) * (1 - Math.fround(now / previous)));
    // ε̂ comes from the network's own output, not from the limited x̂_0.
    const { prediction_type: prediction } = this.config;
    const form = convertPrediction(prediction, 'epsilon', this.#schedule.stepAt(timestep));
    const direction = Math.sqrt(Math.max(0, 1 - previous - sigma ** 2));
    const mean = combine(
      [Math.sqrt(previous), x0],
      [direction * form.x, sample],
      [direction * form.output, modelOutput],
    );
    const prevSample = sigma > 0 ? combine([1, mean], [sigma, drawNoise(sample, options)]) : mean;
    return { prevSample, predOriginalSample: x0 };
  }
}
