// The transforms of F(2×2, 3×3) and F(3×3, 2×2), of the tiles of one image or of all weights: B, G and A are the
// matrices of Lavin & Gray 2016, section 4.1.
import { zeros } from './memory';

function rowOf(x: usize, entry: usize): usize {
  const offset = load<i32>(entry);
  return offset < 0 ? zeros : x + offset;
}

/** Bᵀ d B of the 4×4 pixels that each tile reads. */
export function transformInput(
  x: usize,
  rowBytes: usize,
  table: usize,
  tiles: usize,
  planes: usize,
  planeBytes: usize,
): void {
  for (let tile: usize = 0; tile < tiles; tile++) {
    const p00 = rowOf(x, table);
    const p01 = rowOf(x, table + 4);
    const p02 = rowOf(x, table + 8);
    const p03 = rowOf(x, table + 12);
    const p10 = rowOf(x, table + 16);
    const p11 = rowOf(x, table + 20);
    const p12 = rowOf(x, table + 24);
    const p13 = rowOf(x, table + 28);
    const p20 = rowOf(x, table + 32);
    const p21 = rowOf(x, table + 36);
    const p22 = rowOf(x, table + 40);
    const p23 = rowOf(x, table + 44);
    const p30 = rowOf(x, table + 48);
    const p31 = rowOf(x, table + 52);
    const p32 = rowOf(x, table + 56);
    const p33 = rowOf(x, table + 60);
    for (let c: usize = 0; c < rowBytes; c += 16) {
      let to = planes + c;
      let d0: v128, d1: v128, d2: v128, d3: v128;
      d0 = v128.load(p00 + c);
      d1 = v128.load(p01 + c);
      d2 = v128.load(p02 + c);
      d3 = v128.load(p03 + c);
      const h00 = f32x4.sub(d0, d2);
      const h01 = f32x4.add(d1, d2);
      const h02 = f32x4.sub(d2, d1);
      const h03 = f32x4.sub(d1, d3);
      d0 = v128.load(p10 + c);
      d1 = v128.load(p11 + c);
      d2 = v128.load(p12 + c);
      d3 = v128.load(p13 + c);
      const h10 = f32x4.sub(d0, d2);
      const h11 = f32x4.add(d1, d2);
      const h12 = f32x4.sub(d2, d1);
      const h13 = f32x4.sub(d1, d3);
      d0 = v128.load(p20 + c);
      d1 = v128.load(p21 + c);
      d2 = v128.load(p22 + c);
      d3 = v128.load(p23 + c);
      const h20 = f32x4.sub(d0, d2);
      const h21 = f32x4.add(d1, d2);
      const h22 = f32x4.sub(d2, d1);
      const h23 = f32x4.sub(d1, d3);
      d0 = v128.load(p30 + c);
      d1 = v128.load(p31 + c);
      d2 = v128.load(p32 + c);
      d3 = v128.load(p33 + c);
      const h30 = f32x4.sub(d0, d2);
      const h31 = f32x4.add(d1, d2);
      const h32 = f32x4.sub(d2, d1);
      const h33 = f32x4.sub(d1, d3);
      v128.store(to, f32x4.sub(h00, h20));
      to += planeBytes;
      v128.store(to, f32x4.sub(h01, h21));
      to += planeBytes;
      v128.store(to, f32x4.sub(h02, h22));
      to += planeBytes;
      v128.store(to, f32x4.sub(h03, h23));
      to += planeBytes;
      v128.store(to, f32x4.add(h10, h20));
      to += planeBytes;
      v128.store(to, f32x4.add(h11, h21));
      to += planeBytes;
      v128.store(to, f32x4.add(h12, h22));
      to += planeBytes;
      v128.store(to, f32x4.add(h13, h23));
      to += planeBytes;
      v128.store(to, f32x4.sub(h20, h10));
      to += planeBytes;
      v128.store(to, f32x4.sub(h21, h11));
      to += planeBytes;
      v128.store(to, f32x4.sub(h22, h12));
      to += planeBytes;
      v128.store(to, f32x4.sub(h23, h13));
      to += planeBytes;
      v128.store(to, f32x4.sub(h10, h30));
      to += planeBytes;
      v128.store(to, f32x4.sub(h11, h31));
      to += planeBytes;
      v128.store(to, f32x4.sub(h12, h32));
      to += planeBytes;
      v128.store(to, f32x4.sub(h13, h33));
    }
    table += 64;
    planes += rowBytes;
  }
}

