import { describe, expect, it } from 'vitest';
import { erf, normalCdf } from '../../../../src/diffusion/bounds/normalCdf';
import { discretizedGaussianLogLikelihood } from '../../../../src/diffusion/bounds/terms';

describe('erf', () => {
  it('has its known values to the last digits', () => {
    // Abramowitz & Stegun 1964, table 7.1.
    const table = [
      [0.5, 0.5204998778130465],
      [1, 0.8427007929497149],
      [2, 0.9953222650189527],
      [2.5, 0.999593047982555],
      [3, 0.9999779095030014],
    ] as const;
    for (const [x, value] of table) {
      expect(Math.abs(erf(x) - value)).toBeLessThan(3e-16 * 4);
      expect(erf(-x)).toBe(-erf(x));
    }
    expect(erf(0)).toBe(0);
    expect(erf(40)).toBe(1);
  });

  it("is what the official code's tanh approximates", () => {
    for (let x = -4; x <= 4; x += 0.1) {
      expect(Math.abs(normalCdf(x, 'tanh') - normalCdf(x, 'erf'))).toBeLessThan(5e-4);
    }
  });
});

describe('the discretized Gaussian', () => {
  it.each(['erf', 'tanh'] as const)('gives its 256 levels probabilities that sum to 1: %s', (cdf) => {
    let sum = 0;
    for (let level = 0; level < 256; level++) {
      sum += Math.exp(discretizedGaussianLogLikelihood(level / 127.5 - 1, 0.9, Math.log(0.3), cdf));
    }
    expect(sum).toBeCloseTo(1, 9);
  });
});
