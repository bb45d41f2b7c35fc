import type { Weights } from '../../contract/engine';
import type { Graph } from '../../graph/graph';
import { flattenParameters } from '../shared/flattenParameters';
import { PlainProgram } from './plainProgram';
import type { Slices } from './slices';

/** One image and what the network is told of it. */
export interface ImageInputs {
  /** NCHW, flattened. */
  readonly x: Float32Array;
  /** The network's own timestep, the paper's t − 1. */
  readonly timestep: number;
  /** Empty for a network without classes. */
  readonly labels: Int32Array;
}

/** The values of a graph's nodes for one image, by id, images as [channels, height, width]. */
export function nodeValues(
  graph: Graph,
  weights: Weights,
  { x, timestep, labels }: ImageInputs,
  slices: Slices,
): Promise<readonly Float32Array[]> {
  return new PlainProgram(graph, slices).values(
    flattenParameters(graph, (name) => weights.get(name)?.data),
    { sample: x, timesteps: Float32Array.of(timestep), labels },
  );
}
