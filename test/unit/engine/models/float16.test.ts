import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { float16Bits, float16Value } from '../../../../webview/engine/models/float16';

describe('float16', () => {
  it.each([
    [0, 0x0000],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65519.99, 0x7bff],
    [65520, 0x7c00],
    [-Infinity, 0xfc00],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [1.5 * 2 ** -24, 0x0002],
    [1 / 3, 0x3555],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
  ])('%d has the bits 0x%i', (value, bits) => {
    expect(float16Bits(value)).toBe(bits);
  });

  it('reads every number back as it was', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = float16Value(bits);
      if (Number.isNaN(value)) {
        expect(float16Value(float16Bits(value))).toBeNaN();
      } else {
        expect(float16Bits(value)).toBe(bits);
      }
    }
  });

  it('takes the nearest number', () => {
    fc.assert(
      fc.property(fc.float({ min: -65504, max: 65504, noNaN: true }), (value) => {
        const bits = float16Bits(value);
        const error = Math.abs(float16Value(bits) - value);
        const magnitude = bits & 0x7fff;
        for (const neighbour of [magnitude - 1, magnitude + 1]) {
          if (neighbour < 0 || neighbour >= 0x7c00) {
            continue;
          }
          expect(error).toBeLessThanOrEqual(Math.abs(float16Value(neighbour) - Math.abs(value)));
        }
      }),
    );
  });
});
