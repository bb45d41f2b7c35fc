import type { LinearGroup } from '../fuse/claims';
import type { Emission, WebgpuOperations } from '../fuse/emission';
import { Tensor } from '../plan/tensor';
import { emitInputGradient, emitProduct, emitWeightGradient, point } from './products';

/** A linear layer, alone or with others of its input. */
export const linear: WebgpuOperations<'linear' | 'linearInputGradient' | 'linearWeightGradient'> = {
  linear(emission, node) {
    const { group } = emission.workOf(node);
    if (group) {
      emitGroup(emission, group);
    } else {
      emitProduct(emission, node);
    }
  },
  linearInputGradient(emission, node) {
    const { group } = emission.workOf(node);
    emitInputGradient(emission, node, group && gradientBehind(emission, group));
  },
  linearWeightGradient(emission, node) {
    const { group } = emission.workOf(node);
    if (group) {
      emitGroupWeightGradient(emission, group);
    } else {
      emitWeightGradient(emission, node);
    }
  },
};

/** One product whose result's channels are the members' results. */
function emitGroup(emission: Emission, { members, weight, bias, features }: LinearGroup): void {
  const [first] = members;
  const out = Tensor.of(`${weight} …`, [features, ...(first?.shape.slice(1) ?? [])]);
  let channel = 0;
  for (const member of members) {
    emission.set(member, Tensor.of(member.operation.weight, member.shape).placeIn(out, channel));
    channel += member.shape[0] ?? 0;
  }
  emission.emit({
    op: 'convolution',
    x: emission.tensor(first?.inputs[0]),
    upsample: false,
    window: point,
    weight: emission.arena.matrix(weight),
    bias: emission.arena.matrix(bias),
    shortcut: null,
    epilogue: { perChannel: null, addends: [], siluGradientAt: null },
    out,
    activated: null,
  });
}

function emitGroupWeightGradient(emission: Emission, group: LinearGroup): void {
  emission.emit({
    op: 'weightGradient',
    x: emission.tensor(group.members[0]?.inputs[0]),
    upsample: false,
    dy: gradientBehind(emission, group),
    window: point,
    weight: emission.arena.matrix(group.weight),
    bias: emission.arena.matrix(group.bias),
  });
}

/** The gradients by the results of a group's members, side by side. */
function gradientBehind(emission: Emission, group: LinearGroup): Tensor {
  const known = emission.keptOf(group);
  if (known) {
    return known;
  }
  const pixels = group.members[0]?.shape.slice(1) ?? [];
  const whole = emission.keep(group, Tensor.of(`d ${group.weight} …`, [group.features, ...pixels]));
  let channel = 0;
  for (const { operation, shape } of group.members) {
    const dy = emission.graph.gradientBy(operation.weight)?.inputs[1];
    emission.placeOrCopy(emission.tensor(dy), whole, channel);
    channel += shape[0] ?? 0;
  }
  return whole;
}
