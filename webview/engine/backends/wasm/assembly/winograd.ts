// 3×3 convolutions of stride 1 with zeros of one pixel around the image, by 16 instead of 36 multiplications for 2×2
// pixels: F(2×2, 3×3), and F(3×3, 2×2) for the weights' gradient (Lavin & Gray 2016, “Fast Algorithms for
// Convolutional Neural Networks”, section 4.1). Heights and widths are even.
import { addTransposedProduct, matrixProduct } from './matrixProduct';
import { zeros } from './memory';

/** Tiles whose transforms are kept near. */
const nearTiles: usize = 64;

/** Images whose tiles are transformed at once. */
function imagesAtOnce(tiles: usize): usize {
  return max<usize>(1, nearTiles / tiles);
}

/**
 * A convolution, or its gradient by the input where the planes are of flipped weights.
 * @param table for each tile of an image the bytes from the image's start to the rows of its 4×4 pixels, or −1
 * @param planes the weights by `winogradWeights`
 * @param work for 16 transforms of the tiles of x and of y
 */
export function winograd(
  x: usize,
  rowBytes: usize,
  channels: usize,
  table: usize,
  planes: usize,
  bias: usize,
  y: usize,
  yRowBytes: usize,
  height: usize,
  width: usize,
  images: usize,
  work: usize,
): void {
  const tiles = (height * width) >> 2;
  const near = imagesAtOnce(tiles);
  const matrixBytes = (((yRowBytes >> 4) + 1) >> 1) * (channels << 5);
  for (let image: usize = 0; image < images; image += near) {
    const count = min<usize>(near, images - image);
    const planeBytes = count * tiles * rowBytes;
    const yPlaneBytes = count * tiles * yRowBytes;
    const results = work + 16 * planeBytes;
    for (let i: usize = 0; i < count; i++) {
      transformInput(x, rowBytes, table, tiles, work + i * tiles * rowBytes, planeBytes);
      x += height * width * rowBytes;
    }
    for (let k: usize = 0; k < 16; k++) {
      matrixProduct(
        work + k * planeBytes,
        rowBytes,
        channels,
        planes + k * matrixBytes,
        results + k * yPlaneBytes,
        yRowBytes,
        count * tiles,
      );
    }
    for (let i: usize = 0; i < count; i++) {
      transformOutput(results + i * tiles * yRowBytes, yPlaneBytes, bias, y, yRowBytes, width, tiles);
      y += height * width * yRowBytes;
    }
  }
}

/**
 * The gradient by a convolution's weights. Channels and outputs are multiples of four.
 * @param work for 16 transforms of the tiles of x and of dy, and 16 matrices [channels, outputs]
 */
export function winogradWeightGradient(
  x: usize,
  channels: usize,
  table: usize,
  dy: usize,
  outputs: usize,
  height: usize,
  width: usize,
  images: usize,
  dw: usize,
  work: usize,
): void {
  const tiles = (height * width) >> 2;
  const near = imagesAtOnce(tiles);
  const rowBytes = channels << 2;
  const dyRowBytes = outputs << 2;
  const sums = work;
  const sumBytes = channels * dyRowBytes;
  memory.fill(sums, 0, 16 * sumBytes);
  work += 16 * sumBytes;
  for (let image: usize = 0; image < images; image += near) {
    const count = min<usize>(near, images - image);
    const planeBytes = count * tiles * rowBytes;
    const dyPlaneBytes = count * tiles * dyRowBytes;
    const gradients = work + 16 * planeBytes;
    for (let i: usize = 0; i < count; i++) {
      transformInput(x, rowBytes, table, tiles, work + i * tiles * rowBytes, planeBytes);
      transformGradient(dy, dyRowBytes, width, tiles, gradients + i * tiles * dyRowBytes, dyPlaneBytes);
      x += height * width * rowBytes;
      dy += height * width * dyRowBytes;
    }
    for (let k: usize = 0; k < 16; k++) {
      addTransposedProduct(
        work + k * planeBytes,
        rowBytes,
        channels,
        gradients + k * dyPlaneBytes,
        dyRowBytes,
        outputs,
        count * tiles,
        sums + k * sumBytes,
      );
    }
  }
  transformSums(sums, sumBytes, dw);
}

