/** a · b + c, in one rounding where the processor and the module have it. */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) {
    return f32x4.relaxed_madd(a, b, c);
  }
  return f32x4.add(f32x4.mul(a, b), c);
}

/** eˣ to two units in the last place (Cody and Waite's reduction, a polynomial of degree 6); NaN of NaN. */
export function exp(x: v128): v128 {
  const bounded = f32x4.min(f32x4.max(x, f32x4.splat(-87.3)), f32x4.splat(88.3));
  const power = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504)));
  const high = f32x4.sub(bounded, f32x4.mul(power, f32x4.splat(0.693359375)));
  const rest = f32x4.add(high, f32x4.mul(power, f32x4.splat(2.1219444e-4)));
  let sum = f32x4.splat(1.0 / 720.0);
  sum = multiplyAdd(sum, rest, f32x4.splat(1.0 / 120.0));
  sum = multiplyAdd(sum, rest, f32x4.splat(1.0 / 24.0));
  sum = multiplyAdd(sum, rest, f32x4.splat(1.0 / 6.0));
  sum = multiplyAdd(sum, rest, f32x4.splat(0.5));
  sum = multiplyAdd(sum, rest, f32x4.splat(1.0));
  sum = multiplyAdd(sum, rest, f32x4.splat(1.0));
  const exponent = i32x4.add(i32x4.trunc_sat_f32x4_s(power), i32x4.splat(127));
  return f32x4.mul(sum, i32x4.shl(exponent, 23));
}

/** 1 / (1 + e⁻ˣ). */
export function sigmoid(x: v128): v128 {
  return f32x4.div(f32x4.splat(1.0), f32x4.add(f32x4.splat(1.0), exp(f32x4.neg(x))));
}

/** The derivative of x · σ(x) where σ(x) is `share`. */
export function siluSlope(x: v128, share: v128): v128 {
  const one = f32x4.splat(1.0);
  return f32x4.mul(share, multiplyAdd(x, f32x4.sub(one, share), one));
}

/** The sum of the four numbers. */
export function sumOf(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}
