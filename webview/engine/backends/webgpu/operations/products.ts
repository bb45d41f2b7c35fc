import type { Window } from '../../../graph/shape';
import type { TrainingNode } from '../../../graph/trainingGraph';
import type { Epilogue } from '../fuse/fusedNode';
import type { Work } from '../fuse/claims';
import type { Emission } from '../fuse/emission';
import type { NodeOf } from '../fuse/fusionGraph';
import type { Tensor } from '../plan/tensor';

/** A linear layer is a convolution of one pixel. */
export const point: Window = { kernel: 1, stride: 1, padding: { top: 0, bottom: 0, left: 0, right: 0 } };

function windowOf({ operation }: TrainingNode): Window {
  return 'kernel' in operation ? operation : point;
}

/** A product with bias, and what its kernel took in. */
export function emitProduct(emission: Emission, node: NodeOf<'conv2d' | 'linear'>): void {
  const { arena, graph } = emission;
  const { weight, bias } = node.operation;
  const { x, upsample } = emission.source(node.inputs[0]);
  const work = emission.workOf(node);
  const result = emission.resultOf(node);
  const { shortcut, activated } = work;
  const needed =
    !activated || graph.usesOf(result.id).some((use) => use !== activated) || result.id === graph.output;
  emission.emit({
    op: 'convolution',
    x,
    upsample,
    window: windowOf(node),
    weight: arena.matrix(weight),
    bias: arena.matrix(bias),
    shortcut: shortcut
      ? {
          x: emission.tensor(shortcut.inputs[0]),
          weight: arena.matrix(shortcut.operation.weight),
          bias: arena.matrix(shortcut.operation.bias),
        }
      : null,
    epilogue: epilogueOf(emission, work),
    out: needed ? emission.create(result, weight) : null,
    activated: activated ? emission.create(activated) : null,
  });
}

/** The gradient by a product's input, of `dy`, and what its kernel took in. */
export function emitInputGradient(
  emission: Emission,
  node: NodeOf<'conv2dInputGradient' | 'linearInputGradient'>,
  dy: Tensor = emission.tensor(node.inputs[0]),
): void {
  const { weight } = node.operation;
  const work = emission.workOf(node);
  emission.emit({
    op: 'inputGradient',
    dy,
    window: windowOf(node),
    weight: emission.arena.matrix(weight),
    upsample: work.sumsUpsampled ?? false,
    epilogue: epilogueOf(emission, work),
    out: emission.create(emission.resultOf(node), `d ${weight}`),
  });
}

/** The gradients by a product's weight and bias. */
export function emitWeightGradient(
  emission: Emission,
  node: NodeOf<'conv2dWeightGradient' | 'linearWeightGradient'>,
): void {
  const layer = emission.graph.layerOf(node);
  const { x, upsample } = emission.source(node.inputs[0]);
  emission.emit({
    op: 'weightGradient',
    x,
    upsample,
    dy: emission.tensor(node.inputs[1]),
    window: windowOf(layer),
    weight: emission.arena.matrix(layer.operation.weight),
    bias: emission.arena.matrix(layer.operation.bias),
  });
}

function epilogueOf(emission: Emission, { perChannel, addends = [], siluGradientAt }: Work): Epilogue {
  return {
    perChannel: perChannel === undefined ? null : emission.tensor(perChannel),
    addends: addends.map((id) => emission.tensor(id)),
    siluGradientAt: siluGradientAt === undefined ? null : emission.tensor(siluGradientAt),
  };
}
