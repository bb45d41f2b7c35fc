import { describe, expect, it } from 'vitest';
import { entryAt } from '../../../src/diffusion/schedule';
import { networkNoise, networkSchedule } from '../../../src/figures/digitsNetwork';
import {
  columnShare,
  columnTime,
  lastColumn,
  latents,
  latentSteps,
  latentTime,
  mixed,
  stepsPerColumn,
} from '../../../src/figures/latents';
import { ancestralPlan, deterministicPlan } from '../../../src/figures/samplerPlans';

const shared = { schedule: networkSchedule, t: 1, seed: 0 };
const own = { strip: 'shared', digit: 0, other: 0, level: 12, column: 5 } as const;

describe('the strips of latents', () => {
  it('have columns at t that the sampler visits', () => {
    const plan = ancestralPlan(latentSteps, 'small', true);
    for (let column = 0; column <= lastColumn; column++) {
      expect(plan[column * stepsPerColumn]?.t).toBe(columnTime(column));
    }
    expect([columnTime(0), columnTime(lastColumn)]).toEqual([1000, 40]);
  });

  it('begin the interpolation at the step of its level', () => {
    for (const level of [1, 12, latentSteps]) {
      expect(deterministicPlan(latentSteps)[latentSteps - level]?.t).toBe(latentTime(level));
    }
  });

  it('mix from one end to the other', () => {
    const [from, to] = [Float32Array.of(-1, 0.5), Float32Array.of(1, 0.5)];
    expect([...mixed(from, to, columnShare(0))]).toEqual([-1, 0.5]);
    expect([...mixed(from, to, columnShare(2))]).toEqual([-0.5, 0.5]);
    expect([...mixed(from, to, columnShare(lastColumn))]).toEqual([1, 0.5]);
  });

  it('say the signal-to-noise ratio ᾱ / (1 − ᾱ) at the column’s t', () => {
    const alphaBar = entryAt(networkNoise.alphaBar, 400);
    expect(latents.caption({ ...shared, ...own })).toContain(
      `at t = 400, where the signal-to-noise ratio is ${Number((alphaBar / (1 - alphaBar)).toPrecision(3))}`,
    );
  });

  it('say the shares and √ᾱ of the interpolation', () => {
    const text = latents.caption({ ...shared, ...own, strip: 'interpolation', column: 2 });
    const root = Math.sqrt(entryAt(networkNoise.alphaBar, 240)).toFixed(4);
    expect(text).toBe(
      `0.75 of the one digit and 0.25 of the other, both noised to t = 240 with the same noise (√ᾱₜ = ${root}), then denoised by DDIM.`,
    );
  });
});
