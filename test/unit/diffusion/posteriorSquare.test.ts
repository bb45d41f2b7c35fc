import fc from 'fast-check';
import { expect, it } from 'vitest';
import { posterior, posteriorMean, squareTerms } from '../../../src/diffusion/posterior';
import { createSchedule } from '../../../src/diffusion/schedule';

const schedule = createSchedule({ kind: 'linear', T: 100, betaStart: 1e-3, betaEnd: 0.2 });
const number = fc.double({ min: -3, max: 3, noNaN: true });

it('completes the square: both squares are one square and a constant, at every x', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 100 }), number, number, number, (t, xt, x0, x) => {
      const { precision, mean, constant } = squareTerms(schedule, t, xt, x0);
      const [alpha = 0, beta = 1] = [schedule.alpha[t], schedule.beta[t]];
      const previous = schedule.alphaBar[t - 1] ?? 0;
      const squares =
        (xt - Math.sqrt(alpha) * x) ** 2 / beta + (x - Math.sqrt(previous) * x0) ** 2 / (1 - previous);
      const completed = precision * (x - mean) ** 2 + constant;
      expect(Math.abs(completed - squares)).toBeLessThan(1e-9 * Math.max(1, squares));
    }),
  );
});

it('gives the posterior’s mean and variance (DDPM eq. 7)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 100 }), number, number, (t, xt, x0) => {
      const { mean, variance, likelihood, prior } = squareTerms(schedule, t, xt, x0);
      expect(mean).toBeCloseTo(posteriorMean(schedule, t, xt, x0), 10);
      expect(variance).toBeCloseTo(posterior(schedule, t).variance, 12);
      expect(1 / variance).toBeCloseTo(likelihood.precision + prior.precision, 6);
    }),
  );
});
