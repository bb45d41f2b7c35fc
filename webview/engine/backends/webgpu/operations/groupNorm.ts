import type { TrainingNode } from '../../../graph/trainingGraph';
import type { Emission, WebgpuOperations } from '../fuse/emission';
import { is, type NodeOf } from '../fuse/fusionGraph';
import { Tensor } from '../plan/tensor';

export const groupNorm: WebgpuOperations<'groupNorm' | 'groupNormInputGradient' | 'groupNormWeightGradient'> =
  {
    groupNorm(emission, node) {
      const { weight, groups, eps } = node.operation;
      const { tail } = emission.workOf(node);
      emission.keep(node, new Tensor(`statistics of ${weight}`, 2 * groups, 1, 1));
      emission.emit({
        op: 'norm',
        ...factsOf(emission, node),
        eps,
        out: emission.create(tail?.dropout ?? tail?.silu ?? node, weight),
      });
    },
    groupNormInputGradient: emitGradients,
    groupNormWeightGradient: emitGradients,
  };

/** The gradients by weight and bias, and that by the input where it is needed. */
function emitGradients(
  emission: Emission,
  node: NodeOf<'groupNormInputGradient' | 'groupNormWeightGradient'>,
): void {
  const { normGradient, addends = [], pixelSums } = emission.workOf(node);
  if (!normGradient) {
    throw new Error(`The operation ${node.operation.op} was not fused.`);
  }
  const { norm, dy } = normGradient;
  const result: TrainingNode | null = is(node, 'groupNormInputGradient') ? emission.resultOf(node) : null;
  emission.emit({
    op: 'normGradient',
    ...factsOf(emission, norm),
    dy: emission.tensor(dy),
    addends: addends.map((id) => emission.tensor(id)),
    out: result && emission.create(result, `d ${norm.operation.weight}`),
    sums: pixelSums ? emission.create(pixelSums) : null,
  });
}

function factsOf(emission: Emission, norm: NodeOf<'groupNorm'>) {
  const { weight, bias, groups } = norm.operation;
  const { silu = null, dropout = null } = emission.workOf(norm).tail ?? {};
  const statistics = emission.keptOf(norm);
  if (!statistics) {
    throw new Error('A normalisation comes after its adjoint.');
  }
  return {
    x: emission.tensor(norm.inputs[0]),
    weight: emission.arena.matrix(weight),
    bias: emission.arena.matrix(bias),
    groups,
    silu: silu !== null,
    dropout: dropout && emission.dropoutOf(dropout.id, dropout.operation.rate),
    statistics,
  };
}
