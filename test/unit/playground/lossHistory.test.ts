import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LossHistory, smooth } from '../../../webview/playground/run/lossHistory';
import { formatDuration, formatSpeed } from '../../../webview/playground/format';

describe('the smoothed loss', () => {
  it('of equal losses is that loss from the first step on', () => {
    const history = new LossHistory();
    for (let step = 1; step <= 40; step++) {
      history.add([{ step, loss: 0.25 }]);
      expect(history.smoothed).toBeCloseTo(0.25, 12);
    }
  });

  it('lies between the smallest and the largest loss, and in the curve ends where the number stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 1, maxLength: 300 }),
        (losses) => {
          const points = losses.map((loss, index) => ({ step: index + 1, loss }));
          const history = new LossHistory();
          history.add(points);
          expect(history.smoothed).toBeGreaterThanOrEqual(Math.min(...losses) - 1e-9);
          expect(history.smoothed).toBeLessThanOrEqual(Math.max(...losses) + 1e-9);
          expect(smooth(points).at(-1)).toBeCloseTo(history.smoothed ?? Number.NaN, 9);
        },
      ),
    );
  });

  it('is gone after a reset', () => {
    const history = new LossHistory();
    history.add([{ step: 1, loss: 1 }]);
    history.clear();
    expect([history.smoothed, history.last, history.points.length]).toEqual([null, null, 0]);
  });
});

describe('numbers beside the curve', () => {
  it('tell durations and speeds as people read them', () => {
    expect([7, 200, 3723].map(formatDuration)).toEqual(['0:07', '3:20', '1:02:03']);
    expect([0, 0.25, 12.34].map(formatSpeed)).toEqual(['–', '4.0 s/step', '12.3 steps/s']);
  });
});
