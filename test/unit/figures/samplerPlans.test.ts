import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stepSum } from '../../../src/diffusion/samplers/tracePlan';
import { entryAt } from '../../../src/diffusion/schedule';
import { networkNoise, networkSchedule } from '../../../src/figures/digitsNetwork';
import { ancestralPlan, deterministicPlan } from '../../../src/figures/samplerPlans';
import { sampling, stepColumns } from '../../../src/figures/sampling';
import { inRoot } from '../../tools/paths.mjs';

describe('the plans of figures that ask a network', () => {
  it.each(['digits16-small', 'digits16-cond-small', 'icons16-small'])('are of the noise of %s', (model) => {
    const card = JSON.parse(readFileSync(inRoot(`media/models/${model}/card.json`), 'utf8')) as {
      schedule: unknown;
      loss: unknown;
    };
    expect([card.schedule, card.loss]).toEqual([networkSchedule, 'epsilon']);
  });

  it('stand in columns, of which the nearest is the one that is shown', () => {
    expect(stepColumns(50, 42)).toEqual({ places: [1, 8, 15, 22, 29, 36, 42, 50], marked: 6 });
    expect(stepColumns(50, 1).places[0]).toBe(1);
    expect(stepColumns(5, 3)).toEqual({ places: [1, 2, 3, 4, 5], marked: 2 });
  });

  it('visit every 20th t from T down in 50 steps', () => {
    const times = Array.from({ length: 50 }, (_, index) => 1000 - 20 * index);
    expect(ancestralPlan(50, 'small').map(({ t }) => t)).toEqual(times);
    expect(deterministicPlan(50).map(({ t }) => t)).toEqual(times);
  });

  it('are Algorithm 2 of the paper with all steps (to 1e-12)', () => {
    for (const step of ancestralPlan(1000, 'large')) {
      const [alpha, beta] = [entryAt(networkNoise.alpha, step.t), entryAt(networkNoise.beta, step.t)];
      const sum = stepSum(step);
      expect(sum?.x).toBeCloseTo(1 / Math.sqrt(alpha), 12);
      expect(sum?.noise).toBeCloseTo(step.t === 1 ? 0 : Math.sqrt(beta), 12);
    }
  });

  it('have β between two visited t where some are left out, and no noise in the last step', () => {
    const plan = ancestralPlan(50, 'large');
    const [now, next] = [entryAt(networkNoise.alphaBar, 500), entryAt(networkNoise.alphaBar, 480)];
    const step = plan.find(({ t }) => t === 500);
    expect(step?.next.noise).toBeCloseTo(Math.sqrt(1 - now / next), 12);
    expect(plan.at(-1)?.next.noise).toBe(0);
    expect(ancestralPlan(7, 'small').at(-1)?.next.noise).toBe(0);
  });
});

describe('the figure of sampling', () => {
  const shared = { schedule: networkSchedule, t: 1, seed: 0 };

  it('takes from x what the network calls noise, whatever the state', () => {
    for (const method of ['ddpm', 'ddim'] as const) {
      for (const steps of [5, 50, 250]) {
        const plan = method === 'ddim' ? deterministicPlan(steps) : ancestralPlan(steps, 'large');
        expect(plan.every((step) => (stepSum(step)?.output ?? 1) < 0)).toBe(true);
      }
    }
  });

  it('says the step’s numbers, those of the last one where fewer are taken', () => {
    const own = { method: 'ddim', steps: 50, variance: 'small', step: 200 } as const;
    const now = entryAt(networkNoise.alphaBar, 20);
    expect(sampling.caption({ ...shared, ...own })).toBe(
      `Step 50 of 50, from t = 20 to 0: ${(1 / Math.sqrt(now)).toFixed(4)} times x minus ` +
        `${Math.sqrt((1 - now) / now).toFixed(4)} times the predicted noise, and no new noise.`,
    );
  });
});
