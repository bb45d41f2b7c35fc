import type { Operation } from './operations';
import type { Parameter } from './parameter';
import { type Shape, sizeOf } from './shape';

export interface GraphNode {
  /** Index into `Graph.nodes`; inputs always have smaller ids. */
  readonly id: number;
  readonly operation: Operation;
  readonly inputs: readonly number[];
  readonly shape: Shape;
}

/** A network: nodes in an order in which they can be executed, and the parameters they name. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly output: number;
  /** In diffusers' state-dict names, in the order of execution. */
  readonly parameters: readonly Parameter[];
}

/** Number of trainable numbers in a network. */
export function parameterCount(graph: Graph): number {
  return graph.parameters.reduce((sum, parameter) => sum + sizeOf(parameter.shape), 0);
}
