import type { MapInput, MapNode } from '../fuse/fusedNode';
import { workgroupsFor, type Access, type Section } from '../plan/section';
import type { Tensor } from '../plan/tensor';

/** An operation that stands alone, one element of the result per invocation. */
export function map({ kernel, inputs, out }: MapNode, batch: number): Section {
  const accesses: Record<string, Access> = { out: { resource: out, type: 'f32', write: true } };
  inputs.forEach((input, i) => (accesses[`x${i}`] = { resource: input, type: 'f32' }));
  return {
    label: kernel.label,
    body: `
    let index = group * 64u + lane;
    if (index >= ${batch * out.size}u) { return; }
    let image = index / ${out.size}u;
    let rest = index % ${out.size}u;
    let channel = rest / ${out.pixels}u;
    let row = (rest % ${out.pixels}u) / ${out.width}u;
    let column = rest % ${out.width}u;
    var y = 0.0f;
    ${kernel.body(...inputs.map(inputAt))}
    @out[image * ${out.stride}u + ${out.offset}u + rest] = y;`,
    accesses,
    workgroups: workgroupsFor(batch * out.size),
    helpers: kernel.helpers ?? [],
  };
}

function inputAt(tensor: Tensor, index: number): MapInput {
  const buffer = `@x${index}`;
  const begin = `image * ${tensor.stride}u + ${tensor.offset}u`;
  return { tensor, buffer, begin, same: `${buffer}[${begin} + rest]` };
}
