import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertPrediction } from '../../../../src/diffusion/parameterisation';
import { posterior } from '../../../../src/diffusion/posterior';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { lossIds } from '../../../../src/protocol/playgroundState';
import { objectiveAt } from '../../../../webview/engine/training/objective';
import { linearSchedule } from '../../../fixtures/training';

const schedule = createSchedule(linearSchedule);
const levels = fc.integer({ min: 1, max: 1000 });
const value = fc.double({ min: -2, max: 2, noNaN: true });

describe('the objective', () => {
  it.each(lossIds)('%s asks for what its images and noise determine', (loss) => {
    fc.assert(
      fc.property(levels, value, value, (level, x0, epsilon) => {
        const { signal, noise, targetX0, targetNoise } = objectiveAt(loss, schedule, level);
        const xt = signal * x0 + noise * epsilon;
        const target = targetX0 * x0 + targetNoise * epsilon;
        // What the network would have to say is enough to work x_0 back out, with the samplers' own formulas.
        if (loss === 'flow') {
          expect(xt - noise * target).toBeCloseTo(x0, 9);
          return;
        }
        const type = { epsilon: 'epsilon', vlb: 'epsilon', x0: 'sample', v: 'v_prediction' } as const;
        const form = convertPrediction(type[loss], 'sample', { signal, noise });
        expect(form.x * xt + form.output * target).toBeCloseTo(x0, 6);
      }),
    );
  });

  it.each(['epsilon', 'x0', 'v'] as const)('%s counts every t alike', (loss) => {
    for (const level of [1, 500, 1000]) {
      expect(objectiveAt(loss, schedule, level)).toMatchObject({ t: level, weight: 1 });
    }
  });

  it.each([1, 5])('Min-SNR weighs an error by the image it implies, up to γ = %d', (gamma) => {
    const own = { epsilon: 'epsilon', x0: 'sample', v: 'v_prediction' } as const;
    for (const loss of ['epsilon', 'x0', 'v'] as const) {
      fc.assert(
        fc.property(levels, (level) => {
          const { signal, noise, weight } = objectiveAt(loss, schedule, level, gamma);
          // How far x̂_0 moves when the answer moves by 1: its square times min(SNR, γ) is the weight.
          const { output } = convertPrediction(own[loss], 'sample', { signal, noise });
          expect(weight / (Math.min((signal / noise) ** 2, gamma) * output ** 2)).toBeCloseTo(1, 9);
        }),
      );
    }
  });

  it('Min-SNR leaves the bound and flows as they are, and says nothing where no image is left', () => {
    expect(objectiveAt('vlb', schedule, 10, 5)).toEqual(objectiveAt('vlb', schedule, 10));
    expect(objectiveAt('flow', schedule, 10, 5)).toEqual(objectiveAt('flow', schedule, 10));
    const dark = createSchedule({ ...linearSchedule, zeroTerminalSnr: true });
    expect(objectiveAt('epsilon', dark, 1000, 5).weight).toBe(1);
    expect(objectiveAt('v', dark, 1000, 5).weight).toBe(0);
  });

  it('vlb weights the error of ε as the divergence of the posteriors does', () => {
    fc.assert(
      fc.property(levels, value, value, value, (level, x0, epsilon, predicted) => {
        const { signal, noise, weight } = objectiveAt('vlb', schedule, level);
        const xt = signal * x0 + noise * epsilon;
        const mean = (guess: number) => {
          const { x0: byX0, xt: byXt } = posterior(schedule, level);
          return byX0 * ((xt - noise * guess) / signal) + byXt * xt;
        };
        // KL of two Gaussians with the variance σ_t² = β_t (DDPM eq. 8), T times as often as it is drawn.
        const divergence = (mean(epsilon) - mean(predicted)) ** 2 / (2 * (schedule.beta[level] ?? NaN));
        const expected = 1000 * divergence;
        expect(weight * (epsilon - predicted) ** 2).toBeCloseTo(expected, 5);
      }),
    );
  });

  it('flow goes straight from the image to noise, on the timesteps of diffusers', () => {
    expect(objectiveAt('flow', schedule, 250)).toEqual({
      t: 251,
      signal: 0.75,
      noise: 0.25,
      targetX0: -1,
      targetNoise: 1,
      weight: 1,
    });
    expect(objectiveAt('flow', schedule, 1000)).toMatchObject({ signal: 0, noise: 1 });
  });
});
