import { describe, expect, it } from 'vitest';
import { pictureSteps } from '../../../webview/figures/kit/motion/animation';
import { csvOf } from '../../../webview/figures/kit/export/csv';

describe('an animation', () => {
  it('has a picture of every step where these are few', () => {
    expect(pictureSteps(4)).toEqual([0, 1, 2, 3, 4]);
    expect(pictureSteps(0)).toEqual([0]);
  });

  it('has at most 60 pictures, evenly from the first step to the last', () => {
    const steps = pictureSteps(999);
    expect(steps).toHaveLength(60);
    expect([steps[0], steps.at(-1)]).toEqual([0, 999]);
    const gaps = steps.slice(1).map((step, index) => step - (steps[index] ?? 0));
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
  });
});

describe('numbers as CSV', () => {
  it('have a line of names, quoted where they must be, and all digits', () => {
    const table = {
      columns: ['t', 'D(p‖q), nats', 'a "b"'],
      rows: [
        [1, 0.1 + 0.2, -1e-9],
        [2, 3, 4],
      ],
    };
    expect(csvOf(table)).toBe('t,"D(p‖q), nats","a ""b"""\r\n1,0.30000000000000004,-1e-9\r\n2,3,4\r\n');
  });
});
