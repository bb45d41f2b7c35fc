import type { TrainingBatch } from '../../../training/trainingBatch';

/** Into how many parts a batch is divided, whatever computes them: sums of gradients have the same bits then. */
const mostShards = 8;

/** A part of a batch, or a whole one. */
export interface Shard {
  readonly images: number;
  readonly sample: Float32Array;
  readonly timesteps: Float32Array;
  readonly labels: Int32Array;
  readonly target: Float32Array;
  readonly weight: Float32Array;
  /** Of the dropout nodes, by id. */
  readonly masks: ReadonlyMap<number, Float32Array>;
}

/** Sizes that differ by one at most, the larger ones first. */
export function evenSizes(count: number, parts: number): number[] {
  const least = Math.floor(count / parts);
  return Array.from({ length: parts }, (_, i) => least + (i < count % parts ? 1 : 0));
}

/** The shards of a batch, in the order of its images. */
export function shardsOf(
  { xt, t, labels, target, weight }: TrainingBatch,
  masks: ReadonlyMap<number, Float32Array>,
): Shard[] {
  const count = t.length;
  const timesteps = Float32Array.from(t, (each) => each - 1);
  let from = 0;
  return evenSizes(count, Math.min(mostShards, count)).map((images) => {
    const to = from + images;
    const part = (values: Float32Array) =>
      values.slice((from * values.length) / count, (to * values.length) / count);
    const shard = {
      images,
      sample: part(xt),
      timesteps: part(timesteps),
      labels: labels.length === 0 ? labels : labels.slice(from, to),
      target: part(target),
      weight: part(weight),
      masks: new Map([...masks].map(([node, mask]) => [node, part(mask)])),
    };
    from = to;
    return shard;
  });
}
