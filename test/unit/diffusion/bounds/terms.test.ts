import { describe, expect, it } from 'vitest';
import { erf, normalCdf } from '../../../../src/diffusion/bounds/normalCdf';
import {
  discretizedGaussianLogLikelihood,
  priorBits,
  reverseLogVariance,
} from '../../../../src/diffusion/bounds/terms';
import { createSchedule } from '../../../../src/diffusion/schedule';

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

describe('the reverse process’ variance', () => {
  const schedule = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });

  it('is β̃_2 at t = 1, whichever is fixed, as in the official code', () => {
    const first = -9.81672513529567;
    expect(reverseLogVariance(schedule, 1, 'fixed_small')).toBeCloseTo(first, 9);
    expect(reverseLogVariance(schedule, 1, 'fixed_large')).toBeCloseTo(first, 9);
  });

  it('is β̃_t or β_t after that, or between them as the network says', () => {
    const [small, large] = [Math.log(0.010031355414613688), Math.log(0.010040040040040039)];
    expect(reverseLogVariance(schedule, 500, 'fixed_small')).toBeCloseTo(small, 9);
    expect(reverseLogVariance(schedule, 500, 'fixed_large')).toBeCloseTo(large, 9);
    expect(reverseLogVariance(schedule, 500, 'learned_range', -1)).toBeCloseTo(small, 9);
    expect(reverseLogVariance(schedule, 500, 'learned_range', 1)).toBeCloseTo(large, 9);
    expect(reverseLogVariance(schedule, 500, 'learned_range', 0.5)).toBeCloseTo(
      0.75 * large + 0.25 * small,
      9,
    );
    expect(reverseLogVariance(schedule, 500, 'learned', -3.25)).toBe(-3.25);
  });

  it('ends as a normal distribution: L_T is its divergence from N(0, 1)', () => {
    const alphaBar = 4.035829765375676e-5;
    const variance = 1 - alphaBar;
    for (const meanSquare of [0, 0.3, 1]) {
      const nats = 0.5 * (variance + alphaBar * meanSquare - 1 - Math.log(variance));
      expect(priorBits(schedule, meanSquare)).toBeCloseTo(nats / Math.LN2, 12);
    }
  });
});
