import { sigmoid, siluSlope } from './vector';

/** x · σ(x). `end` is where x ends, in whole vectors, here and below. */
export function silu(x: usize, end: usize, y: usize): void {
  for (; x < end; x += 16, y += 16) {
    const value = v128.load(x);
    v128.store(y, f32x4.mul(value, sigmoid(value)));
  }
}

/** dy times the derivative of x · σ(x). */
export function siluGradient(x: usize, end: usize, dy: usize, dx: usize): void {
  for (; x < end; x += 16, dy += 16, dx += 16) {
    const value = v128.load(x);
    v128.store(dx, f32x4.mul(v128.load(dy), siluSlope(value, sigmoid(value))));
  }
}

export function add(x: usize, end: usize, y: usize, sum: usize): void {
  for (; x < end; x += 16, y += 16, sum += 16) {
    v128.store(sum, f32x4.add(v128.load(x), v128.load(y)));
  }
}

export function multiply(x: usize, end: usize, y: usize, result: usize): void {
  for (; x < end; x += 16, y += 16, result += 16) {
    v128.store(result, f32x4.mul(v128.load(x), v128.load(y)));
  }
}

/** Adds to each row of an image the image's own vector. */
export function addPerChannel(
  x: usize,
  rowBytes: usize,
  images: usize,
  pixels: usize,
  vector: usize,
  y: usize,
): void {
  for (let image: usize = 0; image < images; image++) {
    for (let pixel: usize = 0; pixel < pixels; pixel++) {
      for (let c: usize = 0; c < rowBytes; c += 16) {
        v128.store(y + c, f32x4.add(v128.load(x + c), v128.load(vector + c)));
      }
      x += rowBytes;
      y += rowBytes;
    }
    vector += rowBytes;
  }
}

/** The sum of each image's rows, an image a row. */
export function sumPixels(x: usize, rowBytes: usize, images: usize, pixels: usize, sums: usize): void {
  for (let image: usize = 0; image < images; image++) {
    memory.fill(sums, 0, rowBytes);
    for (let pixel: usize = 0; pixel < pixels; pixel++) {
      for (let c: usize = 0; c < rowBytes; c += 16) {
        v128.store(sums + c, f32x4.add(v128.load(sums + c), v128.load(x + c)));
      }
      x += rowBytes;
    }
    sums += rowBytes;
  }
}

/** Copies a part of each row to a part of another's. Bytes need not be of whole vectors. */
export function copyColumns(
  from: usize,
  fromRowBytes: usize,
  to: usize,
  toRowBytes: usize,
  rows: usize,
  bytes: usize,
): void {
  const vectors = bytes & ~15;
  for (let row: usize = 0; row < rows; row++) {
    let at: usize = 0;
    for (; at < vectors; at += 16) {
      v128.store(to + at, v128.load(from + at));
    }
    for (; at < bytes; at += 4) {
      store<f32>(to + at, load<f32>(from + at));
    }
    from += fromRowBytes;
    to += toRowBytes;
  }
}
