import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../src/diffusion/random/streams';
import { createScheduler } from '../../../../src/diffusion/samplers/createScheduler';
import { runPlan } from '../../../../src/diffusion/samplers/runPlan';
import { exactModel, linear, meanAndDeviation, schedule } from './exactModels';

describe('RePaint', () => {
  const config = { _class_name: 'RePaintScheduler', ...linear, clip_sample: false, eta: 1 } as const;
  const model = exactModel({ _class_name: 'DDPMScheduler' }, { mean: 0.3, deviation: 0.2 });
  const size = 4000;
  const image = new Float32Array(size).fill(-0.5);
  const mask = Float32Array.from({ length: size }, (_, i) => i % 2);

  it('keeps what is known and makes the rest, going stretches of the way again', () => {
    const scheduler = createScheduler(config);
    scheduler.setTimesteps(50, { jumpLength: 5, jumpNSample: 3 });
    expect(scheduler.timesteps.slice(0, 8)).toEqual([980, 960, 940, 920, 900, 880, 860, 840]);
    expect(scheduler.timesteps.filter((t) => t === 0)).toHaveLength(3);
    const random = new RandomStream(5, streams.sample);
    const noise = () => random.normal(size);
    let x = noise();
    let before = Infinity;
    for (const t of scheduler.timesteps) {
      x =
        t < before
          ? scheduler.step(model(x, t), t, x, { noise, originalImage: image, mask }).prevSample
          : (scheduler.undoStep?.(x, before, { noise }) ?? x);
      before = t;
    }
    const made = x.filter((_, i) => mask[i] === 0);
    x.forEach((value, i) => {
      if (mask[i]) {
        expect(value).toBeCloseTo(-0.5, 5);
      }
    });
    const [mean, deviation] = meanAndDeviation(made);
    expect(Math.abs(mean - 0.3)).toBeLessThan(0.03);
    expect(Math.abs(deviation - 0.2)).toBeLessThan(0.03);
  });

  it('has a plan with the same rises, and the same result for what is not known', () => {
    const plan = createScheduler(config).plan(50, { jumpLength: 5, jumpNSample: 3 });
    expect(plan.filter(({ t }) => t === 1)).toHaveLength(3);
    const random = new RandomStream(5, streams.sample);
    const x = runPlan(
      plan,
      random.normal(size),
      (xt, t) => model(xt, t - 1),
      () => random.normal(size),
    );
    const [mean, deviation] = meanAndDeviation(x);
    expect(Math.abs(mean - 0.3)).toBeLessThan(0.03);
    // 50 ancestral steps lose some of the spread, here and in the scheduler.
    expect(Math.abs(deviation - 0.2)).toBeLessThan(0.05);
  });

  it.each([false, true])('is, in one step, what the paper says of each part; clipped: %s', (clip_sample) => {
    const scheduler = createScheduler({ ...config, clip_sample, eta: 0.5 });
    scheduler.setTimesteps(50);
    const [t, stride] = [400, 20];
    const random = new RandomStream(6, streams.sample);
    const [x, output, noise] = [random.normal(size), random.normal(size), random.normal(size)];
    const given = { noise: () => noise, originalImage: image, mask };
    const { prevSample, predOriginalSample } = scheduler.step(output, t, x, given);
    const [now = NaN, previous = NaN] = [t, t - stride].map((each) => schedule.alphaBar[each + 1]);
    const sigma = 0.5 * Math.sqrt(((1 - previous) / (1 - now)) * (1 - now / previous));
    x.forEach((value, i) => {
      const o = output[i] ?? NaN;
      const z = noise[i] ?? NaN;
      const free = (value - Math.sqrt(1 - now) * o) / Math.sqrt(now);
      const x0 = clip_sample ? Math.min(1, Math.max(-1, free)) : free;
      // DDIM eq. 12 for what is free, the closed form at the step before for what is known.
      const made = Math.sqrt(previous) * x0 + Math.sqrt(1 - previous - sigma ** 2) * o + sigma * z;
      const known = Math.sqrt(previous) * (image[i] ?? NaN) + Math.sqrt(1 - previous) * z;
      expect(Math.abs((predOriginalSample[i] ?? NaN) - x0)).toBeLessThan(1e-4);
      expect(Math.abs((prevSample[i] ?? NaN) - (mask[i] ? known : made))).toBeLessThan(1e-4);
    });
  });
});
