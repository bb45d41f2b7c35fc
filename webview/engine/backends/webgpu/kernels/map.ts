import type { EmbeddingNode, MapNode } from '../fusedNode';
import { f32, workgroupsFor, type Access, type Helper, type Section } from '../section';
import type { Tensor } from '../tensor';
import { below, streamLiteral } from './random';

/** An operation that stands alone, one element of the result per invocation. */
export function map(node: MapNode, batch: number): Section {
  const { inputs, out } = node;
  const accesses: Record<string, Access> = { out: { resource: out, type: 'f32', write: true } };
  inputs.forEach((input, i) => (accesses[`x${i}`] = { resource: input, type: 'f32' }));
  const { value, helpers } = expression(node);
  return {
    label: node.map.kind,
    body: `
    let index = group * 64u + lane;
    if (index >= ${batch * out.size}u) { return; }
    let image = index / ${out.size}u;
    let rest = index % ${out.size}u;
    let channel = rest / ${out.pixels}u;
    let row = (rest % ${out.pixels}u) / ${out.width}u;
    let column = rest % ${out.width}u;
    var y = 0.0f;
    ${value}
    @out[image * ${out.stride}u + ${out.offset}u + rest] = y;`,
    accesses,
    workgroups: workgroupsFor(batch * out.size),
    helpers,
  };
}

function begin(tensor: Tensor): string {
  return `image * ${tensor.stride}u + ${tensor.offset}u`;
}

function expression({ map, inputs, out }: MapNode): { value: string; helpers: readonly Helper[] } {
  const [x, y = x] = inputs;
  if (!x || !y) throw new Error('An operation has no input.');
  const same = (i: number, tensor: Tensor) => `@x${i}[${begin(tensor)} + rest]`;
  switch (map.kind) {
    case 'sum':
      return { value: `y = ${inputs.map((input, i) => same(i, input)).join(' + ')};`, helpers: [] };
    case 'silu':
      return { value: `y = silu(${same(0, x)});`, helpers: ['silu'] };
    case 'siluGradient':
      return { value: `y = siluSlope(${same(0, x)}) * ${same(1, y)};`, helpers: ['silu'] };
    case 'addPerChannel':
      return { value: `y = ${same(0, x)} + @x1[${begin(y)} + channel];`, helpers: [] };
    case 'upsample':
      return {
        value: `y = @x0[${begin(x)} + channel * ${x.pixels}u + (row >> 1u) * ${x.width}u + (column >> 1u)];`,
        helpers: [],
      };
    case 'upsampleGradient':
      return {
        value: `let at = ${begin(x)} + channel * ${x.pixels}u + 2u * row * ${x.width}u + 2u * column;
    y = (@x0[at] + @x0[at + 1u]) + (@x0[at + ${x.width}u] + @x0[at + ${x.width + 1}u]);`,
        helpers: [],
      };
    case 'sumPixels':
      return {
        value: `for (var p = 0u; p < ${x.pixels}u; p++) { y += @x0[${begin(x)} + channel * ${x.pixels}u + p]; }`,
        helpers: [],
      };
    case 'dropout': {
      const { rate, word } = map.dropout;
      const drawn = `word(step.base, ${word}u + index, step.seed, ${streamLiteral('dropout')})`;
      return {
        value: `y = ${same(0, x)} * select(${f32(1 / (1 - rate))}, 0.0f, ${below(drawn, rate)});`,
        helpers: ['random', 'step'],
      };
    }
  }
  throw new Error(`The operation on ${out.label} has no kernel.`);
}

/** The rows of a table that the images' labels name. */
export function embedding({ labels, weight, out }: EmbeddingNode, batch: number): Section {
  return {
    label: 'embedding',
    body: `
    let index = group * 64u + lane;
    if (index >= ${batch * out.channels}u) { return; }
    let image = index / ${out.channels}u;
    let column = index % ${out.channels}u;
    @out[image * ${out.stride}u + ${out.offset}u + column] =
      @w[@weight + u32(@labels[image]) * ${weight.stride}u + column];`,
    accesses: {
      w: { resource: 'weights', type: 'f32' },
      labels: { resource: labels, type: 'f32' },
      out: { resource: out, type: 'f32', write: true },
    },
    constants: { weight: weight.offset },
    workgroups: workgroupsFor(batch * out.channels),
  };
}
