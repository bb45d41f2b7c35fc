import type { TrainingNode } from '../../../graph/trainingGraph';
import { Tensor } from '../tensor';
import type { Fusion, Group } from './fusion';

export function placeOrCopy(fusion: Fusion, part: Tensor, whole: Tensor, channel: number): void {
  if (!part.isPart && !part.external && part.root !== whole.root) {
    part.placeIn(whole, channel);
    return;
  }
  const copy = new Tensor(`copy of ${part.label}`, part.channels, part.height, part.width);
  copy.placeIn(whole, channel);
  fusion.emit({ op: 'map', map: { kind: 'sum' }, inputs: [part], out: copy });
}

export function emitConcat(fusion: Fusion, node: TrainingNode): void {
  const whole = fusion.create(node);
  let channel = 0;
  for (const part of fusion.inputsOf(node)) {
    placeOrCopy(fusion, part, whole, channel);
    channel += part.channels;
  }
}

/** The gradients by the results of a group's members, side by side. */
export function groupGradient(fusion: Fusion, group: Group): Tensor {
  const known = fusion.groupGradients.get(group);
  if (known) return known;
  const [first] = group.members;
  const whole = Tensor.of(`d ${group.weight} …`, [group.features, ...(first?.shape.slice(1) ?? [])]);
  fusion.groupGradients.set(group, whole);
  let channel = 0;
  for (const { operation, shape } of group.members) {
    const dy = fusion.gradientNode.get(operation.weight)?.inputs[1];
    placeOrCopy(fusion, fusion.tensor(dy), whole, channel);
    channel += shape[0] ?? 0;
  }
  return whole;
}
