import type { Mixture } from '../distributions/mixture';
import { TinyGan } from './gan';
import { createSchedule } from '../schedule';
import { samplingSteps, TinyDiffusion, type TinySettings } from './tinyDiffusion';

/** How many training steps lie between two moments that samples are kept of, and how many such moments follow the first. */
export const stepsPerCheckpoint = 30;
export const checkpointCount = 30;
/** How many samples are kept of each moment. */
export const sampleCount = 200;

const trainingSteps = stepsPerCheckpoint * checkpointCount;
const highestRate = 4e-3;

/** The diffusion model learns v (Salimans & Ho 2022), at a rate that falls to 0 as half a cosine. */
const settings: TinySettings = {
  schedule: createSchedule({ kind: 'cosine', T: 100, betaStart: 1e-4, betaEnd: 0.02 }),
  prediction: 'v_prediction',
  width: 32,
  rate: (step) => highestRate * 0.5 * (1 + Math.cos((Math.PI * step) / trainingSteps)),
  dropout: 0,
  emaDecay: 0,
};

/** Samples of both networks at one moment of their training, x and y in turn. */
export interface CollapseSamples {
  readonly gan: Float64Array;
  readonly diffusion: Float64Array;
}

/** The training of a GAN and of a diffusion model on the same data, in pieces that take a few milliseconds at most. */
export class CollapseRun {
  private readonly kept: CollapseSamples[] = [];
  private readonly work: Iterator<undefined>;

  constructor(data: Mixture, seed: number, generatorSteps: number) {
    this.work = this.pieces(new TinyGan(data, seed, generatorSteps), new TinyDiffusion(data, seed, settings));
  }

  /** The last moment that samples are known of, 0…checkpointCount; −1 before the first. */
  get reached(): number {
    return this.kept.length - 1;
  }

  /** The samples of a moment, or undefined where the training has not come there yet. */
  at(checkpoint: number): CollapseSamples | undefined {
    return this.kept[checkpoint];
  }

  /** Trains towards a moment until it is reached or `isOver` says that the time is. */
  advance(checkpoint: number, isOver: () => boolean): void {
    const goal = Math.min(checkpoint, checkpointCount);
    while (this.reached < goal && !isOver()) {
      this.work.next();
    }
  }

  private *pieces(gan: TinyGan, diffusion: TinyDiffusion): Generator<undefined> {
    for (let checkpoint = 0; checkpoint <= checkpointCount; checkpoint++) {
      for (let step = 0; checkpoint > 0 && step < stepsPerCheckpoint; step++) {
        gan.train();
        yield;
        diffusion.train();
        yield;
      }
      let x = diffusion.start(sampleCount);
      for (let step = 0; step < samplingSteps; step++) {
        x = diffusion.denoise(x, step);
        yield;
      }
      this.kept.push({ gan: gan.sample(sampleCount), diffusion: x });
    }
  }
}
