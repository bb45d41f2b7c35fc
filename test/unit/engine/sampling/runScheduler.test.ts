import { describe, expect, it } from 'vitest';
import { createScheduler } from '../../../../src/diffusion/samplers/createScheduler';
import { closedForm } from '../../../../src/diffusion/forwardProcess';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { mlpConfig } from '../../../../webview/engine/graph/mlp';
import { runSampler, type Denoise } from '../../../../webview/engine/sampling/runSampler';
import { runScheduler } from '../../../../webview/engine/sampling/runScheduler';
import { linearSchedule } from '../../../fixtures/training';

const schedule = createSchedule(linearSchedule);
const config = mlpConfig(2);

/** The exact ε̂ where all data are one point. */
const denoise: Denoise = (x, t) => {
  const { signal, noise } = closedForm(schedule, Math.max(1, Math.round(t[0] ?? 0)));
  return Promise.resolve(x.map((value, i) => (value - signal * (i % 2 === 0 ? 0.5 : -0.25)) / noise));
};
const engine = { config, predict: (...args: Parameters<Denoise>) => denoise(...args) } as never;

describe('a scheduler run step by step', () => {
  const everyStep = () => true;
  it.each(['DDIMScheduler', 'DDPMScheduler', 'DPMSolverMultistepScheduler', 'HeunDiscreteScheduler'])(
    '%s comes to what its plan comes to',
    async (_class_name) => {
      const scheduler = createScheduler({ _class_name, beta_schedule: 'linear' });
      const options = { count: 3, seed: 4 };
      const expectSame = (stepped: Float32Array, planned: Float32Array) =>
        planned.forEach((value, i) => expect(stepped[i]).toBeCloseTo(value, 3));
      expectSame(
        await runScheduler(engine, scheduler, 20, options, everyStep),
        await runSampler(denoise, config, scheduler.plan(20), options, everyStep),
      );
      const from = (position: number) => ({
        ...options,
        initial: { position, image: Float32Array.of(0.2, 0.4) },
      });
      expectSame(
        await runScheduler(engine, scheduler, 20, from(5), everyStep),
        await runSampler(denoise, config, scheduler.plan(20, { beginIndex: 5 }), from(0), everyStep),
      );
    },
  );

  it('runs dynamic thresholding, which has no plan', async () => {
    const scheduler = createScheduler({
      _class_name: 'DDPMScheduler',
      thresholding: true,
      sample_max_value: 2,
    });
    expect(() => scheduler.plan(20)).toThrow(/no plan/);
    const images = await runScheduler(engine, scheduler, 20, { count: 2, seed: 1 }, everyStep);
    [0.5, -0.25, 0.5, -0.25].forEach((value, i) => expect(images[i]).toBeCloseTo(value, 3));
  });

  it('keeps a known part and stops when told to', async () => {
    const scheduler = createScheduler({ _class_name: 'DDIMScheduler' });
    const known = { image: Float32Array.of(0.9, 0.1), mask: Float32Array.of(1, 0) };
    const seen: number[] = [];
    const images = await runScheduler(engine, scheduler, 20, { count: 1, seed: 1, known }, everyStep);
    expect(images[0]).toBeCloseTo(0.9, 6);
    expect(images[1]).toBeCloseTo(-0.25, 3);
    await runScheduler(
      engine,
      scheduler,
      20,
      { count: 1, seed: 1 },
      (index) => (seen.push(index), index < 1),
    );
    expect(seen).toEqual([0, 1]);
  });
});
