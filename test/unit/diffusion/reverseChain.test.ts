import { describe, expect, it } from 'vitest';
import { posterior, posteriorBetween } from '../../../src/diffusion/posterior';
import { ReverseChain, reverseSteps, reverseTimes } from '../../../src/diffusion/reverseChain';
import { chainVariances, exactReverseVariance } from '../../../src/diffusion/reverseVariance';
import { createSchedule, scheduleKinds } from '../../../src/diffusion/schedule';

const schedule = createSchedule({ kind: 'linear', T: 100, betaStart: 1e-3, betaEnd: 0.2 });

describe('the posterior over a jump', () => {
  it('is that of one step where the jump is one step', () => {
    for (const t of [1, 2, 50, 100]) {
      const [jumped, single] = [posteriorBetween(schedule, t - 1, t), posterior(schedule, t)];
      expect(jumped.x0).toBeCloseTo(single.x0, 12);
      expect(jumped.xt).toBeCloseTo(single.xt, 12);
      expect(jumped.variance).toBeCloseTo(single.variance, 12);
    }
  });

  it('keeps q(x_s|x_0): mean √ᾱ_s, variance 1 − ᾱ_s', () => {
    const [s, t] = [30, 80];
    const [before = 0, after = 0] = [schedule.alphaBar[s], schedule.alphaBar[t]];
    const { x0, xt, variance } = posteriorBetween(schedule, s, t);
    expect(x0 + xt * Math.sqrt(after)).toBeCloseTo(Math.sqrt(before), 12);
    expect(xt ** 2 * (1 - after) + variance).toBeCloseTo(1 - before, 12);
  });
});

describe('the times of the reverse process', () => {
  it('fall from T to 0 without a repetition', () => {
    for (const [T, steps] of [
      [1000, 50],
      [7, 7],
      [10, 3],
      [2, 1],
    ] as const) {
      const times = reverseTimes(T, steps);
      expect([times[0], times.at(-1), new Set(times).size]).toEqual([T, 0, steps + 1]);
    }
  });
});

describe('the exact reverse variance', () => {
  it.each(scheduleKinds)(
    'is β for N(0, 1) and β̃ for one point, and between for what is between: %s',
    (kind) => {
      const made = createSchedule({ kind, T: 40, betaStart: 1e-3, betaEnd: 0.2 });
      for (let t = 2; t <= 40; t++) {
        const of = (deviation: number): number => exactReverseVariance(made, t - 1, t, deviation);
        expect(of(1)).toBeCloseTo(made.beta[t] ?? 0, 10);
        expect(of(0)).toBeCloseTo(posterior(made, t).variance, 10);
        expect(of(0.5)).toBeGreaterThanOrEqual(of(0));
        expect(of(0.5)).toBeLessThanOrEqual(of(1) * (1 + 1e-12));
      }
    },
  );

  it('carries q(x_t) back to q(x_s): the law of total variance', () => {
    const [s, t, deviation] = [20, 60, 0.4];
    const at = (u: number): number => {
      const alphaBar = schedule.alphaBar[u] ?? 0;
      return alphaBar * deviation ** 2 + 1 - alphaBar;
    };
    const alpha = (schedule.alphaBar[t] ?? 0) / (schedule.alphaBar[s] ?? 1);
    const explained = (alpha * at(s) ** 2) / at(t);
    expect(explained + exactReverseVariance(schedule, s, t, deviation)).toBeCloseTo(at(s), 12);
  });
});

describe('the reverse process', () => {
  const deviation = 0.5;
  /** E[x_0|x_t] of N(0, deviation²). */
  const denoise = ({ signal, noise }: { signal: number; noise: number }, xt: Float32Array) =>
    xt.map((value) => ((signal * deviation ** 2) / (signal ** 2 * deviation ** 2 + noise ** 2)) * value);

  it.each(['beta', 'betaTilde'] as const)('has the variance that is worked out for σ² = %s', (variance) => {
    const steps = reverseSteps(schedule, 20, variance);
    const chain = new ReverseChain(steps, denoise, 16000, 3);
    const expected = chainVariances(schedule, reverseTimes(100, 20), deviation, variance);
    for (const k of [0, 1, 10, 19, 20]) {
      const state = chain.at(k);
      const found = state.reduce((sum, value) => sum + value * value, 0) / state.length;
      // Five standard errors of a variance.
      expect(Math.abs(found / (expected[k] ?? 1) - 1)).toBeLessThan(5 * Math.sqrt(2 / 16000));
    }
  });

  it('ends in one point whichever way it went, where the data are one point', () => {
    const steps = reverseSteps(schedule, 100, 'beta');
    const chain = new ReverseChain(steps, (_, xt) => xt.map(() => 0.7), 100, 1);
    chain.at(100).forEach((value) => expect(value).toBeCloseTo(0.7, 6));
  });

  it('repeats for a seed, begins alike for any size, and differs for another seed', () => {
    const steps = reverseSteps(schedule, 10, 'beta');
    const run = (size: number, seed: number) => new ReverseChain(steps, denoise, size, seed).at(10);
    expect(run(64, 2)).toEqual(run(64, 2));
    expect(run(2000, 2).subarray(0, 64)).toEqual(run(64, 2));
    expect(run(64, 3)).not.toEqual(run(64, 2));
  });

  it('works in slices', () => {
    const chain = new ReverseChain(reverseSteps(schedule, 10, 'beta'), denoise, 8, 0);
    let asked = 0;
    expect(chain.advance(10, () => (asked += 1) > 4)).toBe(false);
    expect(chain.reached).toBe(4);
    expect(chain.advance(10)).toBe(true);
    expect(() => chain.at(11)).toThrow(RangeError);
  });
});
