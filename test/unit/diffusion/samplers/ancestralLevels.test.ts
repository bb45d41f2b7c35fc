import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ancestralLevels } from '../../../../src/diffusion/samplers/methods/eulerAncestralDiscrete';

const level = fc.double({ min: 1e-3, max: 1e4, noNaN: true }).map(Math.fround);

it('goes down and up again to the next level, however far below it is', () => {
  fc.assert(
    fc.property(level, level, (a, b) => {
      const [sigma, next] = [Math.max(a, b), Math.min(a, b)];
      const { up, down } = ancestralLevels(sigma, next);
      expect(Math.hypot(up, down) / next).toBeCloseTo(1, 5);
      // next² / σ, to the four digits that the difference of the squares keeps.
      expect(down).toBeGreaterThan(0);
      expect(Math.abs((down * sigma) / next ** 2 - 1)).toBeLessThan(0.1);
    }),
    { numRuns: 2000 },
  );
});

it('has nothing left at the end, and is the next level itself where that is no lower', () => {
  expect(ancestralLevels(0.5, 0)).toEqual({ up: 0, down: 0 });
  expect(ancestralLevels(0.5, 0.5)).toEqual({ up: 0, down: 0.5 });
});

it('keeps down above 0 where float32 rounds the difference of the squares to 0 or below', () => {
  for (const [sigma, next] of [
    [20_000, 10],
    [4096, 1],
    [157.4, 0.03],
  ] as const) {
    expect(ancestralLevels(sigma, next).down).toBeCloseTo(next ** 2 / sigma, 8);
  }
});
