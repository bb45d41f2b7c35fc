import { exp, sumOf } from './vector';

/** Bytes of a row of `count` numbers in whole vectors. */
function rowBytesOf(count: usize): usize {
  return ((count + 3) >> 2) << 4;
}

/** Softmax of `factor` times each row of `count` numbers, in place; what fills the last vector becomes 0. */
export function softmax(x: usize, rows: usize, count: usize, factor: f32): void {
  const rowBytes = rowBytesOf(count);
  const scale = f32x4.splat(factor);
  for (let row: usize = 0; row < rows; row++) {
    let largest: f32 = -Infinity;
    for (let at: usize = 0; at < count << 2; at += 4) {
      largest = max<f32>(largest, factor * load<f32>(x + at));
    }
    for (let at = count << 2; at < rowBytes; at += 4) {
      store<f32>(x + at, -Infinity);
    }
    const top = f32x4.splat(largest);
    let total = f32x4.splat(0.0);
    for (let at: usize = 0; at < rowBytes; at += 16) {
      const power = exp(f32x4.sub(f32x4.mul(scale, v128.load(x + at)), top));
      v128.store(x + at, power);
      total = f32x4.add(total, power);
    }
    const share = f32x4.splat(1 / sumOf(total));
    for (let at: usize = 0; at < rowBytes; at += 16) {
      v128.store(x + at, f32x4.mul(v128.load(x + at), share));
    }
    for (let at = count << 2; at < rowBytes; at += 4) {
      store<f32>(x + at, 0.0);
    }
    x += rowBytes;
  }
}

/** The gradient by the rows that were given to `softmax`, in place of that by its `shares`. */
export function softmaxGradient(
  shares: usize,
  gradient: usize,
  rows: usize,
  count: usize,
  factor: f32,
): void {
  const rowBytes = rowBytesOf(count);
  const scale = f32x4.splat(factor);
  for (let row: usize = 0; row < rows; row++) {
    let total = f32x4.splat(0.0);
    for (let at: usize = 0; at < rowBytes; at += 16) {
      total = f32x4.add(total, f32x4.mul(v128.load(shares + at), v128.load(gradient + at)));
    }
    const mean = f32x4.splat(sumOf(total));
    for (let at: usize = 0; at < rowBytes; at += 16) {
      const share = f32x4.mul(scale, v128.load(shares + at));
      v128.store(gradient + at, f32x4.mul(share, f32x4.sub(v128.load(gradient + at), mean)));
    }
    shares += rowBytes;
    gradient += rowBytes;
  }
}
