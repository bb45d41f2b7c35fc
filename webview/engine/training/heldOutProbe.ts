import type { DataSet } from '../../../src/datasets/dataSet';
import { streamAt } from '../../../src/diffusion/random/streamAt';
import type { Schedule } from '../../../src/diffusion/schedule';
import type { Engine, TrainingConfig } from '../contract/engine';
import type { HeldOutLoss } from '../protocol/watching';
import { objectiveAt } from './objective';

/** Equal parts of 1…T. */
export const timeParts = 10;

/** Of images. Points are small: many are asked at the price of few. */
const imagesPerPart = 8;
const pointsPerPart = 64;

/**
 * Held-out data with noise, the same throughout a run, so that its loss changes with the network alone. Their noise
 * levels are spread evenly over 1…T.
 */
export class HeldOutProbe {
  readonly count: number;
  private readonly xt: Float32Array;
  private readonly target: Float32Array;
  private readonly t: Int32Array;
  private readonly weight: Float32Array;
  private readonly labels: Int32Array | undefined;
  private readonly size: number;

  /** @throws {RangeError} when the data set holds nothing out. */
  constructor(
    data: DataSet,
    schedule: Schedule,
    { loss, snrGamma, seed }: Pick<TrainingConfig, 'loss' | 'snrGamma' | 'seed'>,
    conditional: boolean,
  ) {
    if (data.heldOut < 1) {
      throw new RangeError(`The data set ${data.id} holds nothing out.`);
    }
    this.count = timeParts * (data.side === 1 ? pointsPerPart : imagesPerPart);
    this.size = data.channels * data.side ** 2;
    const { count, size } = this;
    const random = streamAt(seed, 'heldOut');
    const indices = random.integers(count, data.heldOut).map((index) => data.count - data.heldOut + index);
    const clean = data.batch(indices);
    const noise = random.normal(count * size);
    const objectives = Array.from({ length: count }, (_, i) =>
      objectiveAt(loss, schedule, 1 + Math.floor(((i + 0.5) / count) * schedule.T), snrGamma),
    );
    const mixed = (x0: (i: number) => number, epsilon: (i: number) => number): Float32Array =>
      Float32Array.from(noise, (each, i) => {
        const of = Math.floor(i / size);
        return x0(of) * (clean[i] ?? 0) + epsilon(of) * each;
      });
    this.xt = mixed(
      (i) => objectives[i]!.signal,
      (i) => objectives[i]!.noise,
    );
    this.target = mixed(
      (i) => objectives[i]!.targetX0,
      (i) => objectives[i]!.targetNoise,
    );
    this.t = Int32Array.from(objectives, ({ t }) => t);
    this.weight = Float32Array.from(objectives, ({ weight }) => weight);
    this.labels = conditional ? Int32Array.from(indices, (index) => data.labels[index] ?? 0) : undefined;
  }

  /** The loss of the raw weights, which training changes, without dropout. */
  async measure(engine: Pick<Engine, 'predict' | 'step'>): Promise<HeldOutLoss> {
    const { xt, target, t, weight, labels, count, size } = this;
    const output = await engine.predict(xt, t, { weights: 'raw', ...(labels ? { labels } : {}) });
    const byTime = new Array<number>(timeParts).fill(0);
    for (let i = 0; i < count; i++) {
      let square = 0;
      for (let at = i * size; at < (i + 1) * size; at++) {
        square += ((target[at] ?? 0) - (output[at] ?? 0)) ** 2;
      }
      const part = Math.floor((i * timeParts) / count);
      byTime[part]! += ((weight[i] ?? 0) * square) / size / (count / timeParts);
    }
    return { step: engine.step, loss: byTime.reduce((sum, each) => sum + each) / timeParts, byTime, count };
  }
}
