import type { WeightGradientNode } from '../fuse/fusedNode';
import type { Partials } from '../plan/partials';
import type { Section } from '../plan/section';
import { each } from './unrolled';
import { imageRead } from './upsampled';
import { weightGradientSection } from './weightGradient';

/** Inputs and outputs of a workgroup's tile: each of the 8 × 8 invocations has four of each. */
const side = 32;
/** How many pixels are brought into workgroup memory at once. */
const depth = 16;

/** How many workgroups one part of the batch needs. */
export function weightGradientTiles({ x, dy, window }: WeightGradientNode): number {
  return window.kernel ** 2 * Math.ceil(x.channels / side) * Math.ceil(dy.channels / side);
}

/** dW and db, pixels passing through workgroup memory. The rows of all images are split among workgroups. */
export function weightGradientWorkgroup(
  node: WeightGradientNode,
  batch: number,
  splits: number,
  partials: Partials,
): Section {
  const { x, dy, weight, bias, upsample } = node;
  const { kernel, stride, padding } = node.window;
  const { height, width, shift } = imageRead(x, upsample);
  const inputTiles = Math.ceil(x.channels / side);
  const outputTiles = Math.ceil(dy.channels / side);
  const tiles = weightGradientTiles(node);
  const positions = batch * dy.pixels;
  const from = depth * side;
  const body = (strides: { readonly weight: number; readonly bias: number }) => `
    let part = group / ${tiles}u;
    let tile = group % ${tiles}u;
    let firstOutput = (tile % ${outputTiles}u) * ${side}u;
    let firstInput = ((tile / ${outputTiles}u) % ${inputTiles}u) * ${side}u;
    let tap = tile / ${outputTiles * inputTiles}u;
    let begin = part * ${positions}u / ${splits}u;
    let end = (part + 1u) * ${positions}u / ${splits}u;
    let ownInput = (lane / 8u) * 4u;
    let ownOutput = (lane % 8u) * 4u;
    ${each(4, (i) => `var s${i} = vec4f();`)}
    var ownBias = 0.0f;
    for (var base = begin; base < end; base += ${depth}u) {
      let position = min(base + lane % ${depth}u, ${positions - 1}u);
      let wanted = base + lane % ${depth}u < end;
      let image = position / ${dy.pixels}u;
      let pixel = position % ${dy.pixels}u;
      let v = i32((pixel / ${dy.width}u) * ${stride}u + tap / ${kernel}u) - ${padding.top};
      let h = i32((pixel % ${dy.width}u) * ${stride}u + tap % ${kernel}u) - ${padding.left};
      let inside = wanted & (v >= 0) & (v < ${height}) & (h >= 0) & (h < ${width});
      let xAt = image * ${x.stride}u + ${x.offset}u
        + select(0u, (u32(v)${shift}) * ${x.width}u + (u32(h)${shift}), inside);
      let dyAt = image * ${dy.stride}u + ${dy.offset}u + pixel;
      workgroupBarrier();
      for (var c = lane / ${depth}u; c < ${side}u; c += ${64 / depth}u) {
        let at = (lane % ${depth}u) * ${side}u + c;
        let input = firstInput + c;
        let output = firstOutput + c;
        @shared[at] = select(0.0f, @x[xAt + min(input, ${x.channels - 1}u) * ${x.pixels}u], inside);
        @shared[${from}u + at] =
          select(0.0f, @dy[dyAt + min(output, ${dy.channels - 1}u) * ${dy.pixels}u], wanted & (output < ${dy.channels}u));
      }
      workgroupBarrier();
      for (var k = 0u; k < ${depth}u; k++) {
        let d = vec4f(${[0, 1, 2, 3].map((l) => `@shared[${from}u + k * ${side}u + ownOutput + ${l}u]`).join(', ')});
        ${each(4, (i) => `s${i} += @shared[k * ${side}u + ownInput + ${i}u] * d;`)}
        if (lane < ${side}u) { ownBias += @shared[${from}u + k * ${side}u + lane]; }
      }
    }
    ${each(
      4,
      (i) => `
    if (firstInput + ownInput + ${i}u < ${x.channels}u) {
      let at = @weight + part * ${strides.weight}u + (tap * ${x.channels}u + firstInput + ownInput + ${i}u) * ${weight.stride}u;
      for (var l = 0u; l < 4u; l++) {
        let output = firstOutput + ownOutput + l;
        if (output < ${weight.stride}u) { @partials[at + output] = s${i}[l]; }
      }
    }`,
    )}
    if (tile < ${outputTiles}u && lane < ${side}u && firstOutput + lane < ${bias.stride}u) {
      @partials[@bias + part * ${strides.bias}u + firstOutput + lane] = ownBias;
    }`;
  return weightGradientSection(node, splits, partials, (strides) => ({
    body: body(strides),
    workgroups: tiles * splits,
    shared: 2 * depth * side,
  }));
}
