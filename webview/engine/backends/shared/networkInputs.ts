import type { Graph } from '../../graph/graph';
import { sizeOf } from '../../graph/shape';

/** What a network is run on; images NCHW, flattened. */
export interface NetworkInputs {
  readonly sample: Float32Array;
  /** The paper's t − 1, one per image. */
  readonly timesteps: Float32Array;
  /** One per image; empty for a network without classes. */
  readonly labels: Int32Array;
  /** Of a training step. */
  readonly training?: {
    readonly target: Float32Array;
    /** Weight of each image's squared error. */
    readonly weight: Float32Array;
    /** The mask of a dropout node, by its id: 0 or 1 / (1 − rate) for each element. */
    readonly mask: (node: number) => Float32Array;
  };
}

/** The masks of a training step in the order of the network's dropout nodes. */
export function drawMasks(
  { nodes }: Graph,
  batch: number,
  uniform: (count: number) => Float32Array,
): ReadonlyMap<number, Float32Array> {
  const masks = new Map<number, Float32Array>();
  for (const { id, operation, shape } of nodes) {
    if (operation.op === 'dropout' && operation.rate > 0) {
      const { rate } = operation;
      masks.set(
        id,
        uniform(batch * sizeOf(shape)).map((u) => (u < rate ? 0 : 1 / (1 - rate))),
      );
    }
  }
  return masks;
}
