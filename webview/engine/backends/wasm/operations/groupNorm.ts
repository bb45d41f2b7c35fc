import {
  inputOf,
  type Job,
  type NodeGraph,
  type NodePlace,
  type WasmNode,
  type WasmOperations,
} from './wasmOperation';

/** Together with the SiLU after it, and all gradients of both at once. */
export const groupNorm: WasmOperations<'groupNorm' | 'groupNormInputGradient' | 'groupNormWeightGradient'> = {
  groupNorm: (node) => {
    const { groups, eps, ...names } = node.operation;
    const activation = activationOf(node.graph, node.id);
    const [x, y] = [inputOf(node), activation ?? node.id];
    return {
      reads: [x],
      writes: [y],
      step({ memory, batch, rows }) {
        const { pointer, rowBytes, pixels, channels } = rows(x);
        const [weight, bias] = [memory.offset(names.weight), memory.offset(names.bias)];
        const to = rows(y).pointer;
        return ({ weights }) =>
          memory.kernels.groupNorm(
            pointer,
            rowBytes,
            batch,
            pixels,
            channels,
            groups,
            eps,
            weights + weight,
            weights + bias,
            activation !== undefined,
            to,
          );
      },
    };
  },
  groupNormInputGradient: () => undefined,
  groupNormWeightGradient: (node) => gradientJob(node),
};

/** The SiLU that takes a normalisation's value, where nothing else needs it but that SiLU's gradient. */
function activationOf(graph: NodeGraph, norm: number): number | undefined {
  const users = graph.users(norm);
  const silus = users.filter(({ operation }) => operation.op === 'silu');
  const only = users.every(({ operation: { op } }) => op === 'silu' || op === 'siluGradient');
  return only && silus.length === 1 && !graph.isResult(norm) ? silus[0]?.id : undefined;
}

/** Whether a normalisation's job computes this SiLU of its value, or its gradient. */
export function isOfNorm({ graph, inputs }: NodePlace): boolean {
  const x = inputOf({ inputs });
  return graph.node(x).operation.op === 'groupNorm' && activationOf(graph, x) !== undefined;
}

/** Whether this is the gradient by a normalisation's bias, which stands behind that by its weight. */
export function isOfNormBias({ graph, id }: NodePlace): boolean {
  return graph.node(id - 1).operation.op === 'groupNormWeightGradient';
}

/** The normalisation whose weight's gradient a node is: of those of its input, the one whose value was given this dy. */
function normOf({ graph, inputs }: WasmNode<'groupNormWeightGradient'>) {
  const [x, dy] = [inputOf({ inputs }), graph.node(inputOf({ inputs }, 1))];
  const input = graph.users(dy.id).find(({ operation, inputs: [from] }) => {
    return operation.op === 'groupNormInputGradient' && from === x;
  })?.operation;
  const norms = graph.users(x).flatMap(({ id, operation }) => {
    return operation.op === 'groupNorm' ? [{ id, operation }] : [];
  });
  const found = norms.find(({ id, operation }) => {
    return (
      (dy.operation.op === 'siluGradient' && dy.inputs[0] === id) ||
      (input?.op === 'groupNormInputGradient' && input.weight === operation.weight)
    );
  });
  const norm = found ?? norms[0];
  if (!norm) {
    throw new Error('A gradient of the network has no normalisation.');
  }
  return norm.operation;
}

function gradientJob(node: WasmNode<'groupNormWeightGradient'>): Job {
  const { graph, id } = node;
  const { groups, eps } = node.operation;
  const [x, given] = [inputOf(node), inputOf(node, 1)];
  const norm = normOf(node);
  const before = graph.node(given);
  const activated =
    before.operation.op === 'siluGradient' && activationOf(graph, inputOf(before)) !== undefined;
  const dy = activated ? inputOf(before, 1) : given;
  const dx = graph.users(given).find(({ operation, inputs }) => {
    return operation.op === 'groupNormInputGradient' && inputs[0] === x;
  })?.id;
  return {
    reads: [x, dy],
    writes: dx === undefined ? [] : [dx],
    step({ memory, batch, rows, gradient, scratch }) {
      const { pointer, rowBytes, pixels, channels, imageBytes } = rows(x);
      const [weight, bias] = [memory.offset(norm.weight), memory.offset(norm.bias)];
      const from = rows(dy).pointer;
      const to = dx === undefined ? scratch(batch * imageBytes) : rows(dx).pointer;
      const [byWeight, byBias] = [gradient(id), gradient(id + 1)];
      return ({ weights }) =>
        memory.kernels.groupNormGradient(
          pointer,
          rowBytes,
          batch,
          pixels,
          channels,
          groups,
          eps,
          weights + weight,
          weights + bias,
          activated,
          from,
          to,
          byWeight,
          byBias,
        );
    },
  };
}
