import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameTimes, timesThrough } from '../../../webview/figures/kit/drawing/filmStrip';

it('the film strip runs from 1 to T in at most twelve different steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 10000 }), (T) => {
      const times = frameTimes(T);
      expect(times[0]).toBe(1);
      expect(times.at(-1)).toBe(T);
      expect(times.length).toBe(Math.min(12, T));
      times.slice(1).forEach((t, index) => expect(t).toBeGreaterThan(times[index] ?? 0));
    }),
  );
});

it('the film strip has the step that is shown, and is otherwise as it was', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 2, max: 10000 })
        .chain((T) => fc.tuple(fc.constant(T), fc.integer({ min: 1, max: T }))),
      ([T, t]) => {
        const times = timesThrough(T, t);
        expect(times).toContain(t);
        expect(times).toHaveLength(frameTimes(T).length);
        expect([times[0], times.at(-1)]).toEqual([1, T]);
        times.slice(1).forEach((each, index) => expect(each).toBeGreaterThan(times[index] ?? 0));
        const others = times.filter((each) => each !== t);
        expect(frameTimes(T)).toEqual(expect.arrayContaining([...others]));
      },
    ),
  );
});
