import type { ConvolutionNode, Epilogue, InputGradientNode } from '../fuse/fusedNode';
import type { ArenaMatrix } from '../plan/parameterArena';
import type { Access, Section } from '../plan/section';
import { workgroupsFor } from '../plan/section';
import type { Tensor } from '../plan/tensor';
import { each, indices } from './unrolled';
import { imageRead } from './upsampled';

/** What one invocation computes: so many pixels of so many channels (a multiple of 4). */
export interface Tile {
  readonly pixels: number;
  readonly channels: number;
}

/** y = W * x + b without barriers: each invocation keeps a tile of sums in registers. */
export function convolutionTile(node: ConvolutionNode, batch: number, tile: Tile): Section {
  const out = node.out ?? node.activated;
  if (!out) {
    throw new Error('A convolution has no result.');
  }
  const { pixels, channels } = fitted(tile, out);
  const blocks = channels / 4;
  const accesses: Record<string, Access> = {
    w: { resource: 'weights', type: 'vec4f' },
    x: { resource: node.x, type: 'f32' },
  };
  const constants: Record<string, number> = { weight: node.weight.offset / 4, bias: node.bias.offset / 4 };
  const { kernel, stride, padding } = node.window;
  const { height, width, shift } = imageRead(node.x, node.upsample);
  const sum = (x: string, source: Tensor, weight: string, matrix: ArenaMatrix, tap: string) => `
    for (var c = 0u; c < ${source.channels}u; c++) {
      let row = @${weight} + (${tap} * ${source.channels}u + c) * ${matrix.stride / 4}u + block;
      ${each(blocks, (h) => `let w${h} = @w[row + ${h}u];`)}
      ${each(pixels, (j) => `let x${j} = select(0.0f, @${x}[at${j} + c * ${source.pixels}u], inside${j});`)}
      ${each(pixels, (j) => each(blocks, (h) => `s${j}_${h} += x${j} * w${h};`))}
    }`;
  let body = `${tilePrologue(out, batch, pixels, channels)}
    for (var ky = 0u; ky < ${kernel}u; ky++) { for (var kx = 0u; kx < ${kernel}u; kx++) {
      ${each(
        pixels,
        (j) => `
      let v${j} = i32(row${j} * ${stride}u + ky) - ${padding.top};
      let h${j} = i32(column${j} * ${stride}u + kx) - ${padding.left};
      let inside${j} = (v${j} >= 0) & (v${j} < ${height}) & (h${j} >= 0) & (h${j} < ${width});
      let at${j} = image${j} * ${node.x.stride}u + ${node.x.offset}u
        + select(0u, (u32(v${j})${shift}) * ${node.x.width}u + (u32(h${j})${shift}), inside${j});`,
      )}
      ${sum('x', node.x, 'weight', node.weight, `(ky * ${kernel}u + kx)`)}
    } }`;
  if (node.shortcut) {
    const { x, weight, bias } = node.shortcut;
    accesses.x2 = { resource: x, type: 'f32' };
    constants.weight2 = weight.offset / 4;
    constants.bias2 = bias.offset / 4;
    body += `
    { ${each(pixels, (j) => `let inside${j} = true; let at${j} = image${j} * ${x.stride}u + ${x.offset}u + pixel${j};`)}
      ${sum('x2', x, 'weight2', weight, '0u')}
    }`;
  }
  const biases = (h: number) =>
    node.shortcut ? `@w[@bias + block + ${h}u] + @w[@bias2 + block + ${h}u]` : `@w[@bias + block + ${h}u]`;
  body += `
    ${each(blocks, (h) => `let bias${h} = ${biases(h)};`)}
    ${tileEpilogue(node.epilogue, out, batch, pixels, blocks, accesses, {
      sum: (j, h) => `s${j}_${h} + bias${h}`,
      out: node.out,
      activated: node.activated,
    })}`;
  return {
    label: `convolution ${out.label}`,
    body,
    accesses,
    constants,
    workgroups: tileWorkgroups(out, batch, pixels, channels),
    helpers: node.activated || node.epilogue.siluGradientAt ? ['silu'] : [],
  };
}

