import { scratch, scratchRow } from './memory';
import { multiplyAdd, sigmoid, siluSlope } from './vector';

// Rows of numbers by channel on the way.
const sums = scratch;
const means = scratch + scratchRow;
/** 1 / √(variance + eps). */
const inverses = scratch + 2 * scratchRow;
/** The norm's weight and bias with zeros behind the last channel. */
const weights = scratch + 3 * scratchRow;
const biases = scratch + 4 * scratchRow;
const products = scratch + 5 * scratchRow;

/**
 * (x − mean) / √(variance + eps) of each image's groups of channels, then weight and bias by channel, and x · σ(x) of
 * that where `activated`.
 */
export function groupNorm(
  x: usize,
  rowBytes: usize,
  images: usize,
  pixels: usize,
  channels: usize,
  groups: usize,
  eps: f32,
  weight: usize,
  bias: usize,
  activated: bool,
  y: usize,
): void {
  takeParameters(weight, bias, channels, rowBytes);
  const imageBytes = pixels * rowBytes;
  for (let image: usize = 0; image < images; image++) {
    moments(x, rowBytes, imageBytes, channels, groups, eps);
    for (let c: usize = 0; c < rowBytes; c += 16) {
      const mean = v128.load(means + c);
      const scale = f32x4.mul(v128.load(weights + c), v128.load(inverses + c));
      const shift = v128.load(biases + c);
      for (let at = c; at < imageBytes; at += rowBytes) {
        const value = multiplyAdd(f32x4.sub(v128.load(x + at), mean), scale, shift);
        v128.store(y + at, activated ? f32x4.mul(value, sigmoid(value)) : value);
      }
    }
    x += imageBytes;
    y += imageBytes;
  }
}

/** The gradients by what `groupNorm` was given. With g = weight · dy: dx = (g − mean(g) − x̂ mean(g x̂)) / σ. */
export function groupNormGradient(
  x: usize,
  rowBytes: usize,
  images: usize,
  pixels: usize,
  channels: usize,
  groups: usize,
  eps: f32,
  weight: usize,
  bias: usize,
  activated: bool,
  dy: usize,
  dx: usize,
  dweight: usize,
  dbias: usize,
): void {
  takeParameters(weight, bias, channels, rowBytes);
  memory.fill(dweight, 0, channels << 2);
  memory.fill(dbias, 0, channels << 2);
  const imageBytes = pixels * rowBytes;
  for (let image: usize = 0; image < images; image++) {
    moments(x, rowBytes, imageBytes, channels, groups, eps);
    for (let c: usize = 0; c < rowBytes; c += 16) {
      const mean = v128.load(means + c);
      const scale = f32x4.mul(v128.load(weights + c), v128.load(inverses + c));
      const shift = v128.load(biases + c);
      let sum = f32x4.splat(0.0);
      let product = sum;
      for (let at = c; at < imageBytes; at += rowBytes) {
        const centred = f32x4.sub(v128.load(x + at), mean);
        let gradient = v128.load(dy + at);
        if (activated) {
          const value = multiplyAdd(centred, scale, shift);
          gradient = f32x4.mul(gradient, siluSlope(value, sigmoid(value)));
          v128.store(dx + at, gradient);
        }
        sum = f32x4.add(sum, gradient);
        product = multiplyAdd(gradient, centred, product);
      }
      v128.store(sums + c, sum);
      v128.store(products + c, f32x4.mul(product, v128.load(inverses + c)));
    }
    addChannels(dweight, products, channels);
    addChannels(dbias, sums, channels);
    averageByGroup(sums, channels, groups, pixels);
    averageByGroup(products, channels, groups, pixels);
    const from = activated ? dx : dy;
    for (let c: usize = 0; c < rowBytes; c += 16) {
      const mean = v128.load(means + c);
      const inverse = v128.load(inverses + c);
      const scale = f32x4.mul(v128.load(weights + c), inverse);
      const level = f32x4.neg(f32x4.mul(v128.load(sums + c), inverse));
      const slope = f32x4.neg(f32x4.mul(v128.load(products + c), f32x4.mul(inverse, inverse)));
      for (let at = c; at < imageBytes; at += rowBytes) {
        const centred = f32x4.sub(v128.load(x + at), mean);
        const rest = multiplyAdd(centred, slope, level);
        v128.store(dx + at, multiplyAdd(v128.load(from + at), scale, rest));
      }
    }
    x += imageBytes;
    dy += imageBytes;
    dx += imageBytes;
  }
}

