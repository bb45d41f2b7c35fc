import { diffuse } from '../../forwardProcess';
import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { convertPrediction } from '../../parameterisation';
import { checkSize, drawNoise } from '../sampleArrays';
import { betas32 } from '../noiseTables';
import type { SamplerPlan } from '../samplerPlan';
import type { PlanOptions, Scheduler, SchedulerOutput, StepOptions, TimestepOptions } from '../scheduler';
import type { FullSchedulerConfig } from '../schedulerKeys';
import { linspace } from '../schedulerTimesteps';
import { planStep, scheduledStep } from '../sampler';
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
    const { now, previous } = this.levels(timestep, this.steps);
    const [root, rest] = [Math.sqrt(now), Math.sqrt(1 - now)];
    const sigma = timestep > 0 ? this.deviation(now, previous) : 0;
    const direction = Math.sqrt(1 - previous - this.deviation(now, previous) ** 2);
    const noise = drawNoise(sample, options);
    const bound = this.config.clip_sample ? 1 : Infinity;
    const x0 = sample.map((x, i) =>
      Math.min(bound, Math.max(-bound, (x - rest * (modelOutput[i] ?? 0)) / root)),
    );
    const [signal, deviation] = [Math.sqrt(previous), Math.sqrt(1 - previous)];
    const prevSample = x0.map((start, i) => {
      const z = noise[i] ?? 0;
      const share = mask[i] ?? 0;
      const unknown = signal * start + direction * (modelOutput[i] ?? 0) + sigma * z;
      const known = signal * (originalImage[i] ?? 0) + deviation * z;
      return share * known + (1 - share) * unknown;
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
      const marginal = { signal: Math.sqrt(now), noise: Math.sqrt(1 - now) };
      const sigma = this.deviation(now, previous);
      // A rise leads from this step's end to where the next one begins.
      const next = falls[k + 1];
      const target = next === undefined ? previous : this.schedule.alphaBar(next);
      const keep = target / previous;
      const predictX0 = convertPrediction('epsilon', 'sample', marginal);
      const step = scheduledStep({ timestep, index: k, taken: k }, marginal, {
        predictX0,
        clip: this.config.clip_sample ? 1 : null,
        next: {
          x0: Math.sqrt(keep * previous),
          output: Math.sqrt(keep * (1 - previous - sigma ** 2)),
          noise: Math.sqrt(keep * sigma ** 2 + (1 - keep)),
        },
      });
      return planStep(step);
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
