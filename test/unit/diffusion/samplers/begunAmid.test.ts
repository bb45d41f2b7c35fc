import { samplerTraits } from '../../../../webview/engine/sampling/samplerTraits';
import { describe, expect, it } from 'vitest';
import { closedForm } from '../../../../src/diffusion/forwardProcess';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { resampledPlan } from '../../../../src/diffusion/samplers/resampledPlan';
import { runPlan } from '../../../../src/diffusion/samplers/runPlan';
import {
  defaultPlaygroundState,
  type LossId,
  type SampleSettings,
} from '../../../../src/protocol/playgroundState';
import { samplerIds } from '../../../../src/protocol/samplers';
import { objectiveAt } from '../../../../webview/engine/training/objective';
import { planFor } from '../../../../webview/engine/sampling/planFor';

const { schedule, sample } = defaultPlaygroundState;
const table = createSchedule(schedule);
const settings = (changes: Partial<SampleSettings>): SampleSettings => ({ ...sample, steps: 40, ...changes });

/** What a network answers that knows data from N(mean, deviation²). */
function exact(loss: LossId, { mean, deviation }: { mean: number; deviation: number }) {
  return (x: Float32Array, t: number): Float32Array => {
    const level = Math.max(1, Math.min(schedule.T, Math.round(loss === 'flow' ? t - 1 : t)));
    const { signal, noise, targetX0, targetNoise } = objectiveAt(loss, table, level);
    const gain = (signal * deviation ** 2) / (signal ** 2 * deviation ** 2 + noise ** 2);
    return x.map((value) => {
      const x0 = mean + gain * (value - signal * mean);
      return targetX0 * x0 + (targetNoise * (value - signal * x0)) / noise;
    });
  };
}

function meanAndDeviation(values: Float32Array): [number, number] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length)];
}

describe('a sampler that begins amid its plan', () => {
  const cases = samplerIds.flatMap((id) =>
    (samplerTraits(id).forFlow ? (['flow'] as const) : (['epsilon', 'v'] as const)).map(
      (loss) => [id, loss] as const,
    ),
  );
  const data = { mean: 0.3, deviation: 0.5 };

  it.each(cases)('%s keeps the distribution of what it begins with (%s)', (sampler, loss) => {
    const plan = planFor(schedule, loss, settings({ sampler, clip: false, eta: 1 }), 400);
    const whole = planFor(schedule, loss, settings({ sampler, clip: false, eta: 1 }));
    const [first] = plan;
    expect(first?.t).toBeLessThanOrEqual(400 + (loss === 'flow' ? 1 : 0));
    expect(first?.t).toBeGreaterThan(300);
    expect(plan.length).toBeLessThan(whole.length);
    const random = new RandomStream(7, 6);
    const size = 4096;
    const { signal, noise } = first?.marginal ?? { signal: 0, noise: 0 };
    const z = random.normal(size);
    const start = random
      .normal(size)
      .map((x, i) => signal * (data.mean + data.deviation * x) + noise * (z[i] ?? 0));
    const end = runPlan(plan, start, exact(loss, data), () => random.normal(size));
    const [mean, deviation] = meanAndDeviation(end);
    expect(Math.abs(mean - data.mean)).toBeLessThan(0.05);
    // LCM, and TCD with γ = 1, draw x_0 anew at each step, and with this denoiser always the mean; stochastic samplers
    // of first order lose some of the spread in sixteen steps.
    const jumps = sampler === 'lcm' || sampler === 'tcd';
    if (!jumps) {
      expect(Math.abs(deviation - data.deviation)).toBeLessThan(0.09);
    }
  });

  it.each(cases)('%s ends at an image that the network knows (%s)', (sampler, loss) => {
    for (const fromT of [1000, 650, 120, 1]) {
      const plan = planFor(schedule, loss, settings({ sampler, clip: false, eta: 1 }), fromT);
      const [first] = plan;
      const { signal, noise } = first?.marginal ?? { signal: 0, noise: 0 };
      const random = new RandomStream(fromT, 6);
      const start = random.normal(16).map((z) => signal * 0.25 + noise * z);
      const known = exact(loss, { mean: 0.25, deviation: 0 });
      for (const value of runPlan(plan, start, known, () => random.normal(16))) {
        expect(Math.abs(value - 0.25)).toBeLessThan(0.05);
      }
    }
  });

  it('is the whole sampler when it begins at T', () => {
    for (const sampler of samplerIds.filter((id) => !samplerTraits(id).forFlow)) {
      const length = (fromT?: number) => planFor(schedule, 'epsilon', settings({ sampler }), fromT).length;
      expect(length(1000)).toBe(length());
    }
  });
});

describe('a resampled plan', () => {
  const plan = planFor(schedule, 'epsilon', settings({ sampler: 'ddim', clip: false, eta: 1 }));

  it('goes each stretch as often as it is told, and rises between', () => {
    const resampled = resampledPlan(plan, { jumpLength: 10, resamplings: 3 });
    // Three of the four stretches of ten steps are gone twice more.
    expect(resampled).toHaveLength(40 + 3 * 2 * 10);
    const visits = new Map<number, number>();
    for (const { t } of resampled) {
      visits.set(t, (visits.get(t) ?? 0) + 1);
    }
    expect([...visits.values()].filter((count) => count === 3)).toHaveLength(30);
    expect(resampledPlan(plan, { jumpLength: 10, resamplings: 1 })).toBe(plan);
  });

  it('keeps the distribution of Gaussian data', () => {
    const random = new RandomStream(3, 6);
    const resampled = resampledPlan(plan, { jumpLength: 8, resamplings: 4 });
    const data = { mean: 0.3, deviation: 0.5 };
    const end = runPlan(resampled, random.normal(4096), exact('epsilon', data), () => random.normal(4096));
    const [mean, deviation] = meanAndDeviation(end);
    expect(Math.abs(mean - 0.3)).toBeLessThan(0.05);
    expect(Math.abs(deviation - 0.5)).toBeLessThan(0.09);
  });

  it('rises by q(x_t | x_s): the variance of pure noise stays', () => {
    for (const [i, step] of resampledPlan(plan, { jumpLength: 5, resamplings: 2 }).entries()) {
      expect(Number.isFinite(step.next.noise), String(i)).toBe(true);
      const { signal, noise } = closedForm(table, step.t);
      expect(step.marginal.signal).toBeCloseTo(signal, 6);
      expect(step.marginal.noise).toBeCloseTo(noise, 6);
    }
  });

  it('is refused for samplers that look back, which inpainting replaces by DDIM', () => {
    const multistep = planFor(schedule, 'epsilon', settings({ sampler: 'dpmpp_2m' }));
    expect(() => resampledPlan(multistep, { jumpLength: 10, resamplings: 2 })).toThrow(/looks back/);
    expect(() => resampledPlan(plan, { jumpLength: 0, resamplings: 2 })).toThrow(/jumpLength/);
    const inpainting = planFor(
      schedule,
      'epsilon',
      settings({ sampler: 'dpmpp_2m', mode: 'inpaint', resamplings: 2 }),
    );
    expect(inpainting.length).toBeGreaterThan(40);
  });
});
