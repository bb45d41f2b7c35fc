import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../../src/diffusion/schedule';
import { densityGrid, densityValues } from '../../../webview/figures/kit/drawing/densityCurve';
import { posteriorTerms } from '../../../webview/figures/posterior/terms';

const schedule = createSchedule({ kind: 'linear', T: 100, betaStart: 1e-3, betaEnd: 0.2 });
const situations = fc.record({
  t: fc.integer({ min: 2, max: 100 }),
  x0: fc.double({ min: -3, max: 3, noNaN: true }),
  xt: fc.double({ min: -5, max: 5, noNaN: true }),
});

describe('the three densities', () => {
  it('obey Bayes’ rule: prior times likelihood is the posterior up to one factor', () => {
    fc.assert(
      fc.property(situations, ({ t, x0, xt }) => {
        const { prior, likelihood, posterior } = posteriorTerms(schedule, t, x0, xt);
        const deviation = Math.sqrt(posterior.variance);
        const logRatio = (x: number) =>
          Math.log(prior.density(x)) + Math.log(likelihood.density(x)) - Math.log(posterior.density(x));
        const middle = logRatio(posterior.mean);
        fc.pre(Number.isFinite(middle));
        for (const offset of [-2, -1, 1, 2]) {
          const other = logRatio(posterior.mean + offset * deviation);
          expect(Math.abs(other - middle)).toBeLessThan(1e-6 * Math.max(1, Math.abs(middle)));
        }
      }),
    );
  });

  it('have their peak at their mean', () => {
    fc.assert(
      fc.property(situations, ({ t, x0, xt }) => {
        const { prior, likelihood, posterior } = posteriorTerms(schedule, t, x0, xt);
        for (const { mean, variance, density } of [prior, likelihood, posterior]) {
          const aside = 0.01 * Math.sqrt(variance);
          expect(density(mean)).toBeGreaterThan(density(mean + aside));
          expect(density(mean)).toBeGreaterThan(density(mean - aside));
        }
      }),
    );
  });

  it('become points at t = 1, as x_0 is then known', () => {
    const { prior, posterior } = posteriorTerms(schedule, 1, 0.7, 2);
    expect(prior).toMatchObject({ mean: 0.7, variance: 0 });
    expect(posterior.variance).toBe(0);
    expect(posterior.mean).toBeCloseTo(0.7, 12);
  });
});

describe('the drawn curves', () => {
  it('hold all the mass, however narrow the peak', () => {
    for (const t of [2, 50, 100]) {
      const { posterior } = posteriorTerms(schedule, t, 0.3, -0.4);
      const grid = densityGrid([posterior], -5, 5);
      const values = densityValues(posterior, grid, false);
      let mass = 0;
      for (let i = 1; i < grid.length; i += 1) {
        mass += (((values[i] ?? 0) + (values[i - 1] ?? 0)) / 2) * ((grid[i] ?? 0) - (grid[i - 1] ?? 0));
      }
      expect(mass).toBeCloseTo(1, 3);
    }
  });

  it('have a peak of 1 when heights are made equal, and nothing where all is in one point', () => {
    const { prior, likelihood, posterior } = posteriorTerms(schedule, 40, 0.3, -0.4);
    const grid = densityGrid([prior, likelihood, posterior], -5, 5);
    for (const bell of [prior, likelihood, posterior]) {
      const peak = Math.max(...densityValues(bell, grid, true).map((value) => value ?? 0));
      expect(peak).toBeCloseTo(1, 6);
    }
    const point = posteriorTerms(schedule, 1, 0.3, -0.4).posterior;
    expect(new Set(densityValues(point, grid, false))).toEqual(new Set([null]));
  });
});
