import { diffuse } from '../../forwardProcess';
import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { convertPrediction } from '../../parameterisation';
import { checkSize, drawNoise } from '../sampleArrays';
import { betas32 } from '../noiseTables';
import { applyStep } from '../runPlan';
import type { SamplerPlan, SamplerStep } from '../samplerPlan';
import type { PlanOptions, Scheduler, SchedulerOutput, StepOptions, TimestepOptions } from '../scheduler';
import type { FullSchedulerConfig } from '../schedulerKeys';
import { linspace } from '../schedulerTimesteps';
import { planStep, scheduledStep, type Place, type ScheduledStep } from '../sampler';
import { VarianceSchedule } from '../varianceSchedule';

/**
 * Inpainting with an unconditional model (Lugmayr et al. 2022, algorithm 1): the known part is drawn anew at every
 * step, and stretches of the way are gone several times, back up by `undoStep`, so that both parts agree;
 * diffusers' RePaintScheduler. Where the timesteps rise, the caller calls `undoStep` in place of `step`.
 */
export class RePaintScheduler implements Scheduler {
  readonly initNoiseSigma = 1;
  timesteps: readonly number[];
  private steps: number;
  private readonly schedule: VarianceSchedule;
  private readonly betas: Float32Array;

  constructor(readonly config: FullSchedulerConfig) {
    this.betas = betas32(config);
    this.schedule = new VarianceSchedule(config);
    this.steps = config.num_train_timesteps;
    this.timesteps = linspace(this.steps - 1, 0, this.steps);
  }

  setTimesteps(numInferenceSteps: number, options: TimestepOptions = {}): void {
    const steps = Math.min(this.config.num_train_timesteps, numInferenceSteps);
    this.timesteps = this.timestepsOf(steps, options);
    this.steps = steps;
  }

  scaleModelInput(sample: Float32Array): Float32Array {
    return sample;
  }

  addNoise(original: Float32Array, noise: Float32Array, timestep: number): Float32Array {
    return diffuse(this.schedule.marginal(timestep), original, noise);
  }

  /** Needs `originalImage`, `mask` and `noise`, which is drawn at every step. */
  step(
    modelOutput: Float32Array,
    timestep: number,
    sample: Float32Array,
    options: StepOptions = {},
  ): SchedulerOutput {
    const { originalImage, mask } = options;
    if (!originalImage || !mask) {
      throw new RangeError('RePaint needs originalImage and mask: the image and where it is known.');
    }
    checkSize("network's output", modelOutput, sample.length);
    checkSize('original image', originalImage, sample.length);
    checkSize('mask', mask, sample.length);
    const { previous } = this.levels(timestep, this.steps);
    const noise = drawNoise(sample, options);
    const place = { timestep, index: this.timesteps.indexOf(timestep), taken: 0 };
    // The last step adds no noise, as in diffusers.
    const step = this.unknownStep(place, this.steps, timestep > 0 ? undefined : { noise: 0 });
    const { x: unknown, x0 } = applyStep(step, sample, modelOutput, noise);
    const arrived = { signal: Math.sqrt(previous), noise: Math.sqrt(1 - previous) };
    const known = diffuse(arrived, originalImage, noise);
    const prevSample = unknown.map((value, i) => {
      const share = mask[i] ?? 0;
      return share * (known[i] ?? 0) + (1 - share) * value;
    });
    return { prevSample, predOriginalSample: x0 };
  }

  /** q(x_{t+1} | x_t) for as many timesteps as a step has, β beginning at `timestep`; draws noise for each. */
  undoStep(sample: Float32Array, timestep: number, options: Pick<StepOptions, 'noise'>): Float32Array {
    let x = sample;
    const count = Math.floor(this.config.num_train_timesteps / this.steps);
    for (let t = timestep; t < timestep + count; t++) {
      const beta = this.betas[t];
      if (beta === undefined) {
        throw new RangeError(`There is no timestep ${t} to go back up to.`);
      }
      const up = { signal: Math.sqrt(1 - beta), noise: Math.sqrt(beta) };
      x = diffuse(up, x, drawNoise(x, options));
    }
    return x;
  }

