// 3×3 convolutions of stride 1 with zeros of one pixel around the image, by 16 instead of 36 multiplications for 2×2
// pixels: F(2×2, 3×3), and F(3×3, 2×2) for the weights' gradient (Lavin & Gray 2016, “Fast Algorithms for
// Convolutional Neural Networks”, section 4.1). Heights and widths are even.
import { addTransposedProduct, matrixProduct } from './matrixProduct';
import { transformGradient, transformInput, transformOutput, transformSums } from './winogradTransforms';

/** Tiles whose transforms are kept near. */
const nearTiles: usize = 64;

/** Planes are no multiple of a page apart, so that the same place in all of them is not in one set of a cache. */
function planeBytesOf(bytes: usize): usize {
  return bytes + 64;
}

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
    const planeBytes = planeBytesOf(count * tiles * rowBytes);
    const yPlaneBytes = planeBytesOf(count * tiles * yRowBytes);
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
    const planeBytes = planeBytesOf(count * tiles * rowBytes);
    const dyPlaneBytes = planeBytesOf(count * tiles * dyRowBytes);
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
  const taps00 = <usize>(flipped ? 8 : 0) * tapBytes;
  const taps01 = <usize>(flipped ? 7 : 1) * tapBytes;
  const taps02 = <usize>(flipped ? 6 : 2) * tapBytes;
  const taps10 = <usize>(flipped ? 5 : 3) * tapBytes;
  const taps11 = <usize>(flipped ? 4 : 4) * tapBytes;
  const taps12 = <usize>(flipped ? 3 : 5) * tapBytes;
  const taps20 = <usize>(flipped ? 2 : 6) * tapBytes;
  const taps21 = <usize>(flipped ? 1 : 7) * tapBytes;
  const taps22 = <usize>(flipped ? 0 : 8) * tapBytes;
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
