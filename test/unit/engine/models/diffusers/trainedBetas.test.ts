import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../../../../src/diffusion/schedule';
import { readScheduler } from '../../../../../webview/engine/models/diffusers/readScheduler';

describe('β that are listed one by one', () => {
  const listed = (betas: readonly number[], more: object = {}) =>
    readScheduler(
      JSON.stringify({
        _class_name: 'DDPMScheduler',
        num_train_timesteps: betas.length,
        trained_betas: betas,
        ...more,
      }),
    );

  it('are recognised as guided-diffusion’s linear schedule of 4,000 steps', () => {
    const betas = Array.from({ length: 4000 }, (_, i) => Math.fround(2.5e-5 + (i / 3999) * (0.005 - 2.5e-5)));
    const { kind, T, betaStart, betaEnd } = listed(betas).schedule;
    expect({ kind, T }).toEqual({ kind: 'linear', T: 4000 });
    expect(betaStart).toBeCloseTo(2.5e-5, 10);
    expect(betaEnd).toBeCloseTo(0.005, 9);
  });

  it('are recognised as any known kind with its own β_1 and β_T, also in float32', () => {
    const kinds = fc.constantFrom('linear', 'scaled_linear', 'sigmoid', 'cosine', 'constant', 'karras');
    const range = fc.tuple(
      fc.double({ min: 1e-5, max: 1e-3, noNaN: true }),
      fc.double({ min: 2e-3, max: 0.1, noNaN: true }),
    );
    fc.assert(
      fc.property(kinds, range, fc.integer({ min: 3, max: 400 }), (kind, [betaStart, betaEnd], T) => {
        const config = { kind, T, betaStart, betaEnd } as const;
        const { alphaBar, beta } = createSchedule(config);
        const found = createSchedule(listed([...beta.subarray(1)].map(Math.fround)).schedule);
        expect(found.T).toBe(T);
        alphaBar.forEach((value, t) => {
          expect(Math.abs(value - (found.alphaBar[t] ?? NaN))).toBeLessThan(1e-4);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are refused when they are of no known kind, or not T of them', () => {
    expect(() => listed([0.1, 0.5, 0.2, 0.3])).toThrow(
      /follow none of the rules.*: linear, .*Sample this model with diffusers itself; or, .* in place of trained_betas/,
    );
    expect(() => listed([0.1, 0.2, 0.3], { num_train_timesteps: 1000 })).toThrow(
      /T = 1000 but the list trained_betas has the length 3/,
    );
  });
});
