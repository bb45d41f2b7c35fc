import { describe, expect, it } from 'vitest';
import { MeanAndError } from '../../../../src/diffusion/bounds/estimate';

describe('a mean', () => {
  it('has the standard error of independent numbers, which the sample’s own mean costs one of', () => {
    const { value, standardError } = MeanAndError.of([1, 2, 3, 4]);
    expect(value).toBeCloseTo(2.5, 12);
    // Variance 5/3 with n − 1, over n = 4.
    expect(standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
  });

  it('of one number has no error that could be known', () => {
    expect(MeanAndError.of([7])).toEqual({ value: 7, standardError: NaN });
  });

  it('keeps its digits far from zero', () => {
    const { standardError } = MeanAndError.of([1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4]);
    expect(standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 9);
  });
});