  /**
   * The way of the unknown part, each rise joined to the step before it. The engine draws the known part at each
   * step's `marginal`; in `step` it is drawn before the rise, which leaves it with the same distribution.
   */
  plan(numInferenceSteps: number, options: PlanOptions = {}): SamplerPlan {
    const steps = Math.min(this.config.num_train_timesteps, numInferenceSteps);
    const timesteps = this.timestepsOf(steps, options);
    const falls = timesteps.filter((t, i) => i === 0 || t < (timesteps[i - 1] ?? 0));
    return falls.map((timestep, k) => {
      const { now, previous } = this.levels(timestep, steps);
      // A rise leads from this step's end to where the next one begins: there x is √keep · x + √(1 − keep) · noise.
      const next = falls[k + 1];
      const keep = (next === undefined ? previous : this.schedule.alphaBar(next)) / previous;
      const sigma = this.deviation(now, previous);
      const step = this.unknownStep({ timestep, index: k, taken: k }, steps, {
        x0: Math.sqrt(keep * previous),
        output: Math.sqrt(keep * (1 - previous - sigma ** 2)),
        noise: Math.sqrt(keep * sigma ** 2 + (1 - keep)),
      });
      return planStep(step);
    });
  }

  /** The step of what is not known: DDIM's with the configured η (Song et al. 2021, eq. 12), `next` laid over it. */
  private unknownStep(place: Place, steps: number, next: Partial<SamplerStep['next']> = {}): ScheduledStep {
    const { now, previous } = this.levels(place.timestep, steps);
    const marginal = { signal: Math.sqrt(now), noise: Math.sqrt(1 - now) };
    const sigma = this.deviation(now, previous);
    return scheduledStep(place, marginal, {
      predictX0: convertPrediction('epsilon', 'sample', marginal),
      clip: this.config.clip_sample ? 1 : null,
      next: {
        x0: Math.sqrt(previous),
        output: Math.sqrt(1 - previous - sigma ** 2),
        noise: sigma,
        ...next,
      },
    });
  }

  private levels(timestep: number, steps: number): { readonly now: number; readonly previous: number } {
    const stride = Math.floor(this.config.num_train_timesteps / steps);
    return {
      now: this.schedule.alphaBar(timestep),
      previous: this.schedule.alphaBar(timestep - stride),
    };
  }

  private deviation(now: number, previous: number): number {
    return this.config.eta * Math.sqrt(((1 - previous) / (1 - now)) * (1 - Math.fround(now / previous)));
  }

  private timestepsOf(steps: number, { jumpLength = 10, jumpNSample = 10 }: TimestepOptions): number[] {
    for (const [name, value] of Object.entries({ steps, jumpLength, jumpNSample })) {
      if (!Number.isInteger(value) || value < 1) {
        throw new RangeError(`${name} of RePaint must be an integer of at least 1, not ${value}.`);
      }
    }
    const jumps = new Map<number, number>();
    for (let j = 0; j < steps - jumpLength; j += jumpLength) {
      jumps.set(j, jumpNSample - 1);
    }
    const stride = Math.floor(this.config.num_train_timesteps / steps);
    const timesteps: number[] = [];
    for (let t = steps; t >= 1;) {
      timesteps.push((t -= 1) * stride);
      const left = jumps.get(t) ?? 0;
      if (left === 0) {
        continue;
      }
      jumps.set(t, left - 1);
      for (let k = 0; k < jumpLength; k++) {
        timesteps.push((t += 1) * stride);
      }
    }
    return timesteps;
  }
}

export const repaint = {
  className: 'RePaintScheduler',
  defaults: { ...common.schedule, clip_sample: true, eta: 0 },
  scheduler: (config: FullSchedulerConfig): Scheduler => new RePaintScheduler(config),
} as const satisfies SamplerMethod;
