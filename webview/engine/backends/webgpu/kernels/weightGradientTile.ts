import type { WeightGradientNode } from '../fuse/fusedNode';
import type { Partials } from '../plan/partials';
import { workgroupsFor, type Section } from '../plan/section';
import { each, indices } from './unrolled';
import { imageRead } from './upsampled';
import { weightGradientSection } from './weightGradient';

/** What one invocation computes: so many inputs by so many outputs (a multiple of 4) of one tap. */
export interface WeightTile {
  readonly inputs: number;
  readonly outputs: number;
}

/**
 * dW and db without barriers. The rows of all images are split among invocations, whose parts are summed at the
 * end of the step.
 */
export function weightGradientTile(
  node: WeightGradientNode,
  batch: number,
  tile: WeightTile,
  splits: number,
  partials: Partials,
): Section {
  const { x, dy, weight, upsample } = node;
  const { kernel, stride, padding } = node.window;
  const outputs = Math.min(tile.outputs, 4 * Math.ceil(dy.channels / 4));
  const inputs = Math.min(tile.inputs, x.channels);
  const blocks = outputs / 4;
  const { height, width, shift } = imageRead(x, upsample);
  const inputTiles = Math.ceil(x.channels / inputs);
  const outputTiles = Math.ceil(dy.channels / outputs);
  const taps = kernel * kernel;
  const units = taps * inputTiles * outputTiles;
  const rows = batch * dy.height;
  const gradient = (h: number, l: number) =>
    `@dy[dyAt + min(first + ${h * 4 + l}u, ${dy.channels - 1}u) * ${dy.pixels}u + column]`;
  const load = each(
    blocks,
    (h) =>
      `let d${h} = vec4f(${indices(4)
        .map((l) => gradient(h, l))
        .join(', ')});`,
  );
  const store = (sum: (h: number) => string, at: string) =>
    each(
      blocks,
      (h) => `
      {
        let sums = ${sum(h)};
        for (var l = 0u; l < 4u; l++) {
          let output = first + ${h * 4}u + l;
          if (output < ${weight.stride}u) {
            @partials[${at} + output] = select(0.0f, sums[l], output < ${dy.channels}u);
          }
        }
      }`,
    );
  const body = (strides: { readonly weight: number; readonly bias: number }) => `
    let index = group * 64u + lane;
    if (index >= ${(units + outputTiles) * splits}u) { return; }
    let part = index / ${units + outputTiles}u;
    let unit = index % ${units + outputTiles}u;
    let first = (unit % ${outputTiles}u) * ${outputs}u;
    let begin = part * ${rows}u / ${splits}u;
    let end = (part + 1u) * ${rows}u / ${splits}u;
    if (unit >= ${units}u) {
      ${each(blocks, (h) => `var b${h} = vec4f();`)}
      for (var r = begin; r < end; r++) {
        let dyAt = (r / ${dy.height}u) * ${dy.stride}u + ${dy.offset}u + (r % ${dy.height}u) * ${dy.width}u;
        for (var column = 0u; column < ${dy.width}u; column++) {
          ${load}
          ${each(blocks, (h) => `b${h} += d${h};`)}
        }
      }
      let at = @bias + part * ${strides.bias}u;
      ${store((h) => `b${h}`, 'at')}
      return;
    }
    let input = ((unit / ${outputTiles}u) % ${inputTiles}u) * ${inputs}u;
    let tap = unit / ${outputTiles * inputTiles}u;
    let ky = i32(tap / ${kernel}u) - ${padding.top};
    let kx = i32(tap % ${kernel}u) - ${padding.left};
    let begun = u32(max(0, ${stride > 1 ? `(${stride - 1} - kx) / ${stride}` : '-kx'}));
    let ended = u32(clamp(${stride > 1 ? `(${width + stride - 1} - kx) / ${stride}` : `${width} - kx`}, 0, ${dy.width}));
    ${each(inputs, (i) => `let x${i}At = min(input + ${i}u, ${x.channels - 1}u) * ${x.pixels}u;`)}
    ${each(inputs, (i) => each(blocks, (h) => `var s${i}_${h} = vec4f();`))}
    for (var r = begin; r < end; r++) {
      let row = r % ${dy.height}u;
      let y = i32(row * ${stride}u) + ky;
      if (y < 0 || y >= ${height}) { continue; }
      let dyAt = (r / ${dy.height}u) * ${dy.stride}u + ${dy.offset}u + row * ${dy.width}u;
      let xAt = (r / ${dy.height}u) * ${x.stride}u + ${x.offset}u + (u32(y)${shift}) * ${x.width}u;
      for (var column = begun; column < ended; column++) {
        let at = xAt + (u32(i32(column * ${stride}u) + kx)${shift});
        ${load}
        ${each(inputs, (i) => `let x${i} = @x[at + x${i}At];`)}
        ${each(inputs, (i) => each(blocks, (h) => `s${i}_${h} += x${i} * d${h};`))}
      }
    }
    ${each(
      inputs,
      (i) => `
    if (input + ${i}u < ${x.channels}u) {
      let at = @weight + part * ${strides.weight}u + (tap * ${x.channels}u + input + ${i}u) * ${weight.stride}u;
      ${store((h) => `s${i}_${h}`, 'at')}
    }`,
    )}`;
  return weightGradientSection(node, splits, partials, (strides) => ({
    body: body(strides),
    workgroups: workgroupsFor((units + outputTiles) * splits),
  }));
}
