import type { Schedule } from '../../src/diffusion/schedule';
import type { TrainingConfig } from './engine';
import { streamAt } from './randomStreams';
import type { TrainingData } from './trainingData';

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
 * indices, t, flips and ε come from random streams of their own, so that none moves another.
 */
export function drawBatch(
  data: TrainingData,
  schedule: Schedule,
  config: TrainingConfig,
  step: number,
): TrainingBatch {
  const { batchSize, seed } = config;
  const { channels, height, width } = data;
  const size = channels * height * width;
  const indices = streamAt(seed, 'data', step).integers(batchSize, data.count);
  const t = streamAt(seed, 'time', step)
    .integers(batchSize, schedule.T)
    .map((index) => index + 1);
  const flips = config.flip && data.allowsFlip ? streamAt(seed, 'flip', step).integers(batchSize, 2) : null;
  const noise = streamAt(seed, 'noise', step).normal(batchSize * size);
  const xt = new Float32Array(batchSize * size);
  for (let b = 0; b < batchSize; b++) {
    const alphaBar = schedule.alphaBar[t[b] ?? 0] ?? 0;
    const signal = Math.sqrt(alphaBar);
    const sigma = Math.sqrt(1 - alphaBar);
    const source = (indices[b] ?? 0) * size;
    const mirrored = flips?.[b] === 1;
    for (let i = 0; i < size; i++) {
      const from = mirrored ? i - (i % width) + width - 1 - (i % width) : i;
      xt[b * size + i] = signal * (data.images[source + from] ?? 0) + sigma * (noise[b * size + i] ?? 0);
    }
  }
  return { xt, noise, t };
}
