import { diffuse } from '../forwardProcess';
import { checkSize, drawNoise } from './sampleArrays';
import { applyStep, emptyMemory, type PlanMemory } from './runPlan';
import type { SamplerPlan, SamplerStep } from './samplerPlan';
import { planStep, type Place, type Sampler, type SamplerFactory } from './sampler';
import type { PlanOptions, Scheduler, SchedulerOutput, StepOptions, TimestepOptions } from './scheduler';
import type { SamplerMethod } from './samplerMethod';
import type { FullSchedulerConfig } from './schedulerKeys';
import { beginning } from './schedulerTimesteps';

/** Runs any `Sampler` with diffusers' calls, keeping its place and what its steps look back on. */
export class SamplerScheduler implements Scheduler {
  private sampler: Sampler | null = null;
  /** Where in the sampler's list the run begins; null until its first timestep tells. */
  private begin: number | null = null;
  private index: number | null = null;
  private memory: PlanMemory = emptyMemory;
  private planned: readonly number[] | null = null;

  constructor(
    readonly config: FullSchedulerConfig,
    private readonly method: Extract<SamplerMethod, { readonly sampler: SamplerFactory }>,
  ) {}

  get timesteps(): readonly number[] {
    return this.planned ?? this.current.timesteps;
  }

  get initNoiseSigma(): number {
    return this.current.initNoiseSigma;
  }

  setTimesteps(numInferenceSteps: number, options: TimestepOptions = {}): void {
    const sampler = this.method.sampler(this.config, numInferenceSteps, options);
    this.begin = beginning(sampler, this.method.evaluations ?? 1, numInferenceSteps, options);
    this.planned = sampler.timesteps.slice(this.begin ?? 0);
    this.sampler = sampler;
    this.index = null;
    this.memory = emptyMemory;
  }

  scaleModelInput(sample: Float32Array, timestep: number): Float32Array {
    const { inputScale } = this.current.step(this.placeOf(timestep), {});
    return inputScale === 1 ? sample : sample.map((value) => inputScale * value);
  }

  addNoise(original: Float32Array, noise: Float32Array, timestep: number): Float32Array {
    const index = this.index ?? this.begin ?? indexOf(this.current, timestep);
    return diffuse(this.current.marginal({ timestep, index, taken: 0 }), original, noise);
  }

  step(
    modelOutput: Float32Array,
    timestep: number,
    sample: Float32Array,
    options: StepOptions = {},
  ): SchedulerOutput {
    const sampler = this.current;
    const place = this.placeOf(timestep);
    const step = sampler.step(place, options);
    const images = options.batch ?? 1;
    const learned = sampler.learnedDeviation?.(place);
    const [output, variance] = learned ? halves(modelOutput, sample, images) : [modelOutput, null];
    checkSize("network's output", output, sample.length);
    const noise = step.draws ? drawNoise(sample, options) : null;
    const scaled = learned && noise ? noise.map((z, i) => learned(variance?.[i] ?? 0) * z) : noise;
    const { limitX0 } = sampler;
    const limit = limitX0 && ((x0: Float32Array) => limitX0(x0, images));
    const result = applyStep(step, sample, output, scaled, this.memory, limit);
    this.memory = result.memory;
    this.index = place.index + 1;
    return { prevSample: result.x, predOriginalSample: result.x0 };
  }

  plan(numInferenceSteps: number, options: PlanOptions = {}): SamplerPlan {
    const sampler = this.method.sampler(this.config, numInferenceSteps, options);
    if (sampler.limitX0 || sampler.learnedDeviation) {
      const what = sampler.limitX0 ? 'Dynamic thresholding' : 'A learned variance';
      throw new RangeError(
        `${what} is worked out from each image, so that this sampler has no plan of fixed coefficients. Run its steps instead.`,
      );
    }
    const begin = beginning(sampler, this.method.evaluations ?? 1, numInferenceSteps, options) ?? 0;
    const steps = sampler.timesteps
      .map((timestep, index) => ({ timestep, index, taken: index - begin }))
      .slice(begin)
      .map((place) => sampler.step(place, options));
    const scale = ({ marginal }: SamplerStep, i: number) => {
      if (i === 0 && begin === 0) {
        return sampler.initNoiseSigma;
      }
      return sampler.exploding ? Math.hypot(marginal.signal, marginal.noise) : 1;
    };
    const scales = [...steps.map(scale), 1];
    return steps.map((step, i) => planStep(step, scales[i] ?? 1, scales[i + 1] ?? 1));
  }

  private get current(): Sampler {
    return (this.sampler ??= this.method.sampler(this.config, null, {}));
  }

  /** The first timestep of a run may be any of the list, all others follow it. */
  private placeOf(timestep: number): Place {
    const sampler = this.current;
    if (sampler.stateless) {
      return { timestep, index: sampler.timesteps.indexOf(timestep), taken: 0 };
    }
    const index = this.index ?? this.begin ?? indexOf(sampler, timestep);
    const there = sampler.timesteps[index];
    if (there !== timestep) {
      const expected = there === undefined ? 'the run is over' : `${there} is`;
      throw new RangeError(
        `The timestep ${timestep} is not the next one of this run: ${expected}. Call setTimesteps to begin anew.`,
      );
    }
    this.begin ??= index;
    this.index = index;
    return { timestep, index, taken: index - this.begin };
  }
}

/** As diffusers: of a timestep that the list has several times, the second, lest a level be skipped amid the list. */
function indexOf({ timesteps, stateless }: Sampler, timestep: number): number {
  const first = timesteps.indexOf(timestep);
  if (first < 0 && !stateless) {
    throw new RangeError(`The timestep ${timestep} is none of this run's.`);
  }
  const second = timesteps.indexOf(timestep, first + 1);
  return first > 0 && second > 0 ? second : first;
}

/** A network that learns variances gives them as a second half of each image's channels. */
function halves(output: Float32Array, sample: Float32Array, images: number): [Float32Array, Float32Array] {
  checkSize(
    "network's output with its variances, halved,",
    output.subarray(output.length / 2),
    sample.length,
  );
  const size = sample.length / images;
  const half = (which: 0 | 1) =>
    sample.map((_, i) => output[2 * size * Math.floor(i / size) + which * size + (i % size)] ?? 0);
  return [half(0), half(1)];
}
