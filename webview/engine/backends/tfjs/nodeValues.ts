import type { Weights } from '../../contract/engine';
import type { Graph } from '../../graph/graph';
import { matrixLayoutShape, toMatrices } from '../../graph/matrixLayout';
import { cpuBackend } from './cpuBackend';
import { runNodes } from './interpreter';
import { channelsFirst, channelsLast } from './layout';
import * as tf from './tf';

/** One image and what the network is told of it. */
export interface ImageInputs {
  /** NCHW, flattened. */
  readonly x: Float32Array;
  /** The network's own timestep, the paper's t − 1. */
  readonly timestep: number;
  /** Empty for a network without classes. */
  readonly labels: Int32Array;
}

/**
 * The values of some nodes of a graph for one image, images as [channels, height, width], worked out by tfjs on the CPU
 * whatever engine is in use.
 */
export async function nodeValues(
  graph: Graph,
  weights: Weights,
  { x, timestep, labels }: ImageInputs,
  wanted: readonly number[],
): Promise<readonly Float32Array[]> {
  const backend = await cpuBackend();
  backend.activate();
  const [channels = 1, height = 1, width = 1] = graph.nodes[0]?.shape ?? [];
  const kept = tf.tidy(() => {
    const parameters = new Map(
      graph.parameters.map(({ name, shape }) => {
        const { data } = weights.get(name) ?? { data: new Float32Array() };
        return [name, tf.tensor(toMatrices(data, shape), matrixLayoutShape(shape))];
      }),
    );
    const sample = tf.tensor4d(channelsLast(x, 1, channels), [1, height, width, channels]);
    const values = runNodes(graph, (name) => parameters.get(name)!, {
      sample,
      timesteps: [timestep],
      labels,
    });
    return wanted.map((id) => tf.clone(values[id]!));
  });
  const read = await Promise.all(kept.map((tensor) => tensor.data<'float32'>()));
  tf.dispose(kept);
  return read.map((data, index) => {
    const shape = graph.nodes[wanted[index] ?? 0]?.shape ?? [];
    return shape.length === 3 ? channelsFirst(data, 1, shape[0] ?? 1) : data;
  });
}
