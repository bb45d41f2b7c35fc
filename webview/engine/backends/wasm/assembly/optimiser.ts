import { multiplyAdd } from './vector';

/** Σ x², in double. */
export function sumOfSquares(x: usize, end: usize): f64 {
  let sum: f64 = 0;
  for (; x < end; x += 4) {
    const value = <f64>load<f32>(x);
    sum += value * value;
  }
  return sum;
}

/** sum += share · x, in whole vectors, which may reach over the end. */
export function addShare(x: usize, end: usize, share: f32, sum: usize): void {
  for (; x < end; x += 16, sum += 16) {
    v128.store(sum, multiplyAdd(v128.load(x), f32x4.splat(share), v128.load(sum)));
  }
}

/** a + share · (b − a). */
function between(a: v128, b: v128, share: f32): v128 {
  return multiplyAdd(f32x4.splat(share), f32x4.sub(b, a), a);
}

/**
 * One step of Adam (Kingma & Ba 2015, algorithm 1) and of the moving average, in whole vectors, which may reach over
 * the end. The gradient is multiplied by `clip`; the shares are 1 − β₁, 1 − β₂ and 1 − the average's decay.
 */
export function adam(
  weights: usize,
  end: usize,
  ema: usize,
  moment: usize,
  square: usize,
  gradient: usize,
  clip: f32,
  momentShare: f32,
  squareShare: f32,
  stepSize: f32,
  unbias: f32,
  epsilon: f32,
  emaShare: f32,
): void {
  for (let at: usize = 0; weights + at < end; at += 16) {
    const g = f32x4.mul(f32x4.splat(clip), v128.load(gradient + at));
    const m = between(v128.load(moment + at), g, momentShare);
    const v = between(v128.load(square + at), f32x4.mul(g, g), squareShare);
    const root = multiplyAdd(f32x4.sqrt(v), f32x4.splat(unbias), f32x4.splat(epsilon));
    const step = f32x4.div(f32x4.mul(f32x4.splat(stepSize), m), root);
    const weight = f32x4.sub(v128.load(weights + at), step);
    v128.store(moment + at, m);
    v128.store(square + at, v);
    v128.store(weights + at, weight);
    v128.store(ema + at, between(v128.load(ema + at), weight, emaShare));
  }
}
