import { streams } from '../../../../../src/diffusion/random/streams';

/**
 * Philox4x32-10 as in src/diffusion/random/philox.ts: the same integer operations on the same words. Block
 * `index` of a stream is entered at `base`, in blocks.
 */
export const randomWgsl = `
fn mulhi(a: u32, b: u32) -> u32 {
  let aLow = a & 0xffffu; let aHigh = a >> 16u;
  let bLow = b & 0xffffu; let bHigh = b >> 16u;
  let low = aLow * bLow;
  let middle0 = aHigh * bLow + (low >> 16u);
  let middle1 = aLow * bHigh + (middle0 & 0xffffu);
  return aHigh * bHigh + (middle0 >> 16u) + (middle1 >> 16u);
}
fn philox(base: vec2u, index: u32, seed: u32, stream: u32) -> vec4u {
  let low = base.x + index;
  var c = vec4u(low, base.y + select(0u, 1u, low < base.x), 0u, 0u);
  var k = vec2u(seed, stream);
  for (var round = 0u; round < 10u; round++) {
    let high0 = mulhi(0xd2511f53u, c.x);
    let low0 = 0xd2511f53u * c.x;
    let high1 = mulhi(0xcd9e8d57u, c.z);
    let low1 = 0xcd9e8d57u * c.z;
    c = vec4u(high1 ^ c.y ^ k.x, low1, high0 ^ c.w ^ k.y, low0);
    k = k + vec2u(0x9e3779b9u, 0xbb67ae85u);
  }
  return c;
}
fn word(base: vec2u, index: u32, seed: u32, stream: u32) -> u32 {
  return philox(base, index / 4u, seed, stream)[index % 4u];
}
fn toUniform(w: u32) -> f32 { return f32(2u * (w >> 9u) + 1u) * 5.9604644775390625e-8f; }
`;

/**
 * Box–Muller on four words, by the polynomials of src/diffusion/random/polynomial.ts: WGSL's own log, sin and cos
 * may be off in the third digit.
 */
export const normalWgsl = `
fn log32(x: f32) -> f32 {
  let shifted = bitcast<i32>(x) - 0x3f3504f3;
  let exponent = f32(shifted >> 23u);
  let f = bitcast<f32>((shifted & 0x7fffff) + 0x3f3504f3) - 1.0f;
  let square = f * f;
  var p = -0.07859545946121216f;
  p = p * f + 0.12881621718406677f;
  p = p * f - 0.13128767907619476f;
  p = p * f + 0.14181196689605713f;
  p = p * f - 0.16624553501605988f;
  p = p * f + 0.2000228613615036f;
  p = p * f - 0.25000810623168945f;
  p = p * f + 0.33333316445350647f;
  let tail = square * f * p;
  let low = (tail + exponent * -0.00021219444005469057f) - 0.5f * square;
  return (f + low) + exponent * 0.693359375f;
}
fn sqrt32(x: f32) -> f32 {
  let half = 0.5f * x;
  var inverse = bitcast<f32>(0x5f3759dfu - (bitcast<u32>(x) >> 1u));
  for (var i = 0; i < 4; i++) { inverse = inverse * (1.5f - (half * inverse) * inverse); }
  return x * inverse;
}
fn quarterWave(w: u32, quarter: u32) -> f32 {
  let k = (w & 0x3fffffffu) >> 6u;
  let a = f32(2 * (i32(k) - 0x800000) + 1) * 2.9802322387695312e-8f;
  let s = a * a;
  let sine = a * (((-0.004602177068591118f * s + 0.07968022674322128f) * s - 0.6459634900093079f) * s + 1.5707963705062866f);
  let cosine = (((0.0009040216100402176f * s - 0.02086028829216957f) * s + 0.25366923213005066f) * s - 1.2337005138397217f) * s + 1.0f;
  let wave = select(sine, cosine, (quarter & 1u) == 1u);
  return select(wave, -wave, (quarter & 2u) == 2u);
}
fn gaussianPair(u: u32, v: u32) -> vec2f {
  let radius = sqrt32(-2.0f * log32(toUniform(u)));
  return radius * vec2f(quarterWave(v, (v >> 30u) + 1u), quarterWave(v, v >> 30u));
}
fn normals(words: vec4u) -> vec4f {
  return vec4f(gaussianPair(words.x, words.y), gaussianPair(words.z, words.w));
}
`;

/** A stream's number as a WGSL literal. */
export function streamLiteral(name: keyof typeof streams): string {
  return `${streams[name]}u`;
}

/**
 * WGSL condition for "this word, as a uniform number, is below the rate", exactly as in float64: the uniform of a
 * word is (2 (word >> 9) + 1) · 2⁻²⁴.
 */
export function below(word: string, rate: number): string {
  return `((${word}) >> 9u) < ${Math.max(0, Math.ceil((rate * 2 ** 24 - 1) / 2))}u`;
}
