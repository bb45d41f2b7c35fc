import { multiplyAdd } from './vector';

/** y = a · w for whole matrices, w in the panels of `product`. `depth` is a's numbers a row, rows of y are vectors. */
export function matrixProduct(
  a0: usize,
  aRowBytes: usize,
  depth: usize,
  panels: usize,
  y: usize,
  rowBytes: usize,
  rows: usize,
): void {
  const vectors = rowBytes >> 4;
  const panelBytes = depth << 5;
  for (let column: usize = 0; column < vectors; column += 2) {
    const panel = panels + (column >> 1) * panelBytes;
    const after = panel + panelBytes;
    const wide = vectors - column > 1;
    let to = y + (column << 4);
    for (let row: usize = 0; row < rows; row += 4) {
      const left = rows - row;
      let c00 = f32x4.splat(0.0);
      let c01 = c00,
        c10 = c00,
        c11 = c00,
        c20 = c00,
        c21 = c00,
        c30 = c00,
        c31 = c00;
      let a: v128, b0: v128, b1: v128;
      let p0 = a0 + row * aRowBytes;
      let p1 = left > 1 ? p0 + aRowBytes : p0;
      let p2 = left > 2 ? p1 + aRowBytes : p0;
      let p3 = left > 3 ? p2 + aRowBytes : p0;
      let w = panel;
      while (w < after) {
        b0 = v128.load(w);
        b1 = v128.load(w, 16);
        a = v128.load_splat<u32>(p0);
        c00 = multiplyAdd(a, b0, c00);
        c01 = multiplyAdd(a, b1, c01);
        a = v128.load_splat<u32>(p1);
        c10 = multiplyAdd(a, b0, c10);
        c11 = multiplyAdd(a, b1, c11);
        a = v128.load_splat<u32>(p2);
        c20 = multiplyAdd(a, b0, c20);
        c21 = multiplyAdd(a, b1, c21);
        a = v128.load_splat<u32>(p3);
        c30 = multiplyAdd(a, b0, c30);
        c31 = multiplyAdd(a, b1, c31);
        w += 32;
        p0 += 4;
        p1 += 4;
        p2 += 4;
        p3 += 4;
      }
      store2(to, c00, c01, wide);
      if (left > 1) store2(to + rowBytes, c10, c11, wide);
      if (left > 2) store2(to + 2 * rowBytes, c20, c21, wide);
      if (left > 3) store2(to + 3 * rowBytes, c30, c31, wide);
      to += 4 * rowBytes;
    }
  }
}

function store2(row: usize, first: v128, second: v128, wide: bool): void {
  v128.store(row, first);
  if (wide) {
    v128.store(row, second, 16);
  }
}

/** sum += aᵀ · b, with `channels` and `outputs` numbers in rows of a and b, both multiples of four. */
export function addTransposedProduct(
  a0: usize,
  aRowBytes: usize,
  channels: usize,
  b: usize,
  bRowBytes: usize,
  outputs: usize,
  rows: usize,
  sum: usize,
): void {
  const sumRowBytes = outputs << 2;
  for (let c: usize = 0; c < channels; c += 4) {
    for (let n: usize = 0; n < outputs; n += 8) {
      let p = a0 + (c << 2);
      let q = b + (n << 2);
      const end = q + rows * bRowBytes;
      let c00 = f32x4.splat(0.0);
      let c01 = c00,
        c10 = c00,
        c11 = c00,
        c20 = c00,
        c21 = c00,
        c30 = c00,
        c31 = c00;
      let a: v128, b0: v128, b1: v128;
      while (q < end) {
        b0 = v128.load(q);
        b1 = v128.load(q, 16);
        a = v128.load_splat<u32>(p);
        c00 = multiplyAdd(a, b0, c00);
        c01 = multiplyAdd(a, b1, c01);
        a = v128.load_splat<u32>(p, 4);
        c10 = multiplyAdd(a, b0, c10);
        c11 = multiplyAdd(a, b1, c11);
        a = v128.load_splat<u32>(p, 8);
        c20 = multiplyAdd(a, b0, c20);
        c21 = multiplyAdd(a, b1, c21);
        a = v128.load_splat<u32>(p, 12);
        c30 = multiplyAdd(a, b0, c30);
        c31 = multiplyAdd(a, b1, c31);
        p += aRowBytes;
        q += bRowBytes;
      }
      let to = sum + ((c * outputs + n) << 2);
      const wide = outputs - n > 4;
      add2(to, c00, c01, wide);
      to += sumRowBytes;
      add2(to, c10, c11, wide);
      to += sumRowBytes;
      add2(to, c20, c21, wide);
      to += sumRowBytes;
      add2(to, c30, c31, wide);
    }
  }
}

function add2(row: usize, first: v128, second: v128, wide: bool): void {
  v128.store(row, f32x4.add(v128.load(row), first));
  if (wide) {
    v128.store(row, f32x4.add(v128.load(row, 16), second), 16);
  }
}
