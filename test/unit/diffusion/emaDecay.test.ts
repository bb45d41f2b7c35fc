import fc from 'fast-check';
import { expect, it } from 'vitest';
import { warmedUpEmaDecay } from '../../../src/diffusion/emaDecay';

it('warms up as (1 + n) / (10 + n) and never exceeds its bound', () => {
  expect(warmedUpEmaDecay(0.9999, 1)).toBe(2 / 11);
  expect(warmedUpEmaDecay(0.9999, 90)).toBe(0.91);
  expect(warmedUpEmaDecay(0.9999, 1e6)).toBe(0.9999);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e7 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, bound) => {
      const decay = warmedUpEmaDecay(bound, n);
      return decay <= bound && decay <= warmedUpEmaDecay(bound, n + 1);
    }),
  );
});
