import { describe, expect, it } from 'vitest';
import { SampleNoise } from '../../../../src/diffusion/random/sampleNoise';
import { ddimPlan } from '../../../../src/diffusion/samplers/methods/ddim';
import { ddpmPlan } from '../../../../src/diffusion/samplers/methods/ddpm';
import { runPlan } from '../../../../src/diffusion/samplers/runPlan';
import { stepSum, tracePlan, type TracedStep } from '../../../../src/diffusion/samplers/tracePlan';
import { createSchedule, entryAt } from '../../../../src/diffusion/schedule';

const schedule = createSchedule({ kind: 'linear', T: 40, betaStart: 0.002, betaEnd: 0.4 });
const model = (x: Float32Array, t: number): Float32Array => x.map((value) => Math.sin(value + t));

async function traced(plan: Parameters<typeof tracePlan>[0], from = 0): Promise<TracedStep[]> {
  const noise = new SampleNoise(3, 2, 4);
  const steps: TracedStep[] = [];
  const trace = tracePlan(
    plan,
    noise.draw(),
    (x, t) => Promise.resolve(model(x, t)),
    () => noise.draw(),
    from,
  );
  for await (const step of trace) {
    steps.push(step);
  }
  return steps;
}

describe('a traced plan', () => {
  it.each([
    ['DDPM', ddpmPlan(schedule, { variance: 'fixed_small', clip: true })],
    ['DDIM', ddimPlan(schedule, { steps: 7, eta: 0.5, clip: false })],
  ])('goes the way of %s, each step from where the last one ended', async (_, plan) => {
    const steps = await traced(plan);
    const noise = new SampleNoise(3, 2, 4);
    const end = runPlan(plan, noise.draw(), model, () => noise.draw());
    expect(steps).toHaveLength(plan.length);
    expect(steps.at(-1)?.next).toEqual(end);
    expect(steps.slice(1).map(({ x }) => x)).toEqual(steps.slice(0, -1).map(({ next }) => next));
    expect(steps.map(({ t, tNext }) => [t, tNext])).toEqual(
      plan.map(({ t }, index) => [t, plan[index + 1]?.t ?? 0]),
    );
    expect(steps.at(-1)?.noise).toBeNull();
  });

  it('begins where it is told to', async () => {
    const plan = ddimPlan(schedule, { steps: 7, eta: 0, clip: false });
    const steps = await traced(plan, 4);
    expect(steps.map(({ index }) => index)).toEqual([4, 5, 6]);
  });
});

describe('a step as one sum', () => {
  it('is line 4 of Algorithm 2 for DDPM (to 1e-12)', () => {
    const plan = ddpmPlan(schedule, { variance: 'fixed_large', clip: false });
    for (const step of plan) {
      const [alpha, beta, alphaBar] = (['alpha', 'beta', 'alphaBar'] as const).map((key) =>
        entryAt(schedule[key], step.t),
      ) as [number, number, number];
      const sum = stepSum(step);
      expect(sum?.x).toBeCloseTo(1 / Math.sqrt(alpha), 12);
      expect(sum?.output).toBeCloseTo(-beta / Math.sqrt(1 - alphaBar) / Math.sqrt(alpha), 12);
      expect(sum?.noise).toBeCloseTo(step.t === 1 ? 0 : Math.sqrt(beta), 12);
    }
  });

  it('is eq. 12 of DDIM (to 1e-12)', () => {
    const plan = ddimPlan(schedule, { steps: 8, eta: 0, clip: false });
    for (const [index, step] of plan.entries()) {
      const now = entryAt(schedule.alphaBar, step.t);
      const next = entryAt(schedule.alphaBar, plan[index + 1]?.t ?? 0);
      const sum = stepSum(step);
      expect(sum?.x).toBeCloseTo(Math.sqrt(next / now), 12);
      expect(sum?.output).toBeCloseTo(Math.sqrt(1 - next) - Math.sqrt((next / now) * (1 - now)), 12);
    }
  });

  it('is none where x̂_0 is clipped', () => {
    expect(stepSum(ddpmPlan(schedule, { variance: 'fixed_large', clip: true })[0]!)).toBeUndefined();
  });
});
