import { sizeOf, type Graph, type GraphNode } from './graph';

/**
 * Floating point operations of one forward pass for one sample, a multiplication and an addition counted as
 * two: convolutions, linear layers and attention's two products. The rest is a few percent and left out.
 */
export function forwardFlops(graph: Graph): number {
  return graph.nodes.reduce((sum, node) => sum + nodeFlops(graph, node), 0);
}

/** Of one node, for one sample. */
export function nodeFlops(graph: Graph, { operation, inputs, shape }: GraphNode): number {
  const inputShape = graph.nodes[inputs[0] ?? -1]?.shape ?? [];
  const [inputChannels = 0, ...inputPixels] = inputShape;
  switch (operation.op) {
    case 'linear':
      return 2 * sizeOf(shape) * inputChannels;
    case 'conv2d':
      return 2 * sizeOf(shape) * inputChannels * operation.kernel ** 2;
    case 'attention':
      return 2 * 2 * sizeOf(inputPixels) ** 2 * inputChannels;
    case 'input':
    case 'timeEmbedding':
    case 'embedding':
    case 'groupNorm':
    case 'silu':
    case 'add':
    case 'addPerChannel':
    case 'concat':
    case 'dropout':
    case 'upsample':
      return 0;
  }
}
