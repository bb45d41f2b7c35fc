import type { Graph } from './graph';
import { GraphBuilder } from './graphBuilder';
import { addConv2d } from './operations/conv2d';
import type { Value } from './operations/operationRules';
import { evenPadding } from './shape';

const maps = 16;
/** Each map's mean over the quarters of the image. */
export const randomFeatureWidth = 4 * maps;

/**
 * Four convolutions, two of them of stride 2, whose weights are never trained: [16, ⌈side/4⌉, ⌈side/4⌉] of an image
 * [channels, side, side] in [-1, 1].
 */
export function buildRandomFeatures(channels: number, side: number): Graph {
  const graph = new GraphBuilder();
  const layer = (x: Value, name: string, width: number, stride: 1 | 2) =>
    graph.add({ op: 'silu' }, addConv2d(graph, x, name, width, 3, stride, evenPadding(1)));
  let x = layer(graph.input('sample', [channels, side, side]), 'layers.0', 32, 1);
  x = layer(x, 'layers.1', 32, 2);
  x = layer(x, 'layers.2', 64, 2);
  return graph.finish(layer(x, 'layers.3', maps, 1));
}

/** [N, 16, side, side] → [N, 64]: the mean of each map over the upper left, upper right, lower left and lower right quarter. */
export function quarterMeans(values: Float32Array, side: number): Float32Array {
  const area = side ** 2;
  const half = side / 2;
  const means = new Float32Array((4 * values.length) / area);
  const counts = new Float64Array(4);
  const quarter = (pixel: number) =>
    2 * Number(Math.floor(pixel / side) >= half) + Number(pixel % side >= half);
  for (let pixel = 0; pixel < area; pixel++) {
    counts[quarter(pixel)] = (counts[quarter(pixel)] ?? 0) + 1;
  }
  for (let i = 0; i < values.length; i++) {
    const q = quarter(i % area);
    const at = 4 * Math.floor(i / area) + q;
    means[at] = (means[at] ?? 0) + (values[i] ?? 0) / (counts[q] ?? 1);
  }
  return means;
}
