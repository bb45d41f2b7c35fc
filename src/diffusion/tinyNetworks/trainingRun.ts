import type { Mixture } from '../distributions/mixture';
import { samplingSteps, TinyDiffusion, type TinySettings, type TinyStep } from './tinyDiffusion';

/** How many steps a training has, and after how many of them samples are drawn each time. */
export const trainingSteps = 600;
export const stepsPerSample = 30;
/** How many samples are drawn. */
export const sampleCount = 150;

/** Which weights draw the samples: those of the step, or their moving average. */
export type TinyWeights = 'raw' | 'ema';

/** Samples of the same noise by both, x and y in turn. */
export type TinySamples = Readonly<Record<TinyWeights, Float64Array>>;

/** A training of a small diffusion model, all its steps kept, in pieces that take a few milliseconds at most. */
export class TrainingRun {
  private readonly steps: TinyStep[] = [];
  /** The sum of the losses of the steps up to each. */
  private readonly sums: number[] = [0];
  private readonly drawn: TinySamples[] = [];
  private readonly work: Iterator<undefined>;

  constructor(data: Mixture, seed: number, settings: TinySettings) {
    this.work = this.pieces(new TinyDiffusion(data, seed, settings));
  }

  /** Steps that are taken, 0…trainingSteps, with the samples that follow them. */
  get reached(): number {
    return this.drawn.length <= Math.floor(this.steps.length / stepsPerSample)
      ? Math.max(0, this.steps.length - 1)
      : this.steps.length;
  }

  /** A step, from 1 on; undefined where the training has not come there yet. */
  step(number: number): TinyStep | undefined {
    return this.steps[number - 1];
  }

  /** The last samples that were drawn after so many steps or fewer. */
  samplesAt(steps: number): TinySamples | undefined {
    return this.drawn[Math.min(this.drawn.length - 1, Math.floor(steps / stepsPerSample))];
  }

  /** The mean loss of the steps `from`…`to`; NaN where one of them is not taken yet. */
  meanLoss(from: number, to: number): number {
    return (this.sums[to]! - this.sums[from - 1]!) / (to - from + 1);
  }

  /** Trains until a step is reached or `isOver` says that the time is. */
  advance(step: number, isOver: () => boolean): void {
    const goal = Math.min(step, trainingSteps);
    while (this.reached < goal && !isOver()) {
      this.work.next();
    }
  }

  private *pieces(model: TinyDiffusion): Generator<undefined> {
    for (let step = 0; step <= trainingSteps; step++) {
      if (step > 0) {
        const taken = model.train();
        this.steps.push(taken);
        this.sums.push(this.sums.at(-1)! + taken.loss);
        yield;
      }
      if (step % stepsPerSample === 0) {
        const samples = { raw: model.start(sampleCount), ema: model.start(sampleCount) };
        for (const weights of ['raw', 'ema'] as const) {
          for (let each = 0; each < samplingSteps; each++) {
            samples[weights] = model.denoise(samples[weights], each, weights);
            yield;
          }
        }
        this.drawn.push(samples);
        yield;
      }
    }
  }
}
