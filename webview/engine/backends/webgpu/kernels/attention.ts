import { f32, workgroupsFor, type Access, type Section } from '../plan/section';
import type { Tensor } from '../plan/tensor';

/*
 * Probabilities are kept as [heads · keys, queries], so that neighbouring invocations, which have neighbouring
 * queries, read neighbouring numbers. Vectors of heads are channels, positions are pixels.
 *
 * There is one family of these kernels, without barriers. Of a network's arithmetic attention is 0.1 to 0.2 % at
 * 4 × 4 and 8 × 8 pixels, so that no second one could show; at the paper preset's 16 × 16 it is a tenth, in thousands
 * of independent invocations.
 */

export interface AttentionTensors {
  readonly heads: number;
  readonly q: Tensor;
  readonly k: Tensor;
  readonly v: Tensor;
  /** [heads · keys, queries]. */
  readonly probabilities: Tensor;
  readonly out: Tensor;
}

export interface AttentionGradientTensors extends Omit<AttentionTensors, 'out'> {
  readonly dy: Tensor;
  /** Like the probabilities: the gradient by the scores. */
  readonly scores: Tensor;
  readonly dq: Tensor | null;
  readonly dk: Tensor | null;
  readonly dv: Tensor | null;
}

/** softmax(kᵀq / √d), a query per invocation, then v · probabilities. */
export function attention(node: AttentionTensors, batch: number): Section[] {
  const { q, k, v, heads, probabilities, out } = node;
  const depth = q.channels / heads;
  const keys = k.pixels;
  const queries = q.pixels;
  const scores: Section = {
    label: 'attention probabilities',
    body: `${queryPrologue(q, heads, batch, probabilities)}
    let qAt = image * ${q.stride}u + ${q.offset}u + head * ${depth * queries}u + query;
    let kAt = image * ${k.stride}u + ${k.offset}u + head * ${depth * keys}u;
    var largest = -3.0e38f;
    for (var j = 0u; j < ${keys}u; j++) {
      var dotted = 0.0f;
      for (var c = 0u; c < ${depth}u; c++) { dotted += @q[qAt + c * ${queries}u] * @k[kAt + c * ${keys}u + j]; }
      dotted *= ${f32(1 / Math.sqrt(depth))};
      largest = max(largest, dotted);
      @p[pAt + j * ${queries}u] = dotted;
    }
    var sum = 0.0f;
    for (var j = 0u; j < ${keys}u; j++) {
      let e = exp(@p[pAt + j * ${queries}u] - largest);
      sum += e;
      @p[pAt + j * ${queries}u] = e;
    }
    for (var j = 0u; j < ${keys}u; j++) { @p[pAt + j * ${queries}u] /= sum; }`,
    accesses: {
      q: { resource: q, type: 'f32' },
      k: { resource: k, type: 'f32' },
      p: { resource: probabilities, type: 'f32', write: true },
    },
    workgroups: workgroupsFor(batch * heads * queries),
  };
  const values = product(batch, heads, {
    label: 'attention values',
    out,
    a: { tensor: v, row: keys, step: 1 },
    b: { tensor: probabilities, column: 1, step: queries },
    rows: depth,
    columns: queries,
    terms: keys,
    factor: 1,
  });
  return [scores, values];
}

