import type { Dropout, NormGradientNode, NormNode } from '../fuse/fusedNode';
import type { Partials } from '../plan/partials';
import { f32, type Access, type Helper, type Section } from '../plan/section';
import type { Tensor } from '../plan/tensor';
import { below, streamLiteral } from './random';
import { subgroupSum } from './subgroupSum';

/**
 * How a group's elements are divided: `serial` gives each group to one invocation and needs no barrier,
 * `cooperative` gives it to a workgroup, `subgroups` as well, whose sums then need a device with `subgroups`.
 */
export type NormFamily = 'serial' | 'cooperative' | 'subgroups';

/** Groups per workgroup of the serial family: few, so that a CPU's cores all get some. */
const serialGroups = 4;

interface Extent {
  readonly all: number;
  readonly channels: number;
  readonly pixels: number;
  readonly size: number;
}

function extent(x: Tensor, groups: number, batch: number): Extent {
  const channels = x.channels / groups;
  return { all: batch * groups, channels, pixels: x.pixels, size: channels * x.pixels };
}

/** The factor 0 or 1/(1 − rate) of the element at a WGSL index, counted over the whole batch. */
function dropoutFactor({ rate, word }: Dropout, index: string): string {
  const drawn = `word(step.base, ${word}u + (${index}), step.seed, ${streamLiteral('dropout')})`;
  return `select(${f32(1 / (1 - rate))}, 0.0f, ${below(drawn, rate)})`;
}

function helpers(silu: boolean, dropout: Dropout | null): Helper[] {
  return [...(silu ? (['silu'] as const) : []), ...(dropout ? (['random', 'step'] as const) : [])];
}

/** Which group this invocation works on, and where it begins in x. */
function prologue(x: Tensor, groups: number, { all, size }: Extent, family: NormFamily): string {
  const which =
    family === 'serial'
      ? `if (lane >= ${serialGroups}u) { return; }
    let index = group * ${serialGroups}u + lane;
    if (index >= ${all}u) { return; }`
      : `let index = group;`;
  return `
    ${which}
    let image = index / ${groups}u;
    let part = index % ${groups}u;
    let xAt = image * ${x.stride}u + ${x.offset}u + part * ${size}u;`;
}

function workgroups({ all }: Extent, family: NormFamily): number {
  return family === 'serial' ? Math.ceil(all / serialGroups) : all;
}

const loop = (size: number, family: NormFamily) =>
  family === 'serial' ? `for (var i = 0u; i < ${size}u; i++)` : `for (var i = lane; i < ${size}u; i += 64u)`;

function needs(family: NormFamily, shared: number): Pick<Section, 'shared' | 'enables'> {
  if (family === 'serial') {
    return {};
  }
  return { shared, ...(family === 'subgroups' ? { enables: family } : {}) };
}

/** The sum of a value over the workgroup, in all its invocations. Begins and ends with a barrier. */
function sumOverLanes(value: string, into: string, family: NormFamily): string {
  if (family === 'serial') {
    return `let ${into} = ${value};`;
  }
  if (family === 'subgroups') {
    return subgroupSum(value, into);
  }
  return `
    workgroupBarrier();
    @shared[lane] = ${value};
    workgroupBarrier();
    for (var half = 32u; half > 0u; half = half >> 1u) {
      if (lane < half) { @shared[lane] += @shared[lane + half]; }
      workgroupBarrier();
    }
    let ${into} = @shared[0];`;
}

/** GroupNorm, and behind it SiLU and dropout where the node has them: one pass over each group after its statistics. */
export function norm(node: NormNode, batch: number, family: NormFamily): Section {
  const { x, out, groups, silu, dropout, eps } = node;
  const e = extent(x, groups, batch);
  const { size, channels, pixels } = e;
  const value = silu ? 'silu(z)' : 'z';
  const factor = dropout ? ` * ${dropoutFactor(dropout, `(image * ${groups}u + part) * ${size}u + i`)}` : '';
  const body = `${prologue(x, groups, e, family)}
    let outAt = image * ${out.stride}u + ${out.offset}u + part * ${size}u;
    var total = 0.0f;
    ${loop(size, family)} { total += @x[xAt + i]; }
    ${sumOverLanes('total', 'sum', family)}
    let mean = sum / ${f32(size)};
    var squares = 0.0f;
    ${loop(size, family)} { let d = @x[xAt + i] - mean; squares += d * d; }
    ${sumOverLanes('squares', 'square', family)}
    let inverse = 1.0f / sqrt(square / ${f32(size)} + ${f32(eps)});
    ${family === 'serial' ? '' : 'if (lane == 0u)'} {
      @statistics[image * ${2 * groups}u + 2u * part] = mean;
      @statistics[image * ${2 * groups}u + 2u * part + 1u] = inverse;
    }
    ${loop(size, family)} {
      let channel = part * ${channels}u + i / ${pixels}u;
      let z = (@x[xAt + i] - mean) * inverse * @w[@weight + channel] + @w[@bias + channel];
      @out[outAt + i] = ${value}${factor};
    }`;
  return {
    label: `norm ${out.label}`,
    body,
    accesses: {
      x: { resource: x, type: 'f32' },
      w: { resource: 'weights', type: 'f32' },
      statistics: { resource: node.statistics, type: 'f32', write: true },
      out: { resource: out, type: 'f32', write: true },
    },
    constants: { weight: node.weight.offset, bias: node.bias.offset },
    workgroups: workgroups(e, family),
    helpers: helpers(silu, dropout),
    ...needs(family, 64),
  };
}

