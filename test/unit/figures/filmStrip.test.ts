import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameTimes } from '../../../webview/figures/filmStrip';

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
