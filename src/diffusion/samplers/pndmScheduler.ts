import { combine, type Scheduler, type SchedulerOutput } from './scheduler';
import type { FullSchedulerConfig } from './schedulerConfig';
import { linspace, wholeTimesteps } from './schedulerTimesteps';
import { VarianceSchedule } from './varianceSchedule';

/** Model outputs that the linear multistep formula looks back on. */
const order = 4;

/** Pseudo-numerical methods (Liu et al. 2022, algorithm 2): Runge–Kutta, then multistep; diffusers' PNDMScheduler. */
export class PNDMScheduler implements Scheduler {
  readonly initNoiseSigma = 1;
  timesteps: readonly number[];
  #ratio = 1;
  /** How many of the timesteps belong to Runge–Kutta steps, four to a step. */
  #rungeKutta = 0;
  #counter = 0;
  #history: Float32Array[] = [];
  #weightedSum: Float32Array | null = null;
  #stepSample: Float32Array | null = null;
  readonly #schedule: VarianceSchedule;

  constructor(readonly config: FullSchedulerConfig) {
    this.#schedule = new VarianceSchedule(config);
    const T = config.num_train_timesteps;
    this.timesteps = linspace(T - 1, 0, T);
  }

  setTimesteps(numInferenceSteps: number): void {
    const falling = wholeTimesteps(this.config, numInferenceSteps);
    this.#ratio = Math.floor(this.config.num_train_timesteps / numInferenceSteps);
    this.#counter = 0;
    this.#history = [];
    this.#weightedSum = null;
    if (this.config.skip_prk_steps) {
      // The second timestep is visited twice: its slope is averaged with the first one's.
      this.timesteps = [...falling.slice(0, 2), ...falling.slice(1)];
      this.#rungeKutta = 0;
      return;
    }
    if (numInferenceSteps < order) {
      throw new RangeError(
        `PNDM's Runge–Kutta start takes at least ${order} steps, not ${numInferenceSteps}.`,
      );
    }
    const half = Math.floor(this.#ratio / 2);
    const start = falling
      .slice(0, order - 1)
      .flatMap((t, i) => [t, t - this.#ratio + half, t - this.#ratio + half, falling[i + 1] ?? 0]);
    this.#rungeKutta = start.length;
    this.timesteps = [...start, ...falling.slice(order - 1)];
  }

  scaleModelInput(sample: Float32Array): Float32Array {
    return sample;
  }

  addNoise(original: Float32Array, noise: Float32Array, timestep: number): Float32Array {
    return this.#schedule.addNoise(original, noise, timestep);
  }

  step(modelOutput: Float32Array, timestep: number, sample: Float32Array): SchedulerOutput {
    const result =
      this.#counter < this.#rungeKutta
        ? this.#rungeKuttaStep(modelOutput, timestep, sample)
        : this.#multistep(modelOutput, timestep, sample);
    this.#counter += 1;
    return { prevSample: result };
  }

  /** One of the four evaluations of a Runge–Kutta step, which all start from its first sample. */
  #rungeKuttaStep(output: Float32Array, timestep: number, sample: Float32Array): Float32Array {
    const stage = this.#counter % 4;
    const from = this.timesteps[this.#counter - stage] ?? timestep;
    const to = timestep - (stage % 2 ? 0 : Math.floor(this.#ratio / 2));
    if (stage === 0) {
      this.#history.push(output);
      this.#stepSample = sample;
    }
    const weight = stage === 0 || stage === 3 ? 1 / 6 : 1 / 3;
    const sum = combine([weight, output], [1, this.#weightedSum ?? new Float32Array(output.length)]);
    this.#weightedSum = stage === 3 ? null : sum;
    return this.#transfer(this.#stepSample ?? sample, from, to, stage === 3 ? sum : output);
  }

  /** Adams–Bashforth over the outputs so far. */
  #multistep(output: Float32Array, timestep: number, sample: Float32Array): Float32Array {
    const again = this.#counter === 1;
    if (!again) this.#history.push(output);
    const [last = output, second = output, third = output, fourth = output] = this.#history.toReversed();
    this.#history = this.#history.slice(-order);
    if (again) {
      const slope = combine([0.5, output], [0.5, last]);
      return this.#transfer(this.#stepSample ?? sample, timestep + this.#ratio, timestep, slope);
    }
    this.#stepSample = sample;
    const slopes = [
      () => output,
      () => combine([3 / 2, last], [-1 / 2, second]),
      () => combine([23 / 12, last], [-16 / 12, second], [5 / 12, third]),
      () => combine([55 / 24, last], [-59 / 24, second], [37 / 24, third], [-9 / 24, fourth]),
    ];
    const slope = (slopes[this.#history.length - 1] ?? (() => output))();
    return this.#transfer(sample, timestep, timestep - this.#ratio, slope);
  }

  /** The transfer along a slope (eq. 11 of the paper; diffusers counts it as 9). */
  #transfer(sample: Float32Array, from: number, to: number, slope: Float32Array): Float32Array {
    const epsilon = this.#schedule.predict('epsilon', slope, sample, from);
    const first = this.config.set_alpha_to_one ? 1 : this.#schedule.alphaBar(0);
    const now = this.#schedule.alphaBar(from);
    const next = this.#schedule.alphaBar(to, first);
    const denominator = now * Math.sqrt(1 - next) + Math.sqrt(now * (1 - now) * next);
    return combine([Math.sqrt(next / now), sample], [-(next - now) / denominator, epsilon]);
  }
}
