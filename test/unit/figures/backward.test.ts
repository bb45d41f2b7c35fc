import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianDensity } from '../../../src/diffusion/distributions/gaussian';
import { mixture1dDensity } from '../../../src/diffusion/distributions/mixture1d';
import { createSchedule } from '../../../src/diffusion/schedule';
import { figures } from '../../../src/figures';
import { backwardDensities, klToGaussian } from '../../../src/figures/backward';
import { scoresAt } from '../../../src/figures/score';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const backward = figureState('backward', defaultPlaygroundState);
const schedule = createSchedule(backward.schedule);

describe('one step back without x_0', () => {
  it('is the joint density of x_s and x_t over its integral', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (t, back, xt) => {
          const state = { ...backward, t, back, xt };
          const { prior, kernel } = backwardDensities(schedule, state);
          const s = Math.max(0, t - back);
          const alpha = (schedule.alphaBar[t] ?? 0) / (schedule.alphaBar[s] ?? 1);
          const joint = (x: number): number =>
            mixture1dDensity(prior, x) * gaussianDensity(xt, Math.sqrt(alpha) * x, 1 - alpha);
          // The ratio of densities at two places needs no integral.
          const [x, y] = [xt, xt + 0.5 * Math.sqrt(1 - alpha)];
          const expected = joint(y) / joint(x);
          fc.pre(Number.isFinite(expected) && joint(x) > 1e-200);
          expect(mixture1dDensity(kernel, y) / mixture1dDensity(kernel, x) / expected).toBeCloseTo(1, 6);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is Gaussian only for small β', () => {
    const bits = (back: number): number =>
      klToGaussian(backwardDensities(schedule, { ...backward, t: 300, back, xt: 0 }).kernel);
    expect(bits(1)).toBeLessThan(1e-4);
    expect(bits(100)).toBeLessThan(bits(200));
    expect(bits(300)).toBeGreaterThan(0.5);
  });

  it('measures no distance of one Gaussian from itself', () => {
    const one = { components: [{ weight: 1, mean: 0.3, variance: 0.5 }] };
    expect(klToGaussian(one)).toBeLessThan(1e-10);
  });

  it('says how probable each part of the data is', () => {
    // By symmetry.
    expect(figures.backward.caption({ ...backward, xt: 0, weight: 0.5 })).toContain('probability 50.0 %');
  });
});

describe('the score field', () => {
  it('is ∇ log of the noised density, by differences', () => {
    const score = figureState('score', defaultPlaygroundState);
    const [at] = scoresAt({ ...score, data: 'gaussians' }, [0.4, -0.2]);
    const alphaBar = schedule.alphaBar[score.t] ?? 0;
    // Two Gaussians of deviation 0.3 at ±(1, 0.6), scaled to variance 1 averaged over both directions.
    const scale = Math.sqrt((1 - 0.09) / ((1 + 0.36) / 2));
    const variance = alphaBar * 0.09 + 1 - alphaBar;
    const density = (x: number, y: number): number =>
      [-1, 1].reduce((sum, sign) => {
        const [dx, dy] = [
          x - sign * scale * Math.sqrt(alphaBar),
          y - sign * 0.6 * scale * Math.sqrt(alphaBar),
        ];
        return sum + Math.exp(-(dx * dx + dy * dy) / (2 * variance));
      }, 0);
    const h = 1e-5;
    const slope = (dx: number, dy: number): number =>
      (Math.log(density(0.4 + dx, -0.2 + dy)) - Math.log(density(0.4 - dx, -0.2 - dy))) / (2 * h);
    expect(at?.score[0]).toBeCloseTo(slope(h, 0), 6);
    expect(at?.score[1]).toBeCloseTo(slope(0, h), 6);
  });
});
