import { describe, expect, it } from 'vitest';
import { cosTurn32, log32, sinTurn32, sqrt32, turnAngle } from '../../../../src/diffusion/random/polynomial';

/** Float32 numbers spread evenly over the exponents of (2^-24, 2^8) and densely around 1. */
function* positiveFloats(): Generator<number> {
  for (let i = 0; i < 200_000; i++) {
    yield Math.fround(2 ** (-24 + (32 * i) / 200_000));
  }
  for (let i = -50_000; i < 50_000; i++) {
    yield Math.fround(1 + (i + 0.5) * 2 ** -20);
  }
}

describe('log32', () => {
  it('is within 1.5e-7 of the logarithm, relatively, and within 1e-9 absolutely near 1', () => {
    let worst = 0;
    for (const x of positiveFloats()) {
      worst = Math.max(worst, Math.abs(log32(x) - Math.log(x)) / (Math.abs(Math.log(x)) + 1e-3));
    }
    expect(worst).toBeLessThan(1.5e-7);
    expect(log32(1)).toBe(0);
  });
});

describe('sqrt32', () => {
  it('is within 1.5e-7 of the square root, relatively', () => {
    let worst = 0;
    for (const x of positiveFloats()) {
      worst = Math.max(worst, Math.abs(sqrt32(x) / Math.sqrt(x) - 1));
    }
    expect(worst).toBeLessThan(1.5e-7);
  });
});

describe('sinTurn32 and cosTurn32', () => {
  it('are within 1.5e-7 of sine and cosine in every quarter', () => {
    let worst = 0;
    for (let i = 0; i < 200_000; i++) {
      const word = Math.imul(i, 0x9e3779b9) >>> 0;
      const angle = turnAngle(word);
      worst = Math.max(worst, Math.abs(cosTurn32(word) - Math.cos(angle)));
      worst = Math.max(worst, Math.abs(sinTurn32(word) - Math.sin(angle)));
    }
    expect(worst).toBeLessThan(1.5e-7);
  });

  it('go once around the circle', () => {
    expect(turnAngle(0)).toBeCloseTo(-Math.PI / 4, 6);
    expect(turnAngle(0xffffffff)).toBeCloseTo((7 * Math.PI) / 4, 6);
  });
});
