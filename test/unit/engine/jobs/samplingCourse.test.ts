import { describe, expect, it } from 'vitest';
import { ddimPlan } from '../../../../src/diffusion/samplers/methods/ddim';
import { closedForm } from '../../../../src/diffusion/forwardProcess';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { defaultPlaygroundState, type SampleSettings } from '../../../../src/protocol/playgroundState';
import type { SamplingEngine } from '../../../../webview/engine/contract/network';
import { mlpConfig } from '../../../../webview/engine/graph/mlp';
import { samplingCourse } from '../../../../webview/engine/jobs/samplingCourse';
import { runSampler, type Denoise } from '../../../../webview/engine/sampling/runSampler';
import { linearSchedule } from '../../../fixtures/training';

const table = createSchedule(linearSchedule);
const config = mlpConfig(2);
/** The exact ε̂ where all data are one point, the first of its coordinates far outside of [−1, 1]. */
const denoise: Denoise = (x, t) => {
  const { signal, noise } = closedForm(table, Math.max(1, Math.round(t[0] ?? 0)));
  return Promise.resolve(x.map((value, i) => (value - signal * (i % 2 === 0 ? 4 : -0.5)) / noise));
};
const engine: SamplingEngine = {
  config,
  predict: (x, t, options) => denoise(x, t, options ?? {}),
  sample: (plan, options, onStep) => runSampler(denoise, config, plan, options, onStep),
  dispose: () => undefined,
};
const network = { schedule: linearSchedule, loss: 'epsilon' } as const;
const settings = (changes: Partial<SampleSettings>): SampleSettings => ({
  ...defaultPlaygroundState.sample,
  steps: 20,
  clip: false,
  ...changes,
});
const end = async (changes: Partial<SampleSettings>, fromT?: number) => {
  const seen: number[] = [];
  const course = samplingCourse(network, settings(changes), fromT);
  const options = { count: 1, seed: 3 };
  const x = await course.run(engine, options, (index) => (seen.push(index), true));
  expect(seen).toEqual(course.plan.map((_, index) => index));
  return { x, course };
};

describe('the course of a sampling', () => {
  it('is a plan for the device, unless x̂_0 is thresholded by what it is', async () => {
    const plain = await end({ sampler: 'dpmpp_2m' });
    expect(plain.course.planned).toBe(true);
    expect(plain.x[0]).toBeCloseTo(4, 1);
    for (const sampler of ['ddim', 'dpmpp_2m', 'unipc', 'deis'] as const) {
      const { x, course } = await end({ sampler, threshold: true });
      expect(course.planned).toBe(false);
      // Clipped at its largest magnitude and divided by it, with 1 as the most.
      expect(Math.abs((x[0] ?? NaN) - 1)).toBeLessThan(0.05);
      expect(Math.abs((x[1] ?? NaN) + 0.5)).toBeLessThan(0.1);
    }
  });

  it('is DDIM with ε̂ worked out anew from the clipped x̂_0, or as diffusers has it by default', () => {
    const theirs = (useClippedModelOutput: boolean) =>
      ddimPlan(table, { steps: 20, eta: 0, clip: true, useClippedModelOutput });
    const ours = (changes: Partial<SampleSettings>) =>
      samplingCourse(network, settings({ sampler: 'ddim', clip: true, ...changes })).plan;
    expect(ours({})).toEqual(theirs(true));
    expect(ours({ epsilonAnew: false })).toEqual(theirs(false));
    expect(theirs(false)).not.toEqual(theirs(true));
  });

  it('works ε̂ out anew from a thresholded x̂_0 too, unless that is off', async () => {
    const halfWay = (epsilonAnew: boolean) =>
      samplingCourse(network, settings({ sampler: 'ddim', threshold: true, epsilonAnew })).run(
        engine,
        { count: 1, seed: 3 },
        (index) => index < 10,
      );
    expect(await halfWay(false)).not.toEqual(await halfWay(true));
  });

  it('begins at the t that it is told, thresholded or not', () => {
    for (const threshold of [false, true]) {
      const { plan } = samplingCourse(network, settings({ sampler: 'dpmpp_2m', threshold }), 400);
      expect(plan[0]?.t).toBeLessThanOrEqual(400);
      expect(plan[0]?.t).toBeGreaterThan(340);
    }
  });

  it('goes again over stretches when inpainting asks for it, whatever the sampler', () => {
    for (const sampler of ['ddim', 'ddpm', 'unipc', 'heun'] as const) {
      const once = samplingCourse(network, settings({ sampler, mode: 'inpaint' }));
      const often = samplingCourse(
        network,
        settings({ sampler, mode: 'inpaint', resamplings: 2, jumpLength: 4 }),
      );
      expect(often.planned).toBe(true);
      expect(often.plan.length).toBeGreaterThan(sampler === 'heun' ? 20 : once.plan.length);
    }
  });

  it('says why ε does not do with zero terminal SNR, where v does', () => {
    const schedule = { ...linearSchedule, zeroTerminalSnr: true };
    expect(() => samplingCourse({ schedule, loss: 'epsilon' }, settings({}))).toThrow(/zero terminal SNR/);
    for (const sampler of ['ddim', 'ddpm', 'euler', 'dpmpp_2m', 'unipc'] as const) {
      const { plan } = samplingCourse({ schedule, loss: 'v' }, settings({ sampler }));
      for (const { next, predictX0, marginal } of plan) {
        const numbers = [
          next.x,
          next.x0,
          next.output,
          next.noise,
          predictX0.x,
          predictX0.output,
          marginal.signal,
        ];
        expect(numbers.every(Number.isFinite)).toBe(true);
      }
    }
  });
});
