import type { DataSet } from '../../../src/datasets/dataSet';
import type { Schedule } from '../../../src/diffusion/schedule';
import type { TrainingConfig } from '../contract/engine';
import { objectiveAt } from './objective';
import { streamAt } from '../../../src/diffusion/random/streamAt';

/** What one training step consumes; images NCHW, flattened. */
export interface TrainingBatch {
  /** The noisy images. */
  readonly xt: Float32Array;
  /** The noise in them, ε. */
  readonly noise: Float32Array;
  /** What the network shall answer. */
  readonly target: Float32Array;
  /** Weight of each image's squared error. */
  readonly weight: Float32Array;
  /** What `Engine.predict` takes as t, one per image. */
  readonly t: Int32Array;
  /** One per image; empty for a network without classes. */
  readonly labels: Int32Array;
}

/** A batch with the images that it was made of, mirrored where they are. */
export interface DrawnBatch extends TrainingBatch {
  readonly x0: Float32Array;
}

/**
 * Draws the batch of training step `step` (0 for the first), Algorithm 1 of the DDPM paper with the objective
 * that the config names. Image indices, noise levels, ε, flips and dropped labels come from random streams of
 * their own, so that none moves another. Images that the data set holds out are never drawn.
 * `classes` is the network's number of classes, "no class" included, or null.
 */
export function drawBatch(
  data: DataSet,
  schedule: Schedule,
  config: TrainingConfig,
  step: number,
  classes: number | null = null,
): DrawnBatch {
  const { batchSize, seed } = config;
  const { side, channels } = data;
  const size = channels * side ** 2;
  const indices = streamAt(seed, 'data', step).integers(batchSize, data.count - data.heldOut);
  const levels = streamAt(seed, 'time', step).integers(batchSize, schedule.T);
  const noise = streamAt(seed, 'noise', step).normal(batchSize * size);
  const x0 = data.batch(indices);
  if (config.flip && data.flip) {
    streamAt(seed, 'flip', step)
      .integers(batchSize, 2)
      .forEach((flip, b) => {
        if (flip === 1) {
          mirror(x0.subarray(b * size, (b + 1) * size), side);
        }
      });
  }
  const xt = new Float32Array(batchSize * size);
  const target = new Float32Array(batchSize * size);
  const objectives = Array.from(levels, (level) =>
    objectiveAt(config.loss, schedule, level + 1, config.snrGamma),
  );
  objectives.forEach(({ signal, noise: sigma, targetX0, targetNoise }, b) => {
    for (let i = b * size; i < (b + 1) * size; i++) {
      const [clean, epsilon] = [x0[i] ?? 0, noise[i] ?? 0];
      xt[i] = signal * clean + sigma * epsilon;
      target[i] = targetX0 * clean + targetNoise * epsilon;
    }
  });
  return {
    x0,
    xt,
    noise,
    target,
    weight: Float32Array.from(objectives, ({ weight }) => weight),
    t: Int32Array.from(objectives, ({ t }) => t),
    labels: classes === null ? new Int32Array() : drawLabels(data, indices, config, step, classes),
  };
}

/** The images' labels, a share of them replaced by "no class" (classifier-free guidance, Ho & Salimans 2022). */
function drawLabels(
  data: DataSet,
  indices: Int32Array,
  { seed, labelDropout }: TrainingConfig,
  step: number,
  classes: number,
): Int32Array {
  const uniform = streamAt(seed, 'label', step).uniform(indices.length);
  return indices.map((index, b) => {
    const label = data.labels[index] ?? 0;
    if (label > classes - 2) {
      throw new RangeError(
        `The data set ${data.id} has images of class ${label}, but the network knows classes 0 to ${classes - 2}.`,
      );
    }
    return (uniform[b] ?? 1) < labelDropout ? classes - 1 : label;
  });
}

/** Reverses every row in place. */
function mirror(image: Float32Array, width: number): void {
  for (let start = 0; start < image.length; start += width) {
    image.subarray(start, start + width).reverse();
  }
}
