import type { Mixture } from '../distributions/mixture';
import { TinyGan } from './gan';
import { samplingSteps, TinyDiffusion } from './tinyDiffusion';

/** How many training steps lie between two moments that samples are kept of, and how many such moments follow the first. */
export const stepsPerCheckpoint = 30;
export const checkpointCount = 30;
/** How many samples are kept of each moment. */
export const sampleCount = 200;

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
    this.work = this.pieces(
      new TinyGan(data, seed, generatorSteps),
      new TinyDiffusion(data, seed, stepsPerCheckpoint * checkpointCount),
    );
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