/** dx = Wᵀ * dy, likewise. Four of dy's channels are one dot product. */
export function inputGradientTile(node: InputGradientNode, batch: number, tile: Tile): Section {
  const { out, dy, weight, upsample } = node;
  const { pixels, channels } = fitted(tile, out);
  const seen = (place: string, offset: string) => (upsample ? `(2u * ${place} + ${offset})` : place);
  const blocks = channels / 4;
  const accesses: Record<string, Access> = {
    w: { resource: 'weights', type: 'vec4f' },
    dy: { resource: dy, type: 'f32' },
  };
  const { kernel, stride, padding } = node.window;
  const quads = Math.ceil(dy.channels / 4);
  const rest = dy.channels % 4;
  // Weights past the last channel are 0, so any finite dy may be read there.
  const channelOf = (l: number) =>
    l < rest || rest === 0 ? `(c * 4u + ${l}u)` : `min(c * 4u + ${l}u, ${dy.channels - 1}u)`;
  const element = (j: number, l: number) =>
    `select(0.0f, @dy[at${j} + ${channelOf(l)} * ${dy.pixels}u], inside${j})`;
  const body = `${tilePrologue(out, batch, pixels, channels)}
    ${upsample ? 'for (var part = 0u; part < 4u; part++)' : ''} {
    for (var ky = 0u; ky < ${kernel}u; ky++) { for (var kx = 0u; kx < ${kernel}u; kx++) {
      ${each(
        pixels,
        (j) => `
      let v${j} = i32(${seen(`row${j}`, '(part >> 1u)')} + ${padding.top}u) - i32(ky);
      let h${j} = i32(${seen(`column${j}`, '(part & 1u)')} + ${padding.left}u) - i32(kx);
      let inside${j} = (v${j} >= 0) & (v${j} < ${dy.height * stride}) & (h${j} >= 0) & (h${j} < ${dy.width * stride})
        ${stride > 1 ? `& (v${j} % ${stride} == 0) & (h${j} % ${stride} == 0)` : ''};
      let at${j} = image${j} * ${dy.stride}u + ${dy.offset}u
        + select(0u, u32(v${j} / ${stride}) * ${dy.width}u + u32(h${j} / ${stride}), inside${j});`,
      )}
      let rows = @weight + ((ky * ${kernel}u + kx) * ${out.channels}u) * ${weight.stride / 4}u;
      for (var c = 0u; c < ${quads}u; c++) {
        ${each(
          pixels,
          (j) =>
            `let d${j} = vec4f(${indices(4)
              .map((l) => element(j, l))
              .join(', ')});`,
        )}
        ${each(
          blocks,
          (h) => `
        {
          ${each(4, (l) => `let w${l} = @w[rows + min(block * 4u + ${h * 4 + l}u, ${out.channels - 1}u) * ${weight.stride / 4}u + c];`)}
          ${each(
            pixels,
            (j) =>
              `s${j}_${h} += vec4f(${indices(4)
                .map((l) => `dot(w${l}, d${j})`)
                .join(', ')});`,
          )}
        }`,
        )}
      }
    } } }
    ${tileEpilogue(node.epilogue, out, batch, pixels, blocks, accesses, {
      sum: (j, h) => `s${j}_${h}`,
      out,
      activated: null,
    })}`;
  return {
    label: `gradient ${out.label}`,
    body,
    accesses,
    constants: { weight: weight.offset / 4 },
    workgroups: tileWorkgroups(out, batch, pixels, channels),
    helpers: node.epilogue.siluGradientAt ? ['silu'] : [],
  };
}

/** No more channels than there are. */
function fitted(tile: Tile, { channels }: Tensor): Tile {
  return { ...tile, channels: Math.min(tile.channels, 4 * Math.ceil(channels / 4)) };
}

function tileWorkgroups(out: Tensor, batch: number, pixels: number, channels: number): number {
  return workgroupsFor(Math.ceil((batch * out.pixels) / pixels) * Math.ceil(out.channels / channels));
}

