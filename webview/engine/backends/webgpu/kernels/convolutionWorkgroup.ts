import type { ConvolutionNode, InputGradientNode } from '../fuse/fusedNode';
import type { ArenaMatrix } from '../plan/parameterArena';
import type { Access, Section, SharedType } from '../plan/section';
import type { Tensor } from '../plan/tensor';
import { epilogueLines } from './convolutionTile';
import { each } from './unrolled';
import { imageRead } from './upsampled';

/** What a workgroup computes: so many pixels of so many channels, 8 × 8 invocations with an equal share of both. */
export interface WorkgroupTile {
  readonly pixels: 32 | 64;
  readonly channels: 32 | 64;
  /** What operands are kept as in workgroup memory; sums are f32 in any case. */
  readonly operands?: SharedType;
}

/** How many channels of the sum are brought into workgroup memory at once. */
const depth = 8;

/** y = W * x + b, input and weights passing through workgroup memory, where the whole workgroup reads them. */
export function convolutionWorkgroup(node: ConvolutionNode, batch: number, tile: WorkgroupTile): Section {
  const out = node.out ?? node.activated;
  if (!out) {
    throw new Error('A convolution has no result.');
  }
  const accesses: Record<string, Access> = {
    w: { resource: 'weights', type: 'f32' },
    x: { resource: node.x, type: 'f32' },
  };
  const constants: Record<string, number> = { weight: node.weight.offset, bias: node.bias.offset };
  const { kernel, stride, padding } = node.window;
  const { x } = node;
  const { height, width, shift } = imageRead(x, node.upsample);
  const sum = (name: string, source: Tensor, weight: string, matrix: ArenaMatrix, tap: string) =>
    chunks(tile, source.channels, {
      x: (c) => `@${name}[at + ${c} * ${source.pixels}u]`,
      weightAt: (c, m) => `@${weight} + (${tap} * ${source.channels}u + ${c}) * ${matrix.stride}u + ${m}`,
      weightInside: (m) => `${m} < ${matrix.stride}u`,
      weightsAlong: 'channels',
    });
  let body = `${prologue(out, batch, tile)}
    for (var ky = 0u; ky < ${kernel}u; ky++) { for (var kx = 0u; kx < ${kernel}u; kx++) {
      let v = i32(loadRow * ${stride}u + ky) - ${padding.top};
      let h = i32(loadColumn * ${stride}u + kx) - ${padding.left};
      let inside = loadable & (v >= 0) & (v < ${height}) & (h >= 0) & (h < ${width});
      let at = loadImage * ${x.stride}u + ${x.offset}u
        + select(0u, (u32(v)${shift}) * ${x.width}u + (u32(h)${shift}), inside);
      ${sum('x', x, 'weight', node.weight, `(ky * ${kernel}u + kx)`)}
    } }`;
  if (node.shortcut) {
    const second = node.shortcut;
    accesses.x2 = { resource: second.x, type: 'f32' };
    constants.weight2 = second.weight.offset;
    constants.bias2 = second.bias.offset;
    body += `
    {
      let inside = loadable;
      let at = loadImage * ${second.x.stride}u + ${second.x.offset}u + loadPixel;
      ${sum('x2', second.x, 'weight2', second.weight, '0u')}
    }`;
  }
  const bias = node.shortcut ? '@w[@bias + channel] + @w[@bias2 + channel]' : '@w[@bias + channel]';
  const store = epilogueLines(node.epilogue, out, accesses, node);
  body += results(out, batch, tile, (value) => store('image', 'channel', 'pixel', `${value} + ${bias}`));
  return {
    label: `convolution ${out.label}`,
    body,
    accesses,
    constants,
    workgroups: workgroups(out, batch, tile),
    helpers: node.activated || node.epilogue.siluGradientAt ? ['silu'] : [],
    ...memoryOf(tile),
  };
}

/** dx = Wᵀ * dy, likewise. */
export function inputGradientWorkgroup(node: InputGradientNode, batch: number, tile: WorkgroupTile): Section {
  const { out, dy, weight, upsample } = node;
  const accesses: Record<string, Access> = {
    w: { resource: 'weights', type: 'f32' },
    dy: { resource: dy, type: 'f32' },
  };
  const { kernel, stride, padding } = node.window;
  const seen = (place: string, offset: string) => (upsample ? `(2u * ${place} + ${offset})` : place);
  const store = epilogueLines(node.epilogue, out, accesses, { out, activated: null });
  const body = `${prologue(out, batch, tile)}
    ${upsample ? 'for (var part = 0u; part < 4u; part++)' : ''} {
    for (var ky = 0u; ky < ${kernel}u; ky++) { for (var kx = 0u; kx < ${kernel}u; kx++) {
      let v = i32(${seen('loadRow', '(part >> 1u)')} + ${padding.top}u) - i32(ky);
      let h = i32(${seen('loadColumn', '(part & 1u)')} + ${padding.left}u) - i32(kx);
      let inside = loadable & (v >= 0) & (v < ${dy.height * stride}) & (h >= 0) & (h < ${dy.width * stride})
        ${stride > 1 ? `& (v % ${stride} == 0) & (h % ${stride} == 0)` : ''};
      let at = loadImage * ${dy.stride}u + ${dy.offset}u
        + select(0u, u32(v / ${stride}) * ${dy.width}u + u32(h / ${stride}), inside);
      ${chunks(tile, dy.channels, {
        x: (c) => `@dy[at + ${c} * ${dy.pixels}u]`,
        weightAt: (c, m) =>
          `@weight + ((ky * ${kernel}u + kx) * ${out.channels}u + ${m}) * ${weight.stride}u + ${c}`,
        weightInside: (m) => `${m} < ${out.channels}u`,
        weightsAlong: 'depth',
      })}
    } } }
    ${results(out, batch, tile, (value) => store('image', 'channel', 'pixel', value))}`;
  return {
    label: `gradient ${out.label}`,
    body,
    accesses,
    constants: { weight: weight.offset },
    workgroups: workgroups(out, batch, tile),
    helpers: node.epilogue.siluGradientAt ? ['silu'] : [],
    ...memoryOf(tile),
  };
}

