import { describe, expect, it } from 'vitest';
import { mixture1dCdf, mixture1dMoments } from '../../../src/diffusion/distributions/mixture1d';
import { planeSetIds } from '../../../src/diffusion/distributions/planeSets';
import { figures } from '../../../src/figures';
import { exactMarginal, kolmogorovSmirnov, marginalRun } from '../../../src/figures/marginal';
import { planeSet } from '../../../src/diffusion/distributions/planeSets';
import { nearData } from '../../../src/figures/reverse';
import { planeRun, progressOf, timeOf } from '../../../src/figures/reverseRun';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const reverse = figureState('reverse', defaultPlaygroundState);
const marginal = figureState('marginal', defaultPlaygroundState);

describe('the clock of a reverse process', () => {
  it('lets t fall from T to 0 while steps are taken, and takes no more than T of them', () => {
    const { schedule } = reverse;
    expect(timeOf({ schedule, steps: 50, taken: 0 })).toBe(1000);
    expect(timeOf({ schedule, steps: 50, taken: 40 })).toBe(200);
    expect(timeOf({ schedule, steps: 50, taken: 200 })).toBe(0);
    const short = { schedule: { ...schedule, T: 7 }, steps: 50, taken: 9 };
    expect(progressOf(short)).toEqual({ steps: 7, taken: 7 });
    expect(figures.reverse.clockRange?.({ ...reverse, ...short })).toEqual({ min: 0, max: 7 });
  });
});

describe('the reverse process in the plane', () => {
  it.each(planeSetIds)('brings noise to the data: %s', (data) => {
    const points = 400;
    const chain = planeRun(points)({ ...reverse, data, points: '', steps: 100, variance: 'beta' });
    const ends = chain.at(100);
    // Of exact samples at least 1 − e^−4.5 lie near; a hundred steps lose a few percent of them.
    expect(nearData(planeSet(data), ends) / points).toBeGreaterThan(0.9);
    expect(nearData(planeSet(data), chain.at(0)) / points).toBeLessThan(0.9);
    for (const axis of [0, 1]) {
      const values = ends.filter((_, i) => i % 2 === axis);
      const mean = values.reduce((sum, value) => sum + value, 0) / points;
      expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(points));
    }
  });

  it('says what it adds: σ of the next step by the posterior’s closed form', () => {
    // From t = 200 to 180: β̃ = (1 − ᾱ_180) / (1 − ᾱ_200) · (1 − ᾱ_200 / ᾱ_180).
    const { T, betaStart, betaEnd } = reverse.schedule;
    const alphaBar = (t: number): number => {
      let product = 1;
      for (let s = 1; s <= t; s++) {
        product *= 1 - betaStart - ((s - 1) / (T - 1)) * (betaEnd - betaStart);
      }
      return product;
    };
    const [a, b] = [alphaBar(180), alphaBar(200)];
    const sigma = Math.sqrt(((1 - a) / (1 - b)) * (1 - b / a));
    const text = figures.reverse.caption({ ...reverse, taken: 40 });
    expect(text).toContain('At t = 200, after 40 of 50 steps');
    expect(text).toContain(`σ = ${sigma.toFixed(2)}`);
  });

  it('says of the last step that it adds no noise, and of the end how many points are near the data', () => {
    expect(figures.reverse.caption({ ...reverse, taken: 49 })).toContain('adds no noise');
    const text = figures.reverse.caption({ ...reverse, taken: 50 });
    const [, near] = /first 200 points, (\d+) lie/.exec(text) ?? [];
    expect(Number(near)).toBeGreaterThan(180);
    expect(text).toContain('at least 197');
  });

  it('is less certain of x_0 the more noise there is', () => {
    const uncertainty = (taken: number): number =>
      Number(/±(\d+\.\d+)/.exec(figures.reverse.caption({ ...reverse, taken }))?.[1]);
    // At t = T nothing is known but the data's own variance of 1.
    expect(uncertainty(0)).toBeCloseTo(1, 1);
    expect(uncertainty(30)).toBeLessThan(uncertainty(10));
    expect(uncertainty(49)).toBeLessThan(0.1);
  });
});

describe('the marginal of all paths', () => {
  it('is q(x_0) within what 2,000 paths can tell, where there are enough steps', () => {
    const state = { ...marginal, steps: 200, taken: 200, variance: 'beta' as const };
    const exact = exactMarginal(state);
    const distance = kolmogorovSmirnov(marginalRun(state).at(200), (x) => mixture1dCdf(exact, x));
    // The 99.9 % point of Kolmogorov's distribution is 1.95 / √n.
    expect(distance).toBeLessThan(1.95 / Math.sqrt(2000) + 0.01);
  });

  it('is far from q(x_0) with few steps', () => {
    const state = { ...marginal, steps: 2, taken: 2 };
    const exact = exactMarginal(state);
    expect(kolmogorovSmirnov(marginalRun(state).at(2), (x) => mixture1dCdf(exact, x))).toBeGreaterThan(0.1);
  });

  it('has the moments of the noised data on the way', () => {
    const state = { ...marginal, taken: 25 };
    const alphaBar = (t: number): number => {
      let product = 1;
      for (let s = 1; s <= t; s++) {
        product *= 1 - 1e-4 - ((s - 1) / 999) * (0.02 - 1e-4);
      }
      return product;
    };
    const { mean, variance } = mixture1dMoments(exactMarginal(state));
    const whole = alphaBar(500);
    // Two bells of variance 0.04 at −1 and 1 with weights 0.3 and 0.7: mean 0.4, variance 0.04 + 1 − 0.16.
    expect(mean).toBeCloseTo(Math.sqrt(whole) * 0.4, 10);
    expect(variance).toBeCloseTo(whole * 0.88 + 1 - whole, 10);
  });

  it('measures the distance of distributions as their greatest difference', () => {
    expect(kolmogorovSmirnov([0.25, 0.75], (x) => x)).toBeCloseTo(0.25, 12);
    expect(kolmogorovSmirnov([0.1, 0.1, 0.1], (x) => x)).toBeCloseTo(0.9, 12);
  });
});
