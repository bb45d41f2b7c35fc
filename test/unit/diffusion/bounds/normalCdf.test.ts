import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logNormalMass, normalCdf } from '../../../../src/diffusion/bounds/normalCdf';

it('the logarithm of a normal mass has its known values far out', () => {
  // ln Φ(−x) as R's pnorm(-x, log.p = TRUE) has it.
  expect(logNormalMass(-Infinity, -10)).toBeCloseTo(-53.23128515051247, 10);
  expect(logNormalMass(20, Infinity)).toBeCloseTo(-203.91715537109727, 10);
  expect(logNormalMass(-Infinity, Infinity)).toBe(0);
});

it('the logarithm of a normal mass is that of a difference of Φ where this has digits', () => {
  const place = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(place, fc.double({ min: 0.2, max: 4, noNaN: true }), (from, width) => {
      // Near 1 a difference of Φ has lost digits, and by symmetry it is one near 0.
      const [low, high] = from + width / 2 > 0 ? [-from - width, -from] : [from, from + width];
      const mass = normalCdf(high, 'erf') - normalCdf(low, 'erf');
      expect(Math.abs(Math.exp(logNormalMass(from, from + width)) / mass - 1)).toBeLessThan(1e-8);
    }),
  );
});

it('masses of neighbours add up in the far tail', () => {
  for (const from of [4, 8, 25]) {
    const whole = logNormalMass(from, from + 1);
    const parts =
      Math.exp(logNormalMass(from, from + 0.3) - whole) +
      Math.exp(logNormalMass(from + 0.3, from + 1) - whole);
    expect(parts).toBeCloseTo(1, 10);
  }
});
