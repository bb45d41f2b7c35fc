import { limitX0 } from './limitX0';
import { combine, drawNoise, type Scheduler, type SchedulerOutput, type StepOptions } from './scheduler';
import type { FullSchedulerConfig } from './schedulerConfig';
import { linspace, wholeTimesteps } from './schedulerTimesteps';
import { VarianceSchedule } from './varianceSchedule';

/** Ancestral sampling (DDPM algorithm 2), over all timesteps or some; diffusers' DDPMScheduler. */
export class DDPMScheduler implements Scheduler {
  readonly initNoiseSigma = 1;
  timesteps: readonly number[];
  #spaced = false;
  readonly #schedule: VarianceSchedule;

  constructor(readonly config: FullSchedulerConfig) {
    this.#schedule = new VarianceSchedule(config);
    const T = config.num_train_timesteps;
    this.timesteps = linspace(T - 1, 0, T);
  }

  setTimesteps(numInferenceSteps: number): void {
    this.timesteps = wholeTimesteps(this.config, numInferenceSteps);
    this.#spaced = true;
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
    const { mean: output, variance: learned } = splitLearned(this.config, modelOutput, sample, options.batch);
    const { previous, now, beta } = this.#transition(timestep);
    const predicted = this.#schedule.predict('sample', output, sample, timestep);
    const x0 = limitX0(predicted, this.config, options.batch ?? 1);
    // DDPM eq. 7, with the posterior of the timesteps that are left.
    const mean = combine(
      [(Math.sqrt(previous) * beta) / (1 - now), x0],
      [(Math.sqrt(1 - beta) * (1 - previous)) / (1 - now), sample],
    );
    if (timestep <= 0) return { prevSample: mean, predOriginalSample: x0 };
    const noise = drawNoise(sample, options);
    const deviation = this.#deviation(timestep, learned);
    const prevSample = mean.map((value, i) => value + deviation(i) * (noise[i] ?? 0));
    return { prevSample, predOriginalSample: x0 };
  }

  #transition(timestep: number): { previous: number; now: number; beta: number } {
    const next = this.timesteps[this.timesteps.indexOf(timestep) + 1] ?? -1;
    const previous = this.#schedule.alphaBar(this.#spaced ? next : timestep - 1);
    const now = this.#schedule.alphaBar(timestep);
    // The quotient rounded as the original's: what is left of 1 − 1 decides the last steps.
    return { previous, now, beta: 1 - Math.fround(now / previous) };
  }

  /** σ of the noise, by element where the network gives it (Nichol & Dhariwal 2021, eq. 15). */
  #deviation(timestep: number, learned: Float32Array | null): (element: number) => number {
    const { previous, now, beta } = this.#transition(timestep);
    const small = Math.max(((1 - previous) / (1 - now)) * beta, 1e-20);
    switch (this.config.variance_type) {
      case null:
      case 'fixed_small':
      case 'fixed_small_log':
        return () => Math.sqrt(small);
      // diffusers takes the root of a logarithm for `fixed_large_log`, which is no number: its meaning is kept.
      case 'fixed_large':
      case 'fixed_large_log':
        return () => Math.sqrt(beta);
      case 'learned':
        return (i) => Math.sqrt(learned?.[i] ?? 0);
      case 'learned_range':
        return (i) => {
          const share = ((learned?.[i] ?? 0) + 1) / 2;
          return Math.exp((share * Math.log(beta) + (1 - share) * Math.log(small)) / 2);
        };
    }
  }
}

/** A network that learns variances gives them as a second half of each image's channels. */
function splitLearned(
  { variance_type: type }: FullSchedulerConfig,
  output: Float32Array,
  sample: Float32Array,
  batch = 1,
): { readonly mean: Float32Array; readonly variance: Float32Array | null } {
  if (output.length !== 2 * sample.length || !type?.startsWith('learned')) {
    return { mean: output, variance: null };
  }
  const size = sample.length / batch;
  const half = (which: 0 | 1) =>
    sample.map((_, i) => output[2 * size * Math.floor(i / size) + which * size + (i % size)] ?? 0);
  return { mean: half(0), variance: half(1) };
}