/** The adjoint: the gradient by the scores, from which those by q and k follow, and that by v. */
export function attentionGradient(node: AttentionGradientTensors, batch: number): Section[] {
  const { q, k, v, heads, probabilities, dy, scores, dq, dk, dv } = node;
  const depth = q.channels / heads;
  const keys = k.pixels;
  const queries = q.pixels;
  const sections: Section[] = [];
  if (dq || dk) {
    sections.push({
      label: 'gradient of attention scores',
      body: `${queryPrologue(q, heads, batch, probabilities)}
    let dyAt = image * ${dy.stride}u + ${dy.offset}u + head * ${depth * queries}u + query;
    let vAt = image * ${v.stride}u + ${v.offset}u + head * ${depth * keys}u;
    var mean = 0.0f;
    for (var j = 0u; j < ${keys}u; j++) {
      var dp = 0.0f;
      for (var c = 0u; c < ${depth}u; c++) { dp += @dy[dyAt + c * ${queries}u] * @v[vAt + c * ${keys}u + j]; }
      mean += dp * @p[pAt + j * ${queries}u];
      @ds[pAt + j * ${queries}u] = dp;
    }
    for (var j = 0u; j < ${keys}u; j++) {
      @ds[pAt + j * ${queries}u] = (@ds[pAt + j * ${queries}u] - mean) * @p[pAt + j * ${queries}u];
    }`,
      accesses: {
        dy: { resource: dy, type: 'f32' },
        v: { resource: v, type: 'f32' },
        p: { resource: probabilities, type: 'f32' },
        ds: { resource: scores, type: 'f32', write: true },
      },
      workgroups: workgroupsFor(batch * heads * queries),
    });
  }
  if (dv) {
    sections.push(
      product(batch, heads, {
        label: 'gradient of attention by v',
        out: dv,
        a: { tensor: dy, row: queries, step: 1 },
        b: { tensor: probabilities, column: queries, step: 1 },
        rows: depth,
        columns: keys,
        terms: queries,
        factor: 1,
      }),
    );
  }
  const factor = 1 / Math.sqrt(depth);
  if (dq) {
    sections.push(
      product(batch, heads, {
        label: 'gradient of attention by q',
        out: dq,
        a: { tensor: k, row: keys, step: 1 },
        b: { tensor: scores, column: 1, step: queries },
        rows: depth,
        columns: queries,
        terms: keys,
        factor,
      }),
    );
  }
  if (dk) {
    sections.push(
      product(batch, heads, {
        label: 'gradient of attention by k',
        out: dk,
        a: { tensor: q, row: queries, step: 1 },
        b: { tensor: scores, column: queries, step: 1 },
        rows: depth,
        columns: keys,
        terms: queries,
        factor,
      }),
    );
  }
  return sections;
}

function queryPrologue(q: Tensor, heads: number, batch: number, p: Tensor): string {
  const queries = q.pixels;
  return `
    let index = group * 64u + lane;
    if (index >= ${batch * heads * queries}u) { return; }
    let image = index / ${heads * queries}u;
    let head = (index / ${queries}u) % ${heads}u;
    let query = index % ${queries}u;
    let pAt = image * ${p.stride}u + head * ${p.size / heads}u + query;`;
}

interface Product {
  readonly label: string;
  /** [heads · rows, columns]. */
  readonly out: Tensor;
  /** [heads][rows, terms], and how far apart rows and terms are. */
  readonly a: { readonly tensor: Tensor; readonly row: number; readonly step: number };
  /** [heads][terms, columns]. */
  readonly b: { readonly tensor: Tensor; readonly column: number; readonly step: number };
  readonly rows: number;
  readonly columns: number;
  readonly terms: number;
  readonly factor: number;
}

/** A product of matrices for every image and head; four rows an invocation. */
function product(batch: number, heads: number, p: Product): Section {
  const { out, a, b, rows, columns, terms, factor } = p;
  const tiles = Math.ceil(rows / 4);
  const at = (tensor: Tensor) =>
    `image * ${tensor.stride}u + ${tensor.offset}u + head * ${tensor.size / heads}u`;
  const lines = (line: (i: number) => string) => [0, 1, 2, 3].map(line).join('\n');
  const accesses: Record<string, Access> = {
    a: { resource: a.tensor, type: 'f32' },
    b: { resource: b.tensor, type: 'f32' },
    out: { resource: out, type: 'f32', write: true },
  };
  return {
    label: p.label,
    body: `
    let index = group * 64u + lane;
    if (index >= ${batch * heads * tiles * columns}u) { return; }
    let column = index % ${columns}u;
    let first = ((index / ${columns}u) % ${tiles}u) * 4u;
    let head = (index / ${columns * tiles}u) % ${heads}u;
    let image = index / ${columns * tiles * heads}u;
    let bAt = ${at(b.tensor)} + column * ${b.column}u;
    ${lines((i) => `let a${i}At = ${at(a.tensor)} + min(first + ${i}u, ${rows - 1}u) * ${a.row}u; var s${i} = 0.0f;`)}
    for (var t = 0u; t < ${terms}u; t++) {
      let right = @b[bAt + t * ${b.step}u];
      ${lines((i) => `s${i} += @a[a${i}At + t * ${a.step}u] * right;`)}
    }
    let outAt = ${at(out)} + column;
    ${lines((i) => `if (first + ${i}u < ${rows}u) { @out[outAt + (first + ${i}u) * ${columns}u] = s${i} * ${f32(factor)}; }`)}`,
    accesses,
    workgroups: workgroupsFor(batch * heads * tiles * columns),
  };
}
