import type { TrainingNode } from '../../../graph/trainingGraph';
import type { Epilogue } from '../fusedNode';
import { is, point, type Fusion, type NodeOf, type Owner } from './fusion';
import { groupGradient } from './placement';

export function emitWhenReady(fusion: Fusion, owner: Owner): void {
  if (owner.result > owner.node.id) fusion.emitAt(owner.result, () => emitOwner(fusion, owner));
  else emitOwner(fusion, owner);
}

export function emitOwner(fusion: Fusion, owner: Owner): void {
  const { node } = owner;
  if (is(node, 'conv2d') || is(node, 'linear')) emitConvolution(fusion, node, owner);
  else emitInputGradient(fusion, node, owner);
}

function emitConvolution(fusion: Fusion, node: NodeOf<'conv2d'> | NodeOf<'linear'>, owner: Owner): void {
  const { operation } = node;
  const { x, upsample } = fusion.source(node.inputs[0]);
  const { shortcut } = owner;
  const activated = owner.activated;
  const result = fusion.byId.get(owner.result) ?? node;
  const needed =
    activated === null ||
    fusion.usesOf(owner.result).some(({ id }) => id !== activated) ||
    owner.result === fusion.alias(fusion.network.output);
  fusion.emit({
    op: 'convolution',
    x,
    upsample,
    window: operation.op === 'conv2d' ? operation : point,
    weight: fusion.arena.matrix(operation.weight),
    bias: fusion.arena.matrix(operation.bias),
    shortcut: shortcut && {
      x: fusion.tensor(shortcut.inputs[0]),
      weight: fusion.arena.matrix(shortcut.operation.weight),
      bias: fusion.arena.matrix(shortcut.operation.bias),
    },
    epilogue: epilogue(fusion, owner),
    out: needed ? fusion.create(result, operation.weight) : null,
    activated: activated === null ? null : fusion.create(fusion.byId.get(activated) ?? node),
  });
}

function emitInputGradient(fusion: Fusion, node: TrainingNode, owner: Owner): void {
  const { operation } = node;
  if (operation.op !== 'conv2dInputGradient' && operation.op !== 'linearInputGradient') return;
  const group = fusion.groups.get(operation.weight);
  const dy = group ? groupGradient(fusion, group) : fusion.tensor(node.inputs[0]);
  fusion.emit({
    op: 'inputGradient',
    dy,
    window: operation.op === 'conv2dInputGradient' ? operation : point,
    weight: fusion.arena.matrix(operation.weight),
    upsample: owner.upsample,
    epilogue: epilogue(fusion, owner),
    out: fusion.create(fusion.byId.get(owner.result) ?? node, `d ${operation.weight}`),
  });
}

function epilogue(fusion: Fusion, { perChannel, addends, siluGradientAt }: Owner): Epilogue {
  return {
    perChannel: perChannel === null ? null : fusion.tensor(perChannel),
    addends: addends.map((id) => fusion.tensor(id)),
    siluGradientAt: siluGradientAt === null ? null : fusion.tensor(siluGradientAt),
  };
}

export function emitWeightGradient(fusion: Fusion, node: TrainingNode): void {
  const forward = layerOf(fusion, node);
  const { x, upsample } = fusion.source(node.inputs[0]);
  fusion.emit({
    op: 'weightGradient',
    x,
    upsample,
    dy: fusion.tensor(node.inputs[1]),
    window: forward.operation.op === 'conv2d' ? forward.operation : point,
    weight: fusion.arena.matrix(forward.operation.weight),
    bias: fusion.arena.matrix(forward.operation.bias),
  });
}

function layerOf(fusion: Fusion, gradient: TrainingNode): NodeOf<'conv2d'> | NodeOf<'linear'> {
  for (const node of fusion.nodes) {
    if (!is(node, 'conv2d') && !is(node, 'linear')) continue;
    if (fusion.gradientNode.get(node.operation.weight) === gradient) return node;
  }
  throw new Error('A weight gradient belongs to no layer.');
}
