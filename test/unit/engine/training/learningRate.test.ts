import { describe, expect, it } from 'vitest';
import { learningRateAt } from '../../../../webview/engine/training/learningRate';

const rate = (n: number, warmupSteps: number, decaySteps: number) =>
  learningRateAt(n, { learningRate: 2e-4, warmupSteps, decaySteps });

describe('the learning rate', () => {
  it('is constant unless told otherwise', () => {
    expect([1, 10, 1e6].map((n) => rate(n, 0, 0))).toEqual([2e-4, 2e-4, 2e-4]);
  });

  it('rises linearly over the warm-up', () => {
    expect(rate(1, 5000, 0)).toBeCloseTo(2e-4 / 5000, 12);
    expect(rate(2500, 5000, 0)).toBeCloseTo(1e-4, 12);
    expect(rate(5000, 5000, 0)).toBe(2e-4);
    expect(rate(9000, 5000, 0)).toBe(2e-4);
  });

  it('falls to zero as half a cosine after it', () => {
    expect(rate(100, 100, 1100)).toBe(2e-4);
    expect(rate(600, 100, 1100)).toBeCloseTo(1e-4, 12);
    expect(rate(350, 100, 1100)).toBeCloseTo(1e-4 * (1 + Math.SQRT1_2), 12);
    expect(rate(1100, 100, 1100)).toBe(0);
    expect(rate(5000, 100, 1100)).toBe(0);
  });
});
