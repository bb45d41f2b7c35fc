import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kolmogorovBound, kolmogorovDistance } from '../../../../src/diffusion/quality/kolmogorov';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../src/diffusion/random/streams';

const sample = fc
  .array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 12 })
  .map((values) => Float32Array.from(values));

it('is the largest difference of the shares at or below any value', () => {
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const share = (of: Float32Array, at: number): number =>
        of.filter((value) => value <= at).length / of.length;
      const largest = Math.max(...[...a, ...b].map((at) => Math.abs(share(a, at) - share(b, at))));
      expect(kolmogorovDistance(a, b)).toBeCloseTo(largest, 12);
      expect(kolmogorovDistance(b, a)).toBe(kolmogorovDistance(a, b));
    }),
  );
});

it('stays below its bound in about 95 of 100 cases for draws of one distribution, and not for two', () => {
  const n = 300;
  let below = 0;
  for (let seed = 0; seed < 400; seed++) {
    const draws = new RandomStream(seed, streams.distribution).normal(2 * n);
    const [a, b] = [draws.slice(0, n), draws.slice(n)];
    below += kolmogorovDistance(a, b) < kolmogorovBound(n, n) ? 1 : 0;
    expect(
      kolmogorovDistance(
        a,
        b.map((value) => value + 1),
      ),
    ).toBeGreaterThan(kolmogorovBound(n, n));
  }
  // Five standard errors of a share of 400; the asymptotic bound is somewhat wide for 300 draws.
  expect(below / 400).toBeGreaterThan(0.95 - 0.055);
  expect(below / 400).toBeLessThan(0.999);
});
