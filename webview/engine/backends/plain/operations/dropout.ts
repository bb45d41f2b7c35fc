import {
  elementwise,
  operand,
  type Computation,
  type PlainOperations,
  type PlainRun,
} from './plainOperation';

export const dropout: PlainOperations<'dropout' | 'dropoutGradient'> = {
  dropout: (node, run) => masked(operand(node), node.id, node.operation.rate, run),
  dropoutGradient: (node, run) => masked(operand(node), node.operation.mask, node.operation.rate, run),
};

/** Leaves a prediction as it is. */
function* masked(
  x: Float32Array,
  node: number,
  rate: number,
  { inputs: { training } }: PlainRun,
): Computation {
  if (!training || rate === 0) {
    return x;
  }
  const mask = training.mask(node);
  return yield* elementwise(x.length, (i) => (x[i] ?? 0) * (mask[i] ?? 0));
}
