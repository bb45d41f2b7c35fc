import { zeros } from './memory';
import { multiplyAdd } from './vector';

/**
 * y[b, p, n] = bias[n] + Σ x[b, q, c] · w[tap, c, n] over the taps and channels, q being the pixel that the tap reads
 * for p. Four pixels and eight columns at a time stay in registers.
 * @param table for each four pixels and each tap the bytes from an image's start to the row that each reads, or −1
 * @param panels w as [n / 8][tap][c][8], columns beyond the last filled with zeros
 * @param bias of eight columns a panel, or 0
 * @param rowBytes of y, whose rows are of whole vectors
 */
export function product(
  x: usize,
  imageBytes: usize,
  table: usize,
  taps: usize,
  channels: usize,
  panels: usize,
  bias: usize,
  y: usize,
  rowBytes: usize,
  images: usize,
  pixels: usize,
): void {
  const vectors = rowBytes >> 4;
  const panelBytes = (taps * channels) << 5;
  for (let image: usize = 0; image < images; image++) {
    for (let column: usize = 0; column < vectors; column += 2) {
      const panel = panels + (column >> 1) * panelBytes;
      const wide = vectors - column > 1;
      let first = f32x4.splat(0.0);
      let second = first;
      if (bias) {
        first = v128.load(bias + (column << 4));
        second = v128.load(bias + (column << 4), 16);
      }
      let row = y + image * pixels * rowBytes + (column << 4);
      let entry = table;
      for (let pixel: usize = 0; pixel < pixels; pixel += 4) {
        let c00 = first,
          c01 = second,
          c10 = first,
          c11 = second;
        let c20 = first,
          c21 = second,
          c30 = first,
          c31 = second;
        let a: v128, b0: v128, b1: v128;
        let w = panel;
        for (let tap: usize = 0; tap < taps; tap++) {
          const e0 = load<i32>(entry),
            e1 = load<i32>(entry, 4);
          const e2 = load<i32>(entry, 8),
            e3 = load<i32>(entry, 12);
          entry += 16;
          const after = w + (channels << 5);
          if ((e0 & e1 & e2 & e3) < 0) {
            w = after;
            continue;
          }
          let p0 = e0 < 0 ? zeros : x + e0;
          let p1 = e1 < 0 ? zeros : x + e1;
          let p2 = e2 < 0 ? zeros : x + e2;
          let p3 = e3 < 0 ? zeros : x + e3;
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
        }
        const rows = pixels - pixel;
        store2(row, c00, c01, wide);
        if (rows > 1) store2(row + rowBytes, c10, c11, wide);
        if (rows > 2) store2(row + 2 * rowBytes, c20, c21, wide);
        if (rows > 3) store2(row + 3 * rowBytes, c30, c31, wide);
        row += 4 * rowBytes;
      }
    }
    x += imageBytes;
  }
}

function store2(row: usize, first: v128, second: v128, wide: bool): void {
  v128.store(row, first);
  if (wide) {
    v128.store(row, second, 16);
  }
}
