import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule, entryAt, logSnr, scheduleKinds, snr } from '../../../src/diffusion/schedule';
import golden from './golden/schedules.json';

const linear = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });

const configs = fc.record({
  kind: fc.constantFrom(...scheduleKinds),
  T: fc.integer({ min: 2, max: 400 }),
  betaStart: fc.double({ min: 1e-6, max: 0.999, noNaN: true }),
  betaEnd: fc.double({ min: 1e-6, max: 0.999, noNaN: true }),
});

/** Relative closeness of 1e-9, which leaves room for another order of float64 operations. */
function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected) + 1e-15);
}

describe('createSchedule', () => {
  it.each(golden.linear)('gives the published linear values at t = $paper_t', (row) => {
    const t = row.paper_t;
    expectClose(entryAt(linear.beta, t), row.beta);
    expectClose(entryAt(linear.alphaBar, t), row.alpha_bar);
    expectClose(snr(linear, t), row.snr);
    expectClose(logSnr(linear, t), row.logsnr);
  });

  it.each(golden.cosine)('gives the published cosine values at t − 1 = $i', (row) => {
    const cosine = createSchedule({ kind: 'cosine', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
    expectClose(entryAt(cosine.beta, row.i + 1), row.beta);
    expectClose(entryAt(cosine.alphaBar, row.i + 1), row.alpha_bar);
  });

  it('begins at β_1 and ends at β_T where the kind says so', () => {
    for (const kind of ['linear', 'quadratic', 'scaled_linear'] as const) {
      const { beta } = createSchedule({ kind, T: 100, betaStart: 1e-4, betaEnd: 0.02 });
      expectClose(entryAt(beta, 1), 1e-4);
      expectClose(entryAt(beta, 100), 0.02);
    }
    const { beta } = createSchedule({ kind: 'constant', T: 100, betaStart: 1e-4, betaEnd: 0.02 });
    expect(new Set(beta.subarray(1))).toEqual(new Set([0.02]));
  });

  it('runs the sigmoid symmetrically between its tails', () => {
    const { beta } = createSchedule({ kind: 'sigmoid', T: 101, betaStart: 1e-4, betaEnd: 0.02 });
    expectClose(entryAt(beta, 51), (1e-4 + 0.02) / 2);
    expectClose(entryAt(beta, 1), 1e-4 + (0.02 - 1e-4) / (1 + Math.exp(6)));
    expectClose(entryAt(beta, 101) + entryAt(beta, 1), 1e-4 + 0.02);
  });

  it('takes square roots linearly for quadratic, which is what scaled_linear is', () => {
    const config = { T: 50, betaStart: 1e-3, betaEnd: 0.04 };
    const { beta } = createSchedule({ kind: 'quadratic', ...config });
    expect(beta).toEqual(createSchedule({ kind: 'scaled_linear', ...config }).beta);
    const steps = Array.from({ length: 48 }, (_, i) => i + 2).map(
      (t) => Math.sqrt(entryAt(beta, t)) - Math.sqrt(entryAt(beta, t - 1)),
    );
    for (const step of steps) expectClose(step, steps[0] ?? 0);
  });

  it('starts without noise and only ever loses signal', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const { beta, alpha, alphaBar } = createSchedule(config);
        expect([beta[0], alpha[0], alphaBar[0]]).toEqual([0, 1, 1]);
        expect(beta.length).toBe(config.T + 1);
        for (let t = 1; t <= config.T; t++) {
          expect(entryAt(beta, t)).toBeGreaterThan(0);
          expect(entryAt(beta, t)).toBeLessThan(1);
          expect(entryAt(alpha, t)).toBe(1 - entryAt(beta, t));
          expect(entryAt(alphaBar, t)).toBe(entryAt(alphaBar, t - 1) * entryAt(alpha, t));
        }
      }),
    );
  });

  it('refuses what is no schedule', () => {
    expect(() => createSchedule({ kind: 'linear', T: 1, betaStart: 0.1, betaEnd: 0.1 })).toThrow(/T must be/);
    expect(() => createSchedule({ kind: 'linear', T: 9, betaStart: 0, betaEnd: 0.1 })).toThrow(/betaStart/);
    expect(() => createSchedule({ kind: 'linear', T: 9, betaStart: 0.1, betaEnd: NaN })).toThrow(/betaEnd/);
    expect(() => snr(linear, 1001)).toThrow(/t = 1001/);
  });
});
