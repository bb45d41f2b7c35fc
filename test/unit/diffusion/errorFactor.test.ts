import { describe, expect, it } from 'vitest';
import { errorFactor, noisyTargets, targetsAt, x0Weight } from '../../../src/diffusion/errorFactor';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import { convertPrediction } from '../../../src/diffusion/parameterisation';
import { posterior } from '../../../src/diffusion/posterior';
import { createSchedule, entryAt, snr } from '../../../src/diffusion/schedule';

const schedule = createSchedule({ kind: 'linear', T: 60, betaStart: 1e-3, betaEnd: 0.2 });
const times = [1, 2, 7, 30, 60];

describe('the factor of an error', () => {
  it('is the difference of the targets over the difference of what was predicted, x_t being the same', () => {
    for (const t of times) {
      const { signal, noise } = closedForm(schedule, t);
      const [x0, moved] = [0.7, 1.2];
      const xt = signal * x0 + noise * -0.4;
      const before = targetsAt(schedule, t, x0, -0.4);
      const after = targetsAt(schedule, t, moved, (xt - signal * moved) / noise);
      expect(after.xt).toBeCloseTo(before.xt, 12);
      for (const from of noisyTargets) {
        for (const to of noisyTargets) {
          const ratio = (after[to] - before[to]) / (after[from] - before[from]);
          expect(errorFactor(schedule, t, from, to) / ratio, `${from} ${to} ${t}`).toBeCloseTo(1, 9);
        }
      }
    }
  });

  it('is the factor of the output where a prediction is turned into another', () => {
    const types = ['epsilon', 'sample', 'v_prediction'] as const;
    for (const t of times) {
      const step = closedForm(schedule, t);
      for (const from of types) {
        for (const to of [...types, 'score'] as const) {
          const { output } = convertPrediction(from, to, step);
          expect(errorFactor(schedule, t, from, to) / output).toBeCloseTo(1, 10);
        }
      }
    }
  });

  it('is infinite from ε to x_0 where nothing of x_0 is left, and 1 from each to itself', () => {
    const last = createSchedule({ ...schedule.config, zeroTerminalSnr: true });
    expect(Math.abs(errorFactor(last, 60, 'epsilon', 'sample'))).toBe(Infinity);
    expect(errorFactor(last, 60, 'v_prediction', 'sample')).toBe(-1);
    for (const target of noisyTargets) {
      expect(errorFactor(last, 60, target, target)).toBe(1);
    }
  });
});

describe('the weight of an error of x_0', () => {
  it('is SNR, 1 and SNR + 1 for losses of ε, x_0 and v', () => {
    for (const t of times) {
      expect(x0Weight(schedule, t, 'epsilon') / snr(schedule, t)).toBeCloseTo(1, 10);
      expect(x0Weight(schedule, t, 'sample')).toBe(1);
      expect(x0Weight(schedule, t, 'v_prediction') / (snr(schedule, t) + 1)).toBeCloseTo(1, 10);
      const score = snr(schedule, t) / (1 - entryAt(schedule.alphaBar, t));
      expect(x0Weight(schedule, t, 'score') / score).toBeCloseTo(1, 10);
    }
  });

  it('is in the bound that of ½ (μ̃ − μ_θ)² / β̃', () => {
    for (const t of times.slice(1)) {
      const { x0, variance } = posterior(schedule, t);
      expect(x0Weight(schedule, t, 'bound') / (x0 ** 2 / (2 * variance))).toBeCloseTo(1, 9);
    }
    expect(x0Weight(schedule, 1, 'bound')).toBe(Infinity);
  });
});