/** Aᵀ m A, and the bias: the 2×2 pixels of each tile. */
export function transformOutput(
  planes: usize,
  planeBytes: usize,
  bias: usize,
  y: usize,
  rowBytes: usize,
  width: usize,
  tiles: usize,
): void {
  const across = width >> 1;
  for (let tile: usize = 0; tile < tiles; tile++) {
    const p00 = y + (2 * (tile / across) * width + 2 * (tile % across)) * rowBytes;
    const p01 = p00 + rowBytes;
    const p10 = p00 + width * rowBytes;
    const p11 = p10 + rowBytes;
    for (let c: usize = 0; c < rowBytes; c += 16) {
      const from = planes + c;
      const shift = bias ? v128.load(bias + c) : f32x4.splat(0.0);
      let m0: v128, m1: v128, m2: v128, m3: v128, middle: v128;
      m0 = v128.load(from);
      m1 = v128.load(from + 4 * planeBytes);
      m2 = v128.load(from + 8 * planeBytes);
      m3 = v128.load(from + 12 * planeBytes);
      middle = f32x4.add(m1, m2);
      const s00 = f32x4.add(m0, middle);
      const s10 = f32x4.sub(f32x4.sub(m1, m2), m3);
      m0 = v128.load(from + 1 * planeBytes);
      m1 = v128.load(from + 5 * planeBytes);
      m2 = v128.load(from + 9 * planeBytes);
      m3 = v128.load(from + 13 * planeBytes);
      middle = f32x4.add(m1, m2);
      const s01 = f32x4.add(m0, middle);
      const s11 = f32x4.sub(f32x4.sub(m1, m2), m3);
      m0 = v128.load(from + 2 * planeBytes);
      m1 = v128.load(from + 6 * planeBytes);
      m2 = v128.load(from + 10 * planeBytes);
      m3 = v128.load(from + 14 * planeBytes);
      middle = f32x4.add(m1, m2);
      const s02 = f32x4.add(m0, middle);
      const s12 = f32x4.sub(f32x4.sub(m1, m2), m3);
      m0 = v128.load(from + 3 * planeBytes);
      m1 = v128.load(from + 7 * planeBytes);
      m2 = v128.load(from + 11 * planeBytes);
      m3 = v128.load(from + 15 * planeBytes);
      middle = f32x4.add(m1, m2);
      const s03 = f32x4.add(m0, middle);
      const s13 = f32x4.sub(f32x4.sub(m1, m2), m3);
      v128.store(p00 + c, f32x4.add(shift, f32x4.add(s00, f32x4.add(s01, s02))));
      v128.store(p01 + c, f32x4.add(shift, f32x4.sub(f32x4.sub(s01, s02), s03)));
      v128.store(p10 + c, f32x4.add(shift, f32x4.add(s10, f32x4.add(s11, s12))));
      v128.store(p11 + c, f32x4.add(shift, f32x4.sub(f32x4.sub(s11, s12), s13)));
    }
    planes += rowBytes;
  }
}

