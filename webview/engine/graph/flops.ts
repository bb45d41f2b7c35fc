import type { Graph, GraphNode } from './graph';
import { rulesOf } from './operations';

/**
 * Floating point operations of one forward pass for one sample, a multiplication and an addition counted as
 * two: convolutions, linear layers and attention's two products. The rest is a few percent and left out.
 */
export function forwardFlops(graph: Graph): number {
  return graph.nodes.reduce((sum, node) => sum + nodeFlops(graph, node), 0);
}

/** Of one node, for one sample. */
export function nodeFlops(graph: Graph, { operation, inputs, shape }: GraphNode): number {
  const input = graph.nodes[inputs[0] ?? -1]?.shape ?? [];
  return rulesOf(operation).flops?.(operation, input, shape) ?? 0;
}
