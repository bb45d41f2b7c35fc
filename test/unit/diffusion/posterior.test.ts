import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedForm, chainStep } from '../../../src/diffusion/forwardProcess';
import { posterior, posteriorLogVarianceClipped, posteriorMean } from '../../../src/diffusion/posterior';
import { createSchedule, scheduleKinds } from '../../../src/diffusion/schedule';
import { gaussianLogDensity } from '../../../src/diffusion/distributions/gaussian';
import golden from './golden/schedules.json';

const linear = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });

describe('posterior', () => {
  it.each(golden.linear)('gives the published coefficients at t = $paper_t', (row) => {
    const { x0, xt, variance } = posterior(linear, row.paper_t);
    expect(x0).toBeCloseTo(row.post_mean_coef_x0, 9);
    expect(xt).toBeCloseTo(row.post_mean_coef_xt, 9);
    expect(variance).toBeCloseTo(row.posterior_var, 12);
  });

  it.each(Object.entries(golden.variances[0]?.values ?? {}))(
    'gives diffusers’ variance at index %s',
    (i, variance) => {
      expect(Math.abs(posterior(linear, Number(i) + 1).variance - variance)).toBeLessThan(1e-5);
    },
  );

  it('is x_0 itself at t = 1', () => {
    const first = posterior(linear, 1);
    expect(first.x0).toBeCloseTo(1, 12);
    expect([first.xt, first.variance]).toEqual([0, 0]);
  });

  it("is Bayes' rule: q(x_{t−1}|x_t,x_0) q(x_t|x_0) = q(x_t|x_{t−1}) q(x_{t−1}|x_0)", () => {
    const value = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...scheduleKinds),
        fc.integer({ min: 2, max: 50 }),
        value,
        value,
        value,
        (kind, t, x0, previous, xt) => {
          const schedule = createSchedule({ kind, T: 50, betaStart: 0.01, betaEnd: 0.2 });
          const density = (x: number, step: { signal: number; noise: number }, from: number) =>
            gaussianLogDensity(x, step.signal * from, step.noise ** 2);
          const left =
            gaussianLogDensity(
              previous,
              posteriorMean(schedule, t, xt, x0),
              posterior(schedule, t).variance,
            ) + density(xt, closedForm(schedule, t), x0);
          const right =
            density(xt, chainStep(schedule, t), previous) +
            density(previous, closedForm(schedule, t - 1), x0);
          expect(Math.abs(left - right)).toBeLessThan(1e-8 * (1 + Math.abs(right)));
        },
      ),
    );
  });

  it('clips the first log-variance to the second', () => {
    expect(posteriorLogVarianceClipped(linear, 1)).toBeCloseTo(golden.posteriorLogVarianceClippedFirst, 9);
    expect(posteriorLogVarianceClipped(linear, 2)).toBe(posteriorLogVarianceClipped(linear, 1));
    expect(posteriorLogVarianceClipped(linear, 500)).toBeCloseTo(Math.log(0.010031355414613688), 9);
  });

  it('does not exist at t = 0', () => {
    expect(() => posterior(linear, 0)).toThrow(/t = -1/);
  });
});
