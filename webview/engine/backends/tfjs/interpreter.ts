import type { Graph } from '../../graph/graph';
import type { Operation } from '../../graph/operations';
import { tfjsOperations, type NetworkInputs, type RunOperation } from './operations';
import type * as tf from './tf';

/** Runs a graph on tfjs. `parameter` gives a parameter by name in tfjs's layout (matrixLayout.ts). */
export function runGraph(
  graph: Graph,
  parameter: (name: string) => tf.Tensor,
  inputs: NetworkInputs,
): tf.Tensor4D {
  const values: tf.Tensor[] = [];
  for (const { operation, shape, inputs: ids } of graph.nodes) {
    const operands = ids.map((id) => present(values[id], id));
    const runOperation = tfjsOperations[operation.op] as RunOperation<Operation['op']>;
    values.push(runOperation({ operation, shape, operands }, { parameter, inputs }));
  }
  return present(values[graph.output], graph.output) as tf.Tensor4D;
}

function present(value: tf.Tensor | undefined, id: number): tf.Tensor {
  if (!value) {
    throw new Error(`The network's node ${id} is used before it is computed.`);
  }
  return value;
}