/**
 * Visits a group's elements channel by channel: `visit` sees `i` and `channel` and adds to `gathered`; `conclude`
 * sees the channel's sum as `g`, in one invocation.
 */
function channelPass(
  { channels, pixels }: Extent,
  family: NormFamily,
  visit: string,
  conclude: string,
): string {
  if (family === 'serial') {
    return `
    for (var c = 0u; c < ${channels}u; c++) {
      let channel = part * ${channels}u + c;
      var gathered = vec2f();
      for (var i = c * ${pixels}u; i < (c + 1u) * ${pixels}u; i++) { ${visit} }
      let g = gathered;
      ${conclude}
    }`;
  }
  // Each channel has a share of the lanes, a power of two.
  const share = 2 ** Math.floor(Math.log2(64 / Math.min(64, channels)));
  const reduce = `
      workgroupBarrier();
      @shared[lane] = gathered.x; @shared[lane + 64u] = gathered.y;
      workgroupBarrier();
      for (var half = ${Math.floor(share / 2)}u; half > 0u; half = half >> 1u) {
        if (lane % ${share}u < half) {
          @shared[lane] += @shared[lane + half];
          @shared[lane + 64u] += @shared[lane + 64u + half];
        }
        workgroupBarrier();
      }
      if (c < ${channels}u && lane % ${share}u == 0u) {
        let g = vec2f(@shared[lane], @shared[lane + 64u]);
        ${conclude}
      }`;
  return `
    for (var base = 0u; base < ${channels}u; base += ${64 / share}u) {
      let c = base + lane / ${share}u;
      let channel = part * ${channels}u + min(c, ${channels - 1}u);
      var gathered = vec2f();
      if (c < ${channels}u) {
        for (var i = c * ${pixels}u + lane % ${share}u; i < (c + 1u) * ${pixels}u; i += ${share}u) { ${visit} }
      }
      ${conclude === '' ? '' : reduce}
    }`;
}

/**
 * The adjoint of `norm`: the gradient by x, plus what else is summed there, and the parts of the gradients by
 * weight and bias that each image contributes.
 */
export function normGradient(
  node: NormGradientNode,
  batch: number,
  family: NormFamily,
  partials: Partials,
): Section {
  const { x, dy, groups, silu, dropout, addends, out, sums } = node;
  const e = extent(x, groups, batch);
  const { size } = e;
  const scale = partials.allocate(node.weight, batch);
  const shift = partials.allocate(node.bias, batch);
  const accesses: Record<string, Access> = {
    x: { resource: x, type: 'f32' },
    dy: { resource: dy, type: 'f32' },
    w: { resource: 'weights', type: 'f32' },
    statistics: { resource: node.statistics, type: 'f32' },
    partials: { resource: 'partials', type: 'f32', write: true, scattered: true },
  };
  addends.forEach((addend, i) => (accesses[`addend${i}`] = { resource: addend, type: 'f32' }));
  if (out) {
    accesses.out = { resource: out, type: 'f32', write: true };
  }
  if (sums) {
    accesses.sums = { resource: sums, type: 'f32', write: true };
  }
  const inGroup = (tensor: Tensor) => `image * ${tensor.stride}u + ${tensor.offset}u + part * ${size}u + i`;
  const factor = dropout ? ` * ${dropoutFactor(dropout, `(image * ${groups}u + part) * ${size}u + i`)}` : '';
  const slope = silu ? ' * siluSlope(n * gain + @w[@bias + channel])' : '';
  // The gradient dz by the result of the normalisation proper, whose normalised value is n.
  const element = `
        let n = (@x[xAt + i] - mean) * inverse;
        let gain = @w[@weight + channel];
        let dz = @dy[${inGroup(dy)}]${factor}${slope};`;
  const gather = channelPass(
    e,
    family,
    `${element} gathered += vec2f(dz * n, dz);`,
    `
        @partials[@scale + image * ${scale.stride}u + channel] = g.x;
        @partials[@shift + image * ${shift.stride}u + channel] = g.y;
        total += @w[@weight + channel] * g;`,
  );
  const apply =
    out &&
    channelPass(
      e,
      family,
      `${element}
        let dx = inverse * (gain * dz - (totalShift + n * totalScale) / ${f32(size)});
        @out[${inGroup(out)}] = dx${addends.map((a, i) => ` + @addend${i}[${inGroup(a)}]`).join('')};
        ${sums ? 'gathered.x += dx;' : ''}`,
      sums ? `@sums[image * ${sums.stride}u + ${sums.offset}u + channel] = g.x;` : '',
    );
  const body = `${prologue(x, groups, e, family)}
    let mean = @statistics[image * ${2 * groups}u + 2u * part];
    let inverse = @statistics[image * ${2 * groups}u + 2u * part + 1u];
    var total = vec2f();
    ${gather}
    ${sumOverLanes('total.x', 'totalScale', family)}
    ${sumOverLanes('total.y', 'totalShift', family)}
    ${apply ?? ''}`;
  return {
    label: `gradient of norm ${x.label}`,
    body,
    accesses,
    constants: {
      weight: node.weight.offset,
      bias: node.bias.offset,
      scale: scale.base,
      shift: shift.base,
    },
    workgroups: workgroups(e, family),
    helpers: helpers(silu, dropout),
    ...needs(family, 128),
  };
}
