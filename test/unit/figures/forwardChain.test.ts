import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainStep, closedForm, diffuse } from '../../../src/diffusion/forwardProcess';
import { createSchedule } from '../../../src/diffusion/schedule';
import { ForwardChain } from '../../../webview/figures/forward/chain';
import { forwardModel } from '../../../webview/figures/forward/model';
import { stepNoise } from '../../../webview/figures/kit/stepNoise';

const schedule = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
const x0 = Float32Array.of(1, -1, 0.5);

describe('the chain', () => {
  it('takes exactly the steps of the kernel, in whatever order its states are asked for', () => {
    const states: Float32Array[] = [x0];
    for (let t = 1; t <= schedule.T; t += 1) {
      states.push(diffuse(chainStep(schedule, t), states[t - 1] ?? x0, stepNoise(7, t, x0.length)));
    }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 }), (times) => {
        const chain = new ForwardChain(schedule, x0, 7);
        for (const t of times) {
          expect(chain.at(t)).toEqual(states[t]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('stops at its deadline and goes on later', () => {
    const chain = new ForwardChain(schedule, x0, 1);
    chain.advance(1000, performance.now() - 1);
    expect(chain.steps).toBe(0);
    chain.advance(1000);
    expect(chain.steps).toBe(1000);
  });

  it('ends where the closed form says: mean and variance of many walks', () => {
    const walks = 4000;
    const t = 200;
    const end = new ForwardChain(schedule, new Float32Array(walks).fill(0.8), 3).at(t);
    const { signal, noise } = closedForm(schedule, t);
    const mean = end.reduce((sum, value) => sum + value, 0) / walks;
    const variance = end.reduce((sum, value) => sum + (value - mean) ** 2, 0) / walks;
    // Four standard errors of each estimate.
    expect(Math.abs(mean - signal * 0.8)).toBeLessThan((4 * noise) / Math.sqrt(walks));
    expect(Math.abs(variance - noise ** 2)).toBeLessThan(4 * noise ** 2 * Math.sqrt(2 / walks));
  });
});

describe.each(['closed', 'chain'] as const)('the %s form', (mode) => {
  it('shows a sum that adds up', () => {
    const model = forwardModel(mode, schedule, x0, 5);
    for (const t of [1, 2, 300, 1000]) {
      expect(model.prepare(t, Number.POSITIVE_INFINITY)).toBe(true);
      const { result, from, noise, step } = model.at(t);
      expect(diffuse(step, from, noise)).toEqual(result);
    }
  });

  it('repeats for a seed and differs for another', () => {
    const at = (seed: number) => forwardModel(mode, schedule, x0, seed).at(400).result;
    expect(at(1)).toEqual(at(1));
    expect(at(1)).not.toEqual(at(2));
  });
});
