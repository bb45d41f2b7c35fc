import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulhi, philox4x32 } from '../../../../src/diffusion/random/philox';

const word = fc.integer({ min: 0, max: 0xffffffff });

function hex(counter: readonly [number, number, number, number], key: readonly [number, number]): string {
  const out = new Uint32Array(4);
  philox4x32(...counter, ...key, out);
  return Array.from(out, (each) => each.toString(16).padStart(8, '0')).join(' ');
}

describe('philox4x32', () => {
  // Known-answer vectors published with Random123 (kat_vectors, "philox4x32 10").
  it('gives the published words for zeros', () => {
    expect(hex([0, 0, 0, 0], [0, 0])).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8');
  });

  it('gives the published words for all bits set', () => {
    const ones = 0xffffffff;
    expect(hex([ones, ones, ones, ones], [ones, ones])).toBe('408f276d 41c83b0e a20bc7c6 6d5451fd');
  });

  it('gives the published words for the digits of pi', () => {
    expect(hex([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toBe(
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    );
  });
});

describe('mulhi', () => {
  it('is the upper half of the 64-bit product', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(mulhi(a, b)).toBe(Number((BigInt(a) * BigInt(b)) >> 32n));
      }),
    );
  });
});
