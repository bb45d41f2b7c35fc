import type { Graph } from './graph';
import { GraphBuilder } from './graphBuilder';
import { addConv2d } from './operations/conv2d';
import { addGroupNorm } from './operations/groupNorm';
import { addLinear } from './operations/linear';
import type { Value } from './operations/operationRules';
import { evenPadding } from './shape';

/** Width of the classifier's features, the layer before its last. */
export const featureWidth = 64;

/**
 * A small convolutional classifier of 16×16 digits. Input: `sample` [1, 16, 16] in [-1, 1]. Its features are the
 * space in which sets of images are compared; classes follow from them by one linear layer, so `logits` is what is trained and `features` what is run.
 */
export function buildDigitClassifier(output: 'features' | 'logits'): Graph {
  const graph = new GraphBuilder();
  const block = (x: Value, name: string, channels: number, stride: 1 | 2) => {
    const y = addConv2d(graph, x, `${name}.conv`, channels, 3, stride, evenPadding(1));
    return graph.add({ op: 'silu' }, addGroupNorm(graph, y, `${name}.norm`, 8, 1e-5));
  };
  let x = block(graph.input('sample', [1, 16, 16]), 'blocks.0', 32, 1);
  x = block(x, 'blocks.1', 32, 2);
  x = block(x, 'blocks.2', 64, 1);
  x = block(x, 'blocks.3', 64, 2);
  x = block(x, 'blocks.4', 64, 1);
  x = block(x, 'blocks.5', 64, 2);
  // The last stride-2 convolution leaves one pixel.
  x = addConv2d(graph, x, 'features', featureWidth, 3, 2, { top: 0, bottom: 1, left: 0, right: 1 });
  x = graph.add({ op: 'silu' }, x);
  if (output === 'logits') {
    x = addLinear(graph, x, 'classes', 10);
  }
  return graph.finish(x);
}