function takeParameters(weight: usize, bias: usize, channels: usize, rowBytes: usize): void {
  for (let row = sums; row <= products; row += scratchRow) {
    memory.fill(row, 0, rowBytes);
  }
  memory.copy(weights, weight, channels << 2);
  memory.copy(biases, bias, channels << 2);
}

/** Mean and 1 / √(variance + eps) of the groups, at each of their channels. */
function moments(
  x: usize,
  rowBytes: usize,
  imageBytes: usize,
  channels: usize,
  groups: usize,
  eps: f32,
): void {
  const size = (channels / groups) << 2;
  const count = <f64>((size >> 2) * (imageBytes / rowBytes));
  for (let c: usize = 0; c < rowBytes; c += 16) {
    let even = f32x4.splat(0.0);
    let odd = even;
    let at = c;
    for (; at + rowBytes < imageBytes; at += 2 * rowBytes) {
      even = f32x4.add(even, v128.load(x + at));
      odd = f32x4.add(odd, v128.load(x + at + rowBytes));
    }
    if (at < imageBytes) {
      even = f32x4.add(even, v128.load(x + at));
    }
    v128.store(means + c, f32x4.add(even, odd));
  }
  for (let from: usize = 0; from < channels << 2; from += size) {
    fill(means + from, size, <f32>(total(means + from, size) / count));
  }
  for (let c: usize = 0; c < rowBytes; c += 16) {
    const mean = v128.load(means + c);
    let even = f32x4.splat(0.0);
    let odd = even;
    let at = c;
    for (; at + rowBytes < imageBytes; at += 2 * rowBytes) {
      const first = f32x4.sub(v128.load(x + at), mean);
      const second = f32x4.sub(v128.load(x + at + rowBytes), mean);
      even = multiplyAdd(first, first, even);
      odd = multiplyAdd(second, second, odd);
    }
    if (at < imageBytes) {
      const first = f32x4.sub(v128.load(x + at), mean);
      even = multiplyAdd(first, first, even);
    }
    v128.store(inverses + c, f32x4.add(even, odd));
  }
  for (let from: usize = 0; from < channels << 2; from += size) {
    fill(inverses + from, size, <f32>(1 / sqrt(total(inverses + from, size) / count + <f64>eps)));
  }
}

/** Replaces numbers by channel by the mean over their groups of what they are the sums of, times the weight. */
function averageByGroup(row: usize, channels: usize, groups: usize, pixels: usize): void {
  const size = (channels / groups) << 2;
  for (let from: usize = 0; from < channels << 2; from += size) {
    let sum: f64 = 0;
    for (let at = from; at < from + size; at += 4) {
      sum += <f64>load<f32>(row + at) * <f64>load<f32>(weights + at);
    }
    fill(row + from, size, <f32>(sum / <f64>((size >> 2) * pixels)));
  }
}

function total(row: usize, bytes: usize): f64 {
  let sum: f64 = 0;
  for (let at: usize = 0; at < bytes; at += 4) {
    sum += <f64>load<f32>(row + at);
  }
  return sum;
}

function fill(row: usize, bytes: usize, value: f32): void {
  for (let at: usize = 0; at < bytes; at += 4) {
    store<f32>(row + at, value);
  }
}

function addChannels(sum: usize, row: usize, channels: usize): void {
  for (let at: usize = 0; at < channels << 2; at += 4) {
    store<f32>(sum + at, load<f32>(sum + at) + load<f32>(row + at));
  }
}
