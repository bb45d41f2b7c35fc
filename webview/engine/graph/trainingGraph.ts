import type { Graph, GraphNode } from './graph';
import type { TrainingOperation, Operation } from './operations';

export interface TrainingNode extends Omit<GraphNode, 'operation'> {
  readonly operation: Operation | TrainingOperation;
}

/** A network with its loss and the gradients of the loss. */
export interface TrainingGraph {
  readonly network: Graph;
  /** The network's nodes under their own ids, then the loss's and the gradients'. */
  readonly nodes: readonly TrainingNode[];
  readonly loss: number;
  /** The nodes of the gradients, in the order of `network.parameters`. */
  readonly gradients: readonly number[];
}
