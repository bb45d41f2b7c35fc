/**
 * Philox4x32-10, the counter-based generator of Salmon et al. 2011 ("Parallel random numbers: as easy as
 * 1, 2, 3"). Only 32-bit integer operations are used, so that the same lines can be written in WGSL and
 * every engine draws the same numbers.
 */

const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const weyl0 = 0x9e3779b9;
const weyl1 = 0xbb67ae85;
const rounds = 10;

/** The upper 32 bits of the 64-bit product of two unsigned 32-bit integers, in 16-bit halves. */
export function mulhi(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const low = Math.imul(aLow, bLow) >>> 0;
  const middle0 = (Math.imul(aHigh, bLow) + (low >>> 16)) >>> 0;
  const middle1 = (Math.imul(aLow, bHigh) + (middle0 & 0xffff)) >>> 0;
  return (Math.imul(aHigh, bHigh) + (middle0 >>> 16) + (middle1 >>> 16)) >>> 0;
}

/**
 * Encrypts the 128-bit counter (c0 the lowest word) under the 64-bit key (k0 the lowest word) and writes
 * four random words to `out` from `offset` on; those that would fall behind the end are left out.
 */
export function philox4x32(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
  out: Uint32Array,
  offset = 0,
): void {
  for (let round = 0; round < rounds; round++) {
    const high0 = mulhi(multiplier0, c0);
    const low0 = Math.imul(multiplier0, c0);
    const high1 = mulhi(multiplier1, c2);
    const low1 = Math.imul(multiplier1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + weyl0) | 0;
    k1 = (k1 + weyl1) | 0;
  }
  out[offset] = c0;
  out[offset + 1] = c1;
  out[offset + 2] = c2;
  out[offset + 3] = c3;
}