/**
 * Which pixels and channels are this invocation's, and sums of zero. Neighbouring invocations have neighbouring
 * pixels, and an invocation's own pixels lie apart, so that loads of a workgroup are of neighbouring addresses.
 */
function tilePrologue(out: Tensor, batch: number, pixels: number, channels: number): string {
  const all = batch * out.pixels;
  const tiles = Math.ceil(all / pixels);
  return `
    let index = group * 64u + lane;
    if (index >= ${tiles * Math.ceil(out.channels / channels)}u) { return; }
    let block = (index / ${tiles}u) * ${channels / 4}u;
    ${each(
      pixels,
      (j) => `
    let position${j} = index % ${tiles}u + ${j * tiles}u;
    let image${j} = min(position${j}, ${all - 1}u) / ${out.pixels}u;
    let pixel${j} = min(position${j}, ${all - 1}u) % ${out.pixels}u;
    let row${j} = pixel${j} / ${out.width}u;
    let column${j} = pixel${j} % ${out.width}u;`,
    )}
    ${each(pixels, (j) => each(channels / 4, (h) => `var s${j}_${h} = vec4f();`))}`;
}

interface Result {
  /** The WGSL expression of four sums: pixel j, block h of four channels. */
  readonly sum: (j: number, h: number) => string;
  readonly out: Tensor | null;
  readonly activated: Tensor | null;
}

/** Writes a tile's sums through the epilogue, and declares what that reads. */
function tileEpilogue(
  epilogue: Epilogue,
  shape: Tensor,
  batch: number,
  pixels: number,
  blocks: number,
  accesses: Record<string, Access>,
  result: Result,
): string {
  const positions = batch * shape.pixels;
  const whole = shape.channels % (4 * blocks) === 0;
  const store = epilogueLines(epilogue, shape, accesses, result);
  return each(
    pixels,
    (j) => `
    if (position${j} < ${positions}u) {
      ${each(
        blocks,
        (h) => `
      let t${h} = ${result.sum(j, h)};
      for (var l = 0u; l < 4u; l++) {
        let channel = block * 4u + ${4 * h}u + l;
        ${whole ? '' : `if (channel >= ${shape.channels}u) { break; }`}
        ${store(`image${j}`, 'channel', `pixel${j}`, `t${h}[l]`)}
      }`,
      )}
    }`,
  );
}

/** The lines that bring one sum to where it belongs; image, channel and pixel are WGSL expressions. */
export function epilogueLines(
  { perChannel, addends, siluGradientAt }: Epilogue,
  shape: Tensor,
  accesses: Record<string, Access>,
  { out, activated }: Pick<Result, 'out' | 'activated'>,
): (image: string, channel: string, pixel: string, sum: string) => string {
  const declare = (name: string, resource: Tensor, write = false) => {
    accesses[name] = { resource, type: 'f32', ...(write ? { write } : {}) };
  };
  if (perChannel) {
    declare('perChannel', perChannel);
  }
  addends.forEach((addend, i) => declare(`addend${i}`, addend));
  if (siluGradientAt) {
    declare('slopeAt', siluGradientAt);
  }
  if (out) {
    declare('out', out, true);
  }
  if (activated) {
    declare('activated', activated, true);
  }
  return (image, channel, pixel, sum) => {
    const at = (tensor: Tensor) =>
      `${image} * ${tensor.stride}u + ${tensor.offset}u + ${channel} * ${shape.pixels}u + ${pixel}`;
    return [
      `var y = ${sum};`,
      perChannel &&
        `y += @perChannel[${image} * ${perChannel.stride}u + ${perChannel.offset}u + ${channel}];`,
      ...addends.map((addend, i) => `y += @addend${i}[${at(addend)}];`),
      siluGradientAt && `y *= siluSlope(@slopeAt[${at(siluGradientAt)}]);`,
      out && `@out[${at(out)}] = y;`,
      activated && `@activated[${at(activated)}] = silu(y);`,
    ]
      .filter(Boolean)
      .join(' ');
  };
}
