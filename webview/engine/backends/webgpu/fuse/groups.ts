import type { Fusion, Group, NodeOf } from './fusion';
import { is, point } from './fusion';
import { linearGroups } from '../parameterArena';
import { Tensor } from '../tensor';
import { groupGradient } from './placement';
import { emitOwner } from './products';

/** Linear layers of one input become one, and so do their adjoints. */
export function findGroups(fusion: Fusion): void {
  for (const group of linearGroups(fusion.network)) {
    const names = new Set(group.map(({ weight }) => weight));
    const members = fusion.nodes.filter(
      (node): node is NodeOf<'linear'> => is(node, 'linear') && names.has(node.operation.weight),
    );
    const features = members.reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0);
    const [first] = members;
    if (!first) continue;
    const { weight, bias } = first.operation;
    const shared: Group = { members, weight, bias, features };
    for (const member of members) {
      fusion.groups.set(member.operation.weight, shared);
      fusion.absorbed.add(member.id);
    }
    fusion.emitAt(first.id, () => emitGroup(fusion, shared));
    claimGroupGradients(fusion, shared);
  }
}

function claimGroupGradients(fusion: Fusion, group: Group): void {
  const gradients = group.members
    .flatMap(({ operation }) => [
      fusion.gradientNode.get(operation.weight) ?? [],
      fusion.gradientNode.get(operation.bias) ?? [],
    ])
    .flat();
  if (gradients.length === 0) return;
  for (const { id } of gradients) fusion.absorbed.add(id);
  fusion.emitAt(Math.max(...gradients.map(({ id }) => id)), () => emitGroupWeightGradient(fusion, group));
  const inputs = group.members.flatMap(({ operation }) => fusion.inputGradients.get(operation.weight) ?? []);
  const last = inputs.at(-1);
  if (!last) return;
  for (const { id } of inputs) fusion.absorbed.add(id);
  fusion.own(last);
}

function emitGroup(fusion: Fusion, { members, weight, bias, features }: Group): void {
  const [first] = members;
  if (!first) return;
  const out = Tensor.of(`${weight} …`, [features, ...first.shape.slice(1)]);
  let channel = 0;
  for (const member of members) {
    fusion.tensors.set(member.id, Tensor.of(member.operation.weight, member.shape).placeIn(out, channel));
    channel += member.shape[0] ?? 0;
  }
  fusion.emit({
    op: 'convolution',
    x: fusion.tensor(first.inputs[0]),
    upsample: false,
    window: point,
    weight: fusion.arena.matrix(weight),
    bias: fusion.arena.matrix(bias),
    shortcut: null,
    epilogue: { perChannel: null, addends: [], siluGradientAt: null },
    out,
    activated: null,
  });
}

function emitGroupWeightGradient(fusion: Fusion, group: Group): void {
  const [first] = group.members;
  if (!first) return;
  fusion.emit({
    op: 'weightGradient',
    x: fusion.tensor(first.inputs[0]),
    upsample: false,
    dy: groupGradient(fusion, group),
    window: point,
    weight: fusion.arena.matrix(group.weight),
    bias: fusion.arena.matrix(group.bias),
  });
  const last = group.members
    .flatMap(({ operation }) => fusion.inputGradients.get(operation.weight) ?? [])
    .at(-1);
  const owner = last && fusion.owners.get(last.id);
  if (!owner) return;
  // The sum of the members' gradients may stand before or behind the last weight gradient.
  const at = owner.result;
  const now = Math.max(
    ...group.members.map(({ operation }) => fusion.gradientNode.get(operation.weight)?.id ?? 0),
  );
  if (at > now) fusion.emitAt(at, () => emitOwner(fusion, owner));
  else emitOwner(fusion, owner);
}