/**
 * G g Gᵀ of the weights of a 3×3 convolution, in the panels of `product`, as sixteen matrices in such panels. `flipped`
 * is for the gradient by the input.
 */
export function winogradWeights(
  panels: usize,
  rows: usize,
  columns: usize,
  flipped: bool,
  planes: usize,
): void {
  const half = f32x4.splat(0.5);
  const tapBytes = rows << 5;
  const count = (columns + 7) >> 3;
  const planeBytes = count * tapBytes;
  const taps00 = (flipped ? 8 : 0) * tapBytes;
  const taps01 = (flipped ? 7 : 1) * tapBytes;
  const taps02 = (flipped ? 6 : 2) * tapBytes;
  const taps10 = (flipped ? 5 : 3) * tapBytes;
  const taps11 = (flipped ? 4 : 4) * tapBytes;
  const taps12 = (flipped ? 3 : 5) * tapBytes;
  const taps20 = (flipped ? 2 : 6) * tapBytes;
  const taps21 = (flipped ? 1 : 7) * tapBytes;
  const taps22 = (flipped ? 0 : 8) * tapBytes;
  for (let panel: usize = 0; panel < count; panel++) {
    for (let r: usize = 0; r < tapBytes; r += 16) {
      const at = panels + 9 * panel * tapBytes + r;
      const to = planes + panel * tapBytes + r;
      let g0: v128, g1: v128, g2: v128, middle: v128;
      g0 = v128.load(at + taps00);
      g1 = v128.load(at + taps01);
      g2 = v128.load(at + taps02);
      middle = f32x4.add(g0, g2);
      const h00 = g0;
      const h01 = f32x4.mul(half, f32x4.add(middle, g1));
      const h02 = f32x4.mul(half, f32x4.sub(middle, g1));
      const h03 = g2;
      g0 = v128.load(at + taps10);
      g1 = v128.load(at + taps11);
      g2 = v128.load(at + taps12);
      middle = f32x4.add(g0, g2);
      const h10 = g0;
      const h11 = f32x4.mul(half, f32x4.add(middle, g1));
      const h12 = f32x4.mul(half, f32x4.sub(middle, g1));
      const h13 = g2;
      g0 = v128.load(at + taps20);
      g1 = v128.load(at + taps21);
      g2 = v128.load(at + taps22);
      middle = f32x4.add(g0, g2);
      const h20 = g0;
      const h21 = f32x4.mul(half, f32x4.add(middle, g1));
      const h22 = f32x4.mul(half, f32x4.sub(middle, g1));
      const h23 = g2;
      middle = f32x4.add(h00, h20);
      v128.store(to, h00);
      v128.store(to + 4 * planeBytes, f32x4.mul(half, f32x4.add(middle, h10)));
      v128.store(to + 8 * planeBytes, f32x4.mul(half, f32x4.sub(middle, h10)));
      v128.store(to + 12 * planeBytes, h20);
      middle = f32x4.add(h01, h21);
      v128.store(to + 1 * planeBytes, h01);
      v128.store(to + 5 * planeBytes, f32x4.mul(half, f32x4.add(middle, h11)));
      v128.store(to + 9 * planeBytes, f32x4.mul(half, f32x4.sub(middle, h11)));
      v128.store(to + 13 * planeBytes, h21);
      middle = f32x4.add(h02, h22);
      v128.store(to + 2 * planeBytes, h02);
      v128.store(to + 6 * planeBytes, f32x4.mul(half, f32x4.add(middle, h12)));
      v128.store(to + 10 * planeBytes, f32x4.mul(half, f32x4.sub(middle, h12)));
      v128.store(to + 14 * planeBytes, h22);
      middle = f32x4.add(h03, h23);
      v128.store(to + 3 * planeBytes, h03);
      v128.store(to + 7 * planeBytes, f32x4.mul(half, f32x4.add(middle, h13)));
      v128.store(to + 11 * planeBytes, f32x4.mul(half, f32x4.sub(middle, h13)));
      v128.store(to + 15 * planeBytes, h23);
    }
  }
}

