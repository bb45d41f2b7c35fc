import { describe, expect, it } from 'vitest';
import {
  chainStep,
  closedForm,
  diffuse,
  sampleChainStep,
  sampleClosedForm,
} from '../../../src/diffusion/forwardProcess';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { createSchedule, scheduleKinds } from '../../../src/diffusion/schedule';
import golden from './golden/schedules.json';

const linear = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });

function meanAndVariance(values: Float32Array): [number, number] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return [mean, values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length];
}

describe('the forward process', () => {
  it.each(golden.linear)('has the published coefficients at t = $paper_t', (row) => {
    expect(closedForm(linear, row.paper_t).signal).toBeCloseTo(row.sqrt_ab, 10);
    expect(closedForm(linear, row.paper_t).noise).toBeCloseTo(row.sqrt_1m_ab, 10);
  });

  it('reaches by its chain what the closed form says at once', () => {
    for (const kind of scheduleKinds) {
      const schedule = createSchedule({ kind, T: 100, betaStart: 1e-3, betaEnd: 0.1 });
      let [signal, variance] = [1, 0];
      for (let t = 1; t <= 100; t++) {
        const step = chainStep(schedule, t);
        [signal, variance] = [signal * step.signal, variance * step.signal ** 2 + step.noise ** 2];
        expect(signal).toBeCloseTo(closedForm(schedule, t).signal, 10);
        expect(variance).toBeCloseTo(closedForm(schedule, t).noise ** 2, 10);
      }
    }
  });

  it('does nothing at t = 0 and has no step before 1', () => {
    expect(closedForm(linear, 0)).toEqual({ signal: 1, noise: 0 });
    expect(() => closedForm(linear, -1)).toThrow(RangeError);
  });

  it('draws samples of both kinds with the mean and variance of the closed form', () => {
    const n = 20_000;
    const t = 40;
    const x0 = new Float32Array(n).fill(0.8);
    const { signal, noise } = closedForm(linear, t);
    const atOnce = sampleClosedForm(linear, t, x0, new RandomStream(1, 0));
    const random = new RandomStream(2, 0);
    let walked: Float32Array = x0;
    for (let s = 1; s <= t; s++) {
      walked = sampleChainStep(linear, s, walked, random);
    }
    for (const sample of [atOnce, walked]) {
      const [mean, variance] = meanAndVariance(sample);
      expect(Math.abs(mean - 0.8 * signal)).toBeLessThan((4 * noise) / Math.sqrt(n));
      expect(Math.abs(variance / noise ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    }
  });

  it('refuses noise of another size', () => {
    expect(() => diffuse({ signal: 1, noise: 1 }, new Float32Array(2), new Float32Array(3))).toThrow(
      /3 elements/,
    );
  });
});
