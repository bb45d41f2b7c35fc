import { describe, expect, it } from 'vitest';
import { LossCurve } from '../../../../webview/engine/training/lossCurve';

function curveOf(steps: number, capacity: number): LossCurve {
  const curve = new LossCurve(capacity);
  for (let step = 1; step <= steps; step++) {
    curve.add({ step, loss: step });
  }
  return curve;
}

describe('the loss curve', () => {
  it('keeps every point while there is room', () => {
    expect(curveOf(5, 8).points.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
  });

  it('averages neighbours when it is full, and stays within its bound', () => {
    const { points } = curveOf(1000, 16);
    expect(points.length).toBeLessThanOrEqual(16);
    const [first, second] = points;
    const stride = (second?.step ?? 0) - (first?.step ?? 0);
    expect(stride).toBe(64);
    // The mean of 1…64, kept at the last of them.
    expect(first).toEqual({ step: 64, loss: 32.5 });
  });

  it('goes on at the same pace after it was saved', () => {
    const whole = curveOf(1024, 16);
    const resumed = LossCurve.of(curveOf(512, 16).points, 16);
    for (let step = 513; step <= 1024; step++) {
      resumed.add({ step, loss: step });
    }
    expect(resumed.points).toEqual(whole.points);
  });
});