function rowOf(x: usize, entry: usize): usize {
  const offset = load<i32>(entry);
  return offset < 0 ? zeros : x + offset;
}

/** Bᵀ d B of the 4×4 pixels that each tile reads. */
function transformInput(
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
      const to = planes + c;
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
      v128.store(to + 4 * planeBytes, f32x4.add(h10, h20));
      v128.store(to + 8 * planeBytes, f32x4.sub(h20, h10));
      v128.store(to + 12 * planeBytes, f32x4.sub(h10, h30));
      v128.store(to + 1 * planeBytes, f32x4.sub(h01, h21));
      v128.store(to + 5 * planeBytes, f32x4.add(h11, h21));
      v128.store(to + 9 * planeBytes, f32x4.sub(h21, h11));
      v128.store(to + 13 * planeBytes, f32x4.sub(h11, h31));
      v128.store(to + 2 * planeBytes, f32x4.sub(h02, h22));
      v128.store(to + 6 * planeBytes, f32x4.add(h12, h22));
      v128.store(to + 10 * planeBytes, f32x4.sub(h22, h12));
      v128.store(to + 14 * planeBytes, f32x4.sub(h12, h32));
      v128.store(to + 3 * planeBytes, f32x4.sub(h03, h23));
      v128.store(to + 7 * planeBytes, f32x4.add(h13, h23));
      v128.store(to + 11 * planeBytes, f32x4.sub(h23, h13));
      v128.store(to + 15 * planeBytes, f32x4.sub(h13, h33));
    }
    table += 64;
    planes += rowBytes;
  }
}

/** Aᵀ m A, and the bias: the 2×2 pixels of each tile. */
function transformOutput(
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
function transformGradient(
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
      const to = planes + c;
      const h00 = v128.load(p00 + c);
      const h03 = v128.load(p01 + c);
      const h01 = f32x4.mul(half, f32x4.add(h00, h03));
      const h02 = f32x4.mul(half, f32x4.sub(h00, h03));
      const h10 = v128.load(p10 + c);
      const h13 = v128.load(p11 + c);
      const h11 = f32x4.mul(half, f32x4.add(h10, h13));
      const h12 = f32x4.mul(half, f32x4.sub(h10, h13));
      v128.store(to, h00);
      v128.store(to + 4 * planeBytes, f32x4.mul(half, f32x4.add(h00, h10)));
      v128.store(to + 8 * planeBytes, f32x4.mul(half, f32x4.sub(h00, h10)));
      v128.store(to + 12 * planeBytes, h10);
      v128.store(to + 1 * planeBytes, h01);
      v128.store(to + 5 * planeBytes, f32x4.mul(half, f32x4.add(h01, h11)));
      v128.store(to + 9 * planeBytes, f32x4.mul(half, f32x4.sub(h01, h11)));
      v128.store(to + 13 * planeBytes, h11);
      v128.store(to + 2 * planeBytes, h02);
      v128.store(to + 6 * planeBytes, f32x4.mul(half, f32x4.add(h02, h12)));
      v128.store(to + 10 * planeBytes, f32x4.mul(half, f32x4.sub(h02, h12)));
      v128.store(to + 14 * planeBytes, h12);
      v128.store(to + 3 * planeBytes, h03);
      v128.store(to + 7 * planeBytes, f32x4.mul(half, f32x4.add(h03, h13)));
      v128.store(to + 11 * planeBytes, f32x4.mul(half, f32x4.sub(h03, h13)));
      v128.store(to + 15 * planeBytes, h13);
    }
    planes += rowBytes;
  }
}

/** Aᵀ s A of sums of products of transformed inputs and gradients: the gradient by the weights. */
function transformSums(planes: usize, planeBytes: usize, dw: usize): void {
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
