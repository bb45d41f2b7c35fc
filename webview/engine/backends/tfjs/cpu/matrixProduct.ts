/** Rows and columns that the innermost loop computes at once: sixteen sums stay in registers. */
const tile = 4;

/** A strided view of a matrix inside an array. */
export interface MatrixView {
  readonly data: Float32Array;
  readonly offset: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** Length of a packed matrix: `lines` rows (or columns) in panels of four, `depth` long, zeros behind the last. */
export function packedLength(lines: number, depth: number): number {
  return Math.ceil(lines / tile) * tile * depth;
}

/** Packs the rows of a [lines, depth] matrix: entry (line, k) goes to panel ⌊line/4⌋, place 4k + line mod 4. */
export function packRows(
  { data, offset, rowStride, columnStride }: MatrixView,
  lines: number,
  depth: number,
): Float32Array {
  const packed = new Float32Array(packedLength(lines, depth));
  for (let line = 0; line < lines; line++) {
    let from = offset + line * rowStride;
    let to = (line - (line % tile)) * depth + (line % tile);
    for (let k = 0; k < depth; k++) {
      packed[to] = data[from] as number;
      to += tile;
      from += columnStride;
    }
  }
  return packed;
}

/** Packs the columns of a [depth, lines] matrix. */
export function packColumns(view: MatrixView, depth: number, lines: number): Float32Array {
  return packRows({ ...view, rowStride: view.columnStride, columnStride: view.rowStride }, lines, depth);
}

/**
 * out[outOffset + i · columns + j] = Σ_k a(i, k) b(k, j), or that added to what is there. Sums are float64.
 * `a` are packed rows, `b` packed columns.
 */
export function multiplyPacked(
  a: Float32Array,
  b: Float32Array,
  rows: number,
  depth: number,
  columns: number,
  out: Float32Array,
  outOffset: number,
  accumulate: boolean,
): void {
  if (!accumulate) {
    out.fill(0, outOffset, outOffset + rows * columns);
  }
  for (let j = 0; j < columns; j += tile) {
    for (let i = 0; i < rows; i += tile) {
      if (i + tile <= rows && j + tile <= columns) {
        multiplyTile(a, i * depth, b, j * depth, depth, out, outOffset + i * columns + j, columns);
      } else {
        edge.fill(0);
        multiplyTile(a, i * depth, b, j * depth, depth, edge, 0, tile);
        addEdge(
          out,
          outOffset + i * columns + j,
          columns,
          Math.min(tile, rows - i),
          Math.min(tile, columns - j),
        );
      }
    }
  }
}

const edge = new Float32Array(tile * tile);

function addEdge(out: Float32Array, offset: number, stride: number, rows: number, columns: number): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const at = offset + r * stride + c;
      out[at] = (out[at] as number) + (edge[r * tile + c] as number);
    }
  }
}

/** Sixteen sums over k; the indices are in range by construction, so no lookup can miss. */
function multiplyTile(
  a: Float32Array,
  aStart: number,
  b: Float32Array,
  bStart: number,
  depth: number,
  out: Float32Array,
  outStart: number,
  stride: number,
): void {
  let s00 = 0,
    s01 = 0,
    s02 = 0,
    s03 = 0;
  let s10 = 0,
    s11 = 0,
    s12 = 0,
    s13 = 0;
  let s20 = 0,
    s21 = 0,
    s22 = 0,
    s23 = 0;
  let s30 = 0,
    s31 = 0,
    s32 = 0,
    s33 = 0;
  let ai = aStart;
  let bi = bStart;
  for (let k = 0; k < depth; k++) {
    const a0 = a[ai] as number;
    const a1 = a[ai + 1] as number;
    const a2 = a[ai + 2] as number;
    const a3 = a[ai + 3] as number;
    const b0 = b[bi] as number;
    const b1 = b[bi + 1] as number;
    const b2 = b[bi + 2] as number;
    const b3 = b[bi + 3] as number;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    s03 += a0 * b3;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    s13 += a1 * b3;
    s20 += a2 * b0;
    s21 += a2 * b1;
    s22 += a2 * b2;
    s23 += a2 * b3;
    s30 += a3 * b0;
    s31 += a3 * b1;
    s32 += a3 * b2;
    s33 += a3 * b3;
    ai += tile;
    bi += tile;
  }
  addFour(out, outStart, s00, s01, s02, s03);
  addFour(out, outStart + stride, s10, s11, s12, s13);
  addFour(out, outStart + 2 * stride, s20, s21, s22, s23);
  addFour(out, outStart + 3 * stride, s30, s31, s32, s33);
}

function addFour(out: Float32Array, at: number, s0: number, s1: number, s2: number, s3: number): void {
  out[at] = (out[at] as number) + s0;
  out[at + 1] = (out[at + 1] as number) + s1;
  out[at + 2] = (out[at + 2] as number) + s2;
  out[at + 3] = (out[at + 3] as number) + s3;
}
