/** The mean of weight · (prediction − target)² over all numbers, and its gradient where `gradient` is not 0. */
export function meanSquaredError(
  prediction: usize,
  target: usize,
  weight: usize,
  images: usize,
  pixels: usize,
  channels: usize,
  rowBytes: usize,
): f64 {
  let sum: f64 = 0;
  for (let image: usize = 0; image < images; image++) {
    let square: f64 = 0;
    for (let pixel: usize = 0; pixel < pixels; pixel++) {
      for (let c: usize = 0; c < channels << 2; c += 4) {
        const error = <f64>load<f32>(prediction + c) - <f64>load<f32>(target + c);
        square += error * error;
      }
      prediction += rowBytes;
      target += rowBytes;
    }
    sum += <f64>load<f32>(weight + (image << 2)) * square;
  }
  return sum / <f64>(images * pixels * channels);
}

/** 2 weight · (prediction − target) / `count`. */
export function meanSquaredErrorGradient(
  prediction: usize,
  target: usize,
  weight: usize,
  images: usize,
  imageBytes: usize,
  count: f32,
  gradient: usize,
): void {
  for (let image: usize = 0; image < images; image++) {
    const factor = f32x4.splat((2 * load<f32>(weight + (image << 2))) / count);
    for (let at: usize = 0; at < imageBytes; at += 16) {
      const error = f32x4.sub(v128.load(prediction + at), v128.load(target + at));
      v128.store(gradient + at, f32x4.mul(factor, error));
    }
    prediction += imageBytes;
    target += imageBytes;
    gradient += imageBytes;
  }
}