function workgroups(out: Tensor, batch: number, { pixels, channels }: WorkgroupTile): number {
  return Math.ceil((batch * out.pixels) / pixels) * Math.ceil(out.channels / channels);
}

function memoryOf({ pixels, channels, operands }: WorkgroupTile): Pick<Section, 'shared' | 'sharedType'> {
  return { shared: depth * (pixels + channels), ...(operands ? { sharedType: operands } : {}) };
}

/** The workgroup's tile, the one pixel that this invocation loads, its share of the tile, and sums of zero. */
function prologue(out: Tensor, batch: number, { pixels, channels }: WorkgroupTile): string {
  const all = batch * out.pixels;
  const tiles = Math.ceil(all / pixels);
  return `
    let firstPosition = (group % ${tiles}u) * ${pixels}u;
    let firstChannel = (group / ${tiles}u) * ${channels}u;
    let loadable = firstPosition + lane % ${pixels}u < ${all}u;
    let loadPosition = min(firstPosition + lane % ${pixels}u, ${all - 1}u);
    let loadImage = loadPosition / ${out.pixels}u;
    let loadPixel = loadPosition % ${out.pixels}u;
    let loadRow = loadPixel / ${out.width}u;
    let loadColumn = loadPixel % ${out.width}u;
    let ownPixel = lane % 8u;
    let ownChannel = (lane / 8u) * ${channels / 8}u;
    ${each(pixels / 8, (j) => each(channels / 32, (h) => `var s${j}_${h} = vec4f();`))}`;
}

interface Operands {
  /** The input of the pixel at \`at\`, of the channel that a WGSL expression names. */
  readonly x: (channel: string) => string;
  readonly weightAt: (channel: string, output: string) => string;
  readonly weightInside: (output: string) => string;
  /** The weights' contiguous axis in memory: outputs, or summed channels. */
  readonly weightsAlong: 'channels' | 'depth';
}

/** One tap: brings some channels of the tile's pixels and weights into workgroup memory and multiplies them. */
function chunks(
  { pixels, channels, operands: kept = 'f32' }: WorkgroupTile,
  sum: number,
  operands: Operands,
): string {
  const weightsFrom = depth * pixels;
  const weight =
    operands.weightsAlong === 'channels'
      ? { c: `e / ${channels}u`, m: `e % ${channels}u` }
      : { c: `e % ${depth}u`, m: `e / ${depth}u` };
  return `
      for (var base = 0u; base < ${sum}u; base += ${depth}u) {
        workgroupBarrier();
        for (var e = lane; e < ${depth * pixels}u; e += 64u) {
          let c = base + e / ${pixels}u;
          @shared[e] = ${kept}(select(0.0f, ${operands.x(`min(c, ${sum - 1}u)`)}, inside & (c < ${sum}u)));
        }
        for (var e = lane; e < ${depth * channels}u; e += 64u) {
          let c = ${weight.c};
          let m = ${weight.m};
          let whole = (base + c < ${sum}u) & (${operands.weightInside('(firstChannel + m)')});
          let at = select(0u, ${operands.weightAt('(base + c)', '(firstChannel + m)')}, whole);
          @shared[${weightsFrom}u + c * ${channels}u + m] = ${kept}(select(0.0f, @w[at], whole));
        }
        workgroupBarrier();
        for (var k = 0u; k < ${depth}u; k++) {
          let wAt = ${weightsFrom}u + k * ${channels}u + ownChannel;
          ${each(
            channels / 32,
            (h) =>
              `let w${h} = vec4f(${[0, 1, 2, 3].map((l) => `f32(@shared[wAt + ${4 * h + l}u])`).join(', ')});`,
          )}
          ${each(
            pixels / 8,
            (j) => `{
            let x = f32(@shared[k * ${pixels}u + ownPixel + ${8 * j}u]);
            ${each(channels / 32, (h) => `s${j}_${h} += x * w${h};`)}
          }`,
          )}
        }
      }`;
}

/** Hands every sum of this invocation that is inside the result to `store`. */
function results(
  out: Tensor,
  batch: number,
  { pixels, channels }: WorkgroupTile,
  store: (value: string) => string,
): string {
  return each(
    pixels / 8,
    (j) => `
    {
      let position = firstPosition + ownPixel + ${8 * j}u;
      let image = position / ${out.pixels}u;
      let pixel = position % ${out.pixels}u;
      ${each(
        channels / 32,
        (h) => `
      let t${h} = s${j}_${h};
      for (var l = 0u; l < 4u; l++) {
        let channel = firstChannel + ownChannel + ${4 * h}u + l;
        if (position < ${batch * out.pixels}u && channel < ${out.channels}u) { ${store(`t${h}[l]`)} }
      }`,
      )}
    }`,
  );
}
