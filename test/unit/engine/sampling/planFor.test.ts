import { samplerTraits } from '../../../../webview/engine/sampling/samplerTraits';
import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/diffusion';
import { createSchedule } from '../../../../src/diffusion/schedule';
import {
  defaultPlaygroundState,
  type LossId,
  type SampleSettings,
} from '../../../../src/protocol/playgroundState';
import { noiseLevels, samplerIds, type SamplerId } from '../../../../src/protocol/samplers';
import { planFor, samplerFor } from '../../../../webview/engine/sampling/planFor';
import { objectiveAt } from '../../../../webview/engine/training/objective';

const { schedule, sample } = defaultPlaygroundState;
const settings = (changes: Partial<SampleSettings>): SampleSettings => ({ ...sample, steps: 20, ...changes });

/** The network that knows its one image: what each loss makes it answer at (x, t). */
function perfect(image: number, loss: LossId) {
  const table = createSchedule(schedule);
  return (x: Float32Array, t: number): Float32Array => {
    const level = loss === 'flow' ? t - 1 : t;
    const below = Math.max(1, Math.min(schedule.T, Math.round(level)));
    const { signal, noise, targetX0, targetNoise } = objectiveAt(loss, table, below);
    return x.map((value) => targetX0 * image + (targetNoise * (value - signal * image)) / noise);
  };
}

describe('the plan of every sampler', () => {
  it.each(samplerIds.filter((id) => !samplerTraits(id).forFlow))(
    '%s ends at the image that a perfect network knows',
    (id) => {
      for (const loss of ['epsilon', 'x0', 'v'] as const) {
        const plan = planFor(schedule, loss, settings({ sampler: id }));
        let z = 0.3;
        const noise = () => Float32Array.of((z = -z));
        const [end] = runPlan(plan, Float32Array.of(0.7), perfect(0.25, loss), noise);
        // Fractional t fall between the levels that this network knows.
        expect(Math.abs((end ?? NaN) - 0.25)).toBeLessThan(0.05);
      }
    },
  );

  it('takes as many steps as it is told, DDPM all', () => {
    expect(planFor(schedule, 'epsilon', settings({ sampler: 'ddim' }))).toHaveLength(20);
    expect(planFor(schedule, 'epsilon', settings({ sampler: 'dpmpp_2m' }))).toHaveLength(20);
    expect(planFor(schedule, 'epsilon', settings({ sampler: 'ddpm' }))).toHaveLength(1000);
  });

  it('changes with the spacing and with the rule of the noise levels', () => {
    const times = (changes: Partial<SampleSettings>) =>
      planFor(schedule, 'epsilon', settings({ sampler: 'euler', ...changes })).map(({ t }) => t);
    expect(times({ spacing: 'leading' })).not.toEqual(times({ spacing: 'linspace' }));
    const different = (sampler: SamplerId) =>
      new Set(noiseLevels.map((levels) => String(times({ sampler, levels })))).size;
    expect(different('dpmpp_2m')).toBe(noiseLevels.length);
    expect(different('dpmpp_2s')).toBe(noiseLevels.length);
    // Even in λ is even in ln σ; these samplers take the timesteps as they come.
    expect(times({ levels: 'lu' })).toEqual(times({ levels: 'exponential' }));
    expect(different('euler')).toBe(noiseLevels.length - 1);
  });

  it('gives flow matching a sampler of its own, and nothing else one', () => {
    expect(samplerFor('ddim', 'flow')).toBe('flow_euler');
    expect(samplerFor('flow_heun', 'flow')).toBe('flow_heun');
    expect(samplerFor('flow_heun', 'epsilon')).toBe('ddim');
    expect(samplerFor('unipc', 'v')).toBe('unipc');
  });

  it('refuses more steps than there are', () => {
    expect(() => planFor(schedule, 'epsilon', settings({ steps: 2000 }))).toThrow(/2000/);
  });
});
