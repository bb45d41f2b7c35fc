import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import {
  linearProcess,
  processJump,
  processKinds,
  processStep,
  processVariance,
} from '../../../src/diffusion/linearProcess';
import { createSchedule } from '../../../src/diffusion/schedule';

const schedule = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
const constant = createSchedule({ kind: 'constant', T: 50, betaStart: 0.2, betaEnd: 0.2 });

describe('a linear process', () => {
  it('is the closed form of DDPM eq. 4 as it is', () => {
    const process = linearProcess('kept', schedule);
    for (const t of [0, 1, 2, 300, 1000]) {
      const { signal, noise } = closedForm(schedule, t);
      expect(process.signal[t]).toBeCloseTo(signal, 12);
      expect(process.noiseVariance[t]).toBeCloseTo(noise ** 2, 12);
      expect(processVariance(process, t, 1)).toBeCloseTo(1, 12);
    }
  });

  it('without shrinking adds up the β', () => {
    let sum = 0.25;
    const process = linearProcess('unshrunk', schedule);
    for (let t = 1; t <= 1000; t++) {
      sum += 1e-4 + ((0.02 - 1e-4) * (t - 1)) / 999;
      expect(processVariance(process, t, 0.25)).toBeCloseTo(sum, 9);
    }
    // Σβ_t of an arithmetic series.
    expect(sum).toBeCloseTo(0.25 + (1000 * (1e-4 + 0.02)) / 2, 9);
  });

  it('with noise of variance 1 is a geometric series, which tends to 1/β', () => {
    const process = linearProcess('unscaled', constant);
    for (const t of [1, 5, 50]) {
      const power = 0.8 ** t;
      expect(processVariance(process, t, 3)).toBeCloseTo(3 * power + (1 - power) / 0.2, 10);
    }
    expect(processVariance(process, 50, 3)).toBeCloseTo(1 / 0.2, 3);
  });

  it('without noise loses ᾱ of the variance', () => {
    const process = linearProcess('noiseless', constant);
    expect(processVariance(process, 50, 3)).toBeCloseTo(3 * 0.8 ** 50, 15);
  });

  it('jumps as its steps do, one after the other', () => {
    const time = fc.integer({ min: 0, max: 49 });
    fc.assert(
      fc.property(fc.constantFrom(...processKinds), time, time, (kind, a, b) => {
        const [s, t] = [Math.min(a, b), Math.max(a, b) + 1];
        let [signal, variance] = [1, 0];
        for (let step = s + 1; step <= t; step++) {
          const one = processStep(kind, constant, step);
          signal *= one.signal;
          variance = one.signal ** 2 * variance + one.noise ** 2;
        }
        const jump = processJump(linearProcess(kind, constant), s, t);
        expect(jump.signal).toBeCloseTo(signal, 12);
        expect(jump.noise ** 2).toBeCloseTo(variance, 10);
      }),
    );
  });

  it('begins anew where nothing of x_0 is left', () => {
    const zero = createSchedule({
      kind: 'linear',
      T: 10,
      betaStart: 0.01,
      betaEnd: 0.3,
      zeroTerminalSnr: true,
    });
    const process = linearProcess('kept', zero);
    expect(processJump(process, 9, 10)).toEqual({ signal: 0, noise: 1 });
    expect(processVariance(process, 10, 5)).toBeCloseTo(1, 12);
  });
});
