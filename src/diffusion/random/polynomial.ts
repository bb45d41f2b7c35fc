/**
 * The elementary functions that Box–Muller needs, in float32 additions, multiplications and integer operations
 * only. Math.log, Math.sin and the GPU's own differ in the last bits from one browser and one GPU to the
 * next; these do not, as long as the compiler keeps each operation as written.
 */

const { fround } = Math;
const floatView = new Float32Array(1);
const bitsView = new Uint32Array(floatView.buffer);

/** WGSL's bitcast<u32>(f32). */
function bitsOf(x: number): number {
  floatView[0] = x;
  return bitsView[0] ?? 0;
}

/** WGSL's bitcast<f32>(u32). */
function floatOf(bits: number): number {
  bitsView[0] = bits;
  return floatView[0] ?? 0;
}

/** Horner's rule in float32, highest coefficient first. */
function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (const coefficient of coefficients) {
    sum = fround(fround(sum * x) + coefficient);
  }
  return sum;
}

/** (ln(1+f) − f + f²/2) / f³ on [√½ − 1, √2 − 1]: a minimax fit, its error relative to f is below 6e-9. */
const logTail = [
  -0.07859545946121216, 0.12881621718406677, -0.13128767907619476, 0.14181196689605713, -0.16624553501605988,
  0.2000228613615036, -0.25000810623168945, 0.33333316445350647,
];
/** ln 2 in two parts; the first has so few bits that its product with an exponent is exact. */
const ln2High = 0.693359375;
const ln2Low = fround(-0.00021219444005469057);

/** Bits of the float32 nearest √½: mantissas are taken relative to it, into [√½, √2). */
const sqrtHalfBits = 0x3f3504f3;

/** Natural logarithm of a positive, normal float32; relative error about 1e-7. */
export function log32(x: number): number {
  const shifted = bitsOf(x) - sqrtHalfBits;
  const exponent = shifted >> 23;
  const f = fround(floatOf((shifted & 0x7fffff) + sqrtHalfBits) - 1);
  const square = fround(f * f);
  const tail = fround(fround(square * f) * polynomial(f, logTail));
  const low = fround(fround(tail + fround(exponent * ln2Low)) - fround(0.5 * square));
  return fround(fround(f + low) + fround(exponent * ln2High));
}

/** Square root of a positive, normal float32; relative error about 1e-7. */
export function sqrt32(x: number): number {
  const half = fround(0.5 * x);
  // The exponent, halved and negated, is a first guess of 1/√x; Newton's iteration doubles the digits.
  let inverse = floatOf(0x5f3759df - (bitsOf(x) >>> 1));
  for (let i = 0; i < 4; i++) {
    inverse = fround(inverse * fround(1.5 - fround(fround(half * inverse) * inverse)));
  }
  return fround(x * inverse);
}

/** sin(πa/2)/a in powers of a², for |a| ≤ ½; absolute error below 5e-9. */
const sineOfQuarter = [-0.004602177068591118, 0.07968022674322128, -0.6459634900093079, 1.5707963705062866];
/** cos(πa/2) in powers of a², for |a| ≤ ½; absolute error below 1e-10. */
const cosineOfQuarter = [
  0.0009040216100402176, -0.02086028829216957, 0.25366923213005066, -1.2337005138397217, 1,
];

/** Where in its quarter turn a 32-bit word stands: an odd multiple of 2^-25 in (−½, ½), exact in float32. */
function quarterFraction(word: number): number {
  const k = (word & 0x3fffffff) >>> 6;
  return fround((2 * (k - 0x800000) + 1) * 2 ** -25);
}

/** cos of 2π·word/2^32 (up to the word's last six bits and a fixed turn of −π/4); absolute error about 1e-7. */
export function cosTurn32(word: number): number {
  return quarterWave(word, (word >>> 30) + 1);
}

/** sin of the angle that `cosTurn32` takes the cosine of. */
export function sinTurn32(word: number): number {
  return quarterWave(word, word >>> 30);
}

/** sin of the word's angle within its quarter plus `quarter` quarter turns. */
function quarterWave(word: number, quarter: number): number {
  const a = quarterFraction(word);
  const square = fround(a * a);
  const wave =
    quarter & 1 ? polynomial(square, cosineOfQuarter) : fround(a * polynomial(square, sineOfQuarter));
  return quarter & 2 ? -wave : wave;
}

/** The angle in radians that `cosTurn32` and `sinTurn32` give to a word, in float64: what tests compare with. */
export function turnAngle(word: number): number {
  return (Math.PI / 2) * ((word >>> 30) + quarterFraction(word));
}