/** G g Gᵀ of the 2×2 pixels of each tile. */
export function transformGradient(
  dy: usize,
  rowBytes: usize,
  width: usize,
  tiles: usize,
  planes: usize,
  planeBytes: usize,
): void {
  const half = f32x4.splat(0.5);
  const across = width >> 1;
  for (let tile: usize = 0; tile < tiles; tile++) {
    const p00 = dy + (2 * (tile / across) * width + 2 * (tile % across)) * rowBytes;
    const p01 = p00 + rowBytes;
    const p10 = p00 + width * rowBytes;
    const p11 = p10 + rowBytes;
    for (let c: usize = 0; c < rowBytes; c += 16) {
      let to = planes + c;
      const h00 = v128.load(p00 + c);
      const h03 = v128.load(p01 + c);
      const h01 = f32x4.mul(half, f32x4.add(h00, h03));
      const h02 = f32x4.mul(half, f32x4.sub(h00, h03));
      const h10 = v128.load(p10 + c);
      const h13 = v128.load(p11 + c);
      const h11 = f32x4.mul(half, f32x4.add(h10, h13));
      const h12 = f32x4.mul(half, f32x4.sub(h10, h13));
      v128.store(to, h00);
      to += planeBytes;
      v128.store(to, h01);
      to += planeBytes;
      v128.store(to, h02);
      to += planeBytes;
      v128.store(to, h03);
      to += planeBytes;
      v128.store(to, f32x4.mul(half, f32x4.add(h00, h10)));
      to += planeBytes;
      v128.store(to, f32x4.mul(half, f32x4.add(h01, h11)));
      to += planeBytes;
      v128.store(to, f32x4.mul(half, f32x4.add(h02, h12)));
      to += planeBytes;
      v128.store(to, f32x4.mul(half, f32x4.add(h03, h13)));
      to += planeBytes;
      v128.store(to, f32x4.mul(half, f32x4.sub(h00, h10)));
      to += planeBytes;
      v128.store(to, f32x4.mul(half, f32x4.sub(h01, h11)));
      to += planeBytes;
      v128.store(to, f32x4.mul(half, f32x4.sub(h02, h12)));
      to += planeBytes;
      v128.store(to, f32x4.mul(half, f32x4.sub(h03, h13)));
      to += planeBytes;
      v128.store(to, h10);
      to += planeBytes;
      v128.store(to, h11);
      to += planeBytes;
      v128.store(to, h12);
      to += planeBytes;
      v128.store(to, h13);
    }
    planes += rowBytes;
  }
}

/** Aᵀ s A of sums of products of transformed inputs and gradients: the gradient by the weights. */
export function transformSums(planes: usize, planeBytes: usize, dw: usize): void {
  for (let at: usize = 0; at < planeBytes; at += 16) {
    const from = planes + at;
    const to = dw + at;
    let m0: v128, m1: v128, m2: v128, m3: v128, middle: v128;
    m0 = v128.load(from);
    m1 = v128.load(from + 4 * planeBytes);
    m2 = v128.load(from + 8 * planeBytes);
    m3 = v128.load(from + 12 * planeBytes);
    middle = f32x4.add(m1, m2);
    const s00 = f32x4.add(m0, middle);
    const s10 = f32x4.sub(m1, m2);
    const s20 = f32x4.sub(middle, m3);
    m0 = v128.load(from + 1 * planeBytes);
    m1 = v128.load(from + 5 * planeBytes);
    m2 = v128.load(from + 9 * planeBytes);
    m3 = v128.load(from + 13 * planeBytes);
    middle = f32x4.add(m1, m2);
    const s01 = f32x4.add(m0, middle);
    const s11 = f32x4.sub(m1, m2);
    const s21 = f32x4.sub(middle, m3);
    m0 = v128.load(from + 2 * planeBytes);
    m1 = v128.load(from + 6 * planeBytes);
    m2 = v128.load(from + 10 * planeBytes);
    m3 = v128.load(from + 14 * planeBytes);
    middle = f32x4.add(m1, m2);
    const s02 = f32x4.add(m0, middle);
    const s12 = f32x4.sub(m1, m2);
    const s22 = f32x4.sub(middle, m3);
    m0 = v128.load(from + 3 * planeBytes);
    m1 = v128.load(from + 7 * planeBytes);
    m2 = v128.load(from + 11 * planeBytes);
    m3 = v128.load(from + 15 * planeBytes);
    middle = f32x4.add(m1, m2);
    const s03 = f32x4.add(m0, middle);
    const s13 = f32x4.sub(m1, m2);
    const s23 = f32x4.sub(middle, m3);
    middle = f32x4.add(s01, s02);
    v128.store(to, f32x4.add(s00, middle));
    v128.store(to + 1 * planeBytes, f32x4.sub(s01, s02));
    v128.store(to + 2 * planeBytes, f32x4.sub(middle, s03));
    middle = f32x4.add(s11, s12);
    v128.store(to + 3 * planeBytes, f32x4.add(s10, middle));
    v128.store(to + 4 * planeBytes, f32x4.sub(s11, s12));
    v128.store(to + 5 * planeBytes, f32x4.sub(middle, s13));
    middle = f32x4.add(s21, s22);
    v128.store(to + 6 * planeBytes, f32x4.add(s20, middle));
    v128.store(to + 7 * planeBytes, f32x4.sub(s21, s22));
    v128.store(to + 8 * planeBytes, f32x4.sub(middle, s23));
  }
}
