import type { DataSet } from '../../src/datasets/dataSet';
import type { Schedule } from '../../src/diffusion/schedule';
import type { TrainingConfig } from './engine';
import { streamAt } from './randomStreams';

/** What one training step consumes; images NCHW, flattened. */
export interface TrainingBatch {
  /** x_t = √ᾱ_t x_0 + √(1 − ᾱ_t) ε (DDPM eq. 4). */
  readonly xt: Float32Array;
  /** ε, what the network must predict. */
  readonly noise: Float32Array;
  /** The paper's t, 1…T, uniform. */
  readonly t: Int32Array;
}

/**
 * Draws the batch of training step `step` (0 for the first), Algorithm 1 of the DDPM paper. Image
 * indices, t, ε and flips come from random streams of their own, so that none moves another. Images that the data set
 * holds out are never drawn.
 */
export function drawBatch(
  data: DataSet,
  schedule: Schedule,
  config: TrainingConfig,
  step: number,
): TrainingBatch {
  const { batchSize, seed } = config;
  const { side, channels } = data;
  const size = channels * side ** 2;
  const indices = streamAt(seed, 'data', step).integers(batchSize, data.count - data.heldOut);
  const t = streamAt(seed, 'time', step)
    .integers(batchSize, schedule.T)
    .map((index) => index + 1);
  const noise = streamAt(seed, 'noise', step).normal(batchSize * size);
  const x0 = data.batch(indices);
  if (config.flip && data.flip) {
    streamAt(seed, 'flip', step)
      .integers(batchSize, 2)
      .forEach((flip, b) => {
        if (flip === 1) mirror(x0.subarray(b * size, (b + 1) * size), side);
      });
  }
  const xt = new Float32Array(batchSize * size);
  for (let b = 0; b < batchSize; b++) {
    const alphaBar = schedule.alphaBar[t[b] ?? 0] ?? 0;
    const signal = Math.sqrt(alphaBar);
    const sigma = Math.sqrt(1 - alphaBar);
    for (let i = b * size; i < (b + 1) * size; i++) {
      xt[i] = signal * (x0[i] ?? 0) + sigma * (noise[i] ?? 0);
    }
  }
  return { xt, noise, t };
}

/** Reverses every row in place. */
function mirror(image: Float32Array, width: number): void {
  for (let start = 0; start < image.length; start += width) image.subarray(start, start + width).reverse();
}
