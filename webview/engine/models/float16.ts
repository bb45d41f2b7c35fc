const floatView = new Float32Array(1);
const bitsView = new Uint32Array(floatView.buffer);

/** The bits of the float16 nearest to a float32 (ties to even); too large becomes infinite. */
export function float16Bits(value: number): number {
  floatView[0] = value;
  const bits = bitsView[0] ?? 0;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) {
    return sign | 0x7e00;
  }
  // From 65520 on the nearest float16 is infinity.
  if (magnitude >= 0x477ff000) {
    return sign | 0x7c00;
  }
  // Below 2^-14 float16's numbers are multiples of 2^-24.
  if (magnitude < 0x38800000) {
    return sign | roundHalfEven(Math.abs(value) * 2 ** 24);
  }
  const rebased = magnitude - 0x38000000;
  return sign | ((rebased + 0xfff + ((rebased >>> 13) & 1)) >>> 13);
}

/** The number that the bits of a float16 stand for. */
export function float16Value(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) {
    return fraction ? NaN : sign * Infinity;
  }
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** The number that the bits of a bfloat16 stand for: the upper half of a float32. */
export function bfloat16Value(bits: number): number {
  bitsView[0] = bits << 16;
  return floatView[0] ?? 0;
}

function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded;
}
