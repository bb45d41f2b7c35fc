import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCoefficient,
  formatNumber,
  formatPowerOfTen,
  formatShort,
} from '../../../src/base/formatNumber';

describe('numbers of the figures', () => {
  it.each([
    [0, '0'],
    [1, '1.000'],
    [-0.5, '−0.5000'],
    [0.00605606, '0.006056'],
    [0.0001, '1.000 × 10⁻⁴'],
    [0.99999, '1.000'],
    [123456, '123456'],
    [9999.6, '10000'],
    [2.5e7, '2.500 × 10⁷'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
    [Number.NaN, '–'],
  ])('%d reads %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('keep their value within their digits', () => {
    const back = (text: string) =>
      Number(
        text
          .replace('−', '-')
          .replace(
            / × 10(.*)/,
            (_, exponent: string) =>
              `e${[...exponent].map((each) => (each === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(each))).join('')}`,
          ),
      );
    fc.assert(
      fc.property(fc.double({ min: -1e30, max: 1e30, noNaN: true }), (value) => {
        // Half a unit of the fourth digit.
        expect(Math.abs(back(formatNumber(value)) - value)).toBeLessThanOrEqual(5.001e-4 * Math.abs(value));
      }),
    );
  });

  it('write powers of ten and steady coefficients', () => {
    expect(formatPowerOfTen(-12)).toBe('10⁻¹²');
    expect(formatCoefficient(1)).toBe('1.0000');
    expect(formatCoefficient(-0.25)).toBe('−0.2500');
    expect(formatCoefficient(1.234e-6)).toBe('1.23 × 10⁻⁶');
    expect(formatCoefficient(0)).toBe('0.0000');
  });
});

describe('numbers in a text', () => {
  it.each([
    [0, '0'],
    [1, '1'],
    [1000, '1000'],
    [-3, '−3'],
    [0.0001, '1 × 10⁻⁴'],
    [0.02, '0.02'],
    [0.9999, '0.9999'],
    [0.00004035829, '4.036 × 10⁻⁵'],
    [-0.000012, '−1.2 × 10⁻⁵'],
    [0.123456789, '0.12346'],
    [123456.7, '1.235 × 10⁵'],
  ])('writes %d as %s', (value, text) => {
    expect(formatShort(value)).toBe(text);
  });
});
