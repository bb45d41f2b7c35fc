import type { DataSet } from '../../../src/datasets/dataSet';
import { createSchedule } from '../../../src/diffusion/schedule';
import type { Engine, TrainingConfig } from '../contract/engine';
import type { TrainedStep } from '../protocol/trainedStep';
import { learningRateAt } from '../training/learningRate';
import { drawBatch } from '../training/trainingBatch';

/** How many examples of the batch are shown. */
const shownExamples = 6;

/**
 * Makes the next step of a training and tells what it consisted of. The batch is the one that the engine draws
 * itself, from the same streams: the training goes the way that it goes without being looked at.
 * @param train Makes one step and gives its loss.
 */
export async function trainStep(
  engine: Engine,
  training: TrainingConfig,
  data: DataSet,
  train: () => Promise<number>,
): Promise<TrainedStep> {
  const { side, channels } = data;
  const { num_class_embeds: classes } = engine.config;
  const begun = performance.now();
  const schedule = createSchedule(training.schedule);
  const batch = drawBatch(data, schedule, training, engine.step, classes);
  const drawn = performance.now();
  const count = Math.min(shownExamples, training.batchSize);
  const size = channels * side ** 2;
  const [x0, noise, xt, target] = [batch.x0, batch.noise, batch.xt, batch.target].map((values) =>
    values.slice(0, count * size),
  ) as [Float32Array, Float32Array, Float32Array, Float32Array];
  const t = Array.from(batch.t.subarray(0, count));
  const labels = classes === null ? {} : { labels: batch.labels.subarray(0, count) };
  const output = await engine.predict(xt, t, { weights: 'raw', ...labels });
  const asked = performance.now();
  const loss = await train();
  const done = performance.now();
  return {
    ...{ step: engine.step, side, channels, x0, noise, xt, target, output, loss },
    // The network's timestep of flow matching is T s, one below what `predict` takes.
    t: training.loss === 'flow' ? t.map((each) => each - 1) : t,
    squaredErrors: t.map((_, example) => meanSquare(output, target, example * size, size)),
    batchSize: training.batchSize,
    learningRate: learningRateAt(engine.step, training),
    gradientNorm: engine.gradientNorm,
    seconds: { draw: (drawn - begun) / 1000, ask: (asked - drawn) / 1000, train: (done - asked) / 1000 },
  };
}

function meanSquare(a: Float32Array, b: Float32Array, from: number, size: number): number {
  let sum = 0;
  for (let i = from; i < from + size; i++) {
    sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  }
  return sum / size;
}
