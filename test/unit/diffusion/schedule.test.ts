import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  entryAt,
  logSnr,
  rescaleT,
  rescaleZeroTerminalSnr,
  respace,
  scheduleKinds,
  snr,
} from '../../../src/diffusion/schedule';
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
    for (const step of steps) {
      expectClose(step, steps[0] ?? 0);
    }
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

describe('the kinds that are given by noise levels', () => {
  const at = { T: 100, betaStart: 1e-4, betaEnd: 0.02 } as const;

  it("have EDM's levels, evenly in σ^(1/7) from 0.002 to 80", () => {
    const karras = createSchedule({ kind: 'karras', ...at });
    const sigma = (t: number) => Math.sqrt(1 / entryAt(karras.alphaBar, t) - 1);
    expect(sigma(1)).toBeCloseTo(0.002, 9);
    expect(sigma(100)).toBeCloseTo(80, 6);
    const step = sigma(100) ** (1 / 7) - sigma(99) ** (1 / 7);
    expect(sigma(51) ** (1 / 7) - sigma(50) ** (1 / 7)).toBeCloseTo(step, 8);
  });

  it("have flow matching's levels (1 − s) x_0 + s ε, and its shift as a quotient of noise levels", () => {
    const flow = createSchedule({ kind: 'flow', ...at });
    const shifted = createSchedule({ kind: 'flow', ...at, shift: 3 });
    // signal / noise is (1 − s) / s, and a shift by 3 divides it by 3.
    for (const t of [1, 30, 75, 99]) {
      expectClose(snr(flow, t), ((1 - t / 100) / (t / 100)) ** 2);
      expectClose(snr(shifted, t), snr(flow, t) / 9);
    }
    expect(() => createSchedule({ kind: 'flow', ...at, shift: 0 })).toThrow(/shift/);
  });
});

describe('changed schedules', () => {
  it('have no signal left at T after the rescaling to zero terminal SNR, and as much as before at 1', () => {
    const rescaled = createSchedule({ ...linear.config, zeroTerminalSnr: true });
    expect(entryAt(rescaled.alphaBar, 1000)).toBe(0);
    expectClose(entryAt(rescaled.alphaBar, 1), entryAt(linear.alphaBar, 1));
    expect(rescaled).toEqual(rescaleZeroTerminalSnr(linear));
    const root = (t: number) => Math.sqrt(entryAt(linear.alphaBar, t));
    const share = (root(500) - root(1000)) / (root(1) - root(1000));
    expectClose(Math.sqrt(entryAt(rescaled.alphaBar, 500)), share * root(1));
    expectClose(entryAt(rescaled.beta, 1000), 1);
  });

  it.each([
    { kind: 'constant', T: 1000, betaStart: 0.9, betaEnd: 0.9 },
    { kind: 'linear', T: 4000, betaStart: 0.5, betaEnd: 0.5 },
    { kind: 'sigmoid', T: 10_000, betaStart: 1e-4, betaEnd: 0.999 },
  ] as const)('has a β at every t of $kind, T = $T, whose ᾱ is 0 long before T', (config) => {
    const { alphaBar, beta } = createSchedule({ ...config, zeroTerminalSnr: true });
    expect(alphaBar[config.T - 1]).toBe(0);
    expect(beta.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(beta[config.T]).toBe(1);
  });

  it('keep the ᾱ of the t that respacing leaves', () => {
    const spaced = respace(linear, [1, 250, 500, 1000]);
    expect(spaced.T).toBe(4);
    expect([...spaced.alphaBar]).toEqual([1, ...[1, 250, 500, 1000].map((t) => entryAt(linear.alphaBar, t))]);
    expectClose(entryAt(spaced.beta, 3), 1 - entryAt(linear.alphaBar, 500) / entryAt(linear.alphaBar, 250));
    expect(() => respace(linear, [5, 5])).toThrow(/greater/);
    expect(() => respace(linear, [5, 1001])).toThrow(/1001/);
  });

  it('end at about the same ᾱ when T changes and β with it', () => {
    const config = rescaleT(linear.config, 250);
    expectClose(config.betaEnd, 0.08);
    const log = (schedule: typeof linear, T: number) => Math.log(entryAt(schedule.alphaBar, T));
    expect(Math.abs(log(createSchedule(config), 250) / log(linear, 1000) - 1)).toBeLessThan(0.05);
    expect(() => rescaleT(linear.config, 10)).toThrow(/reach 1/);
  });
});
