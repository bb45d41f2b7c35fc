import { describe, expect, it } from 'vitest';
import { createScheduler } from '../../../../src/diffusion/samplers/createScheduler';
import { runPlan } from '../../../../src/diffusion/samplers/runPlan';
import type { Scheduler, StepOptions } from '../../../../src/diffusion/samplers/scheduler';
import type { SchedulerConfig } from '../../../../src/diffusion/samplers/schedulerConfig';
import { absoluteSum, dummyModel, dummyNoise, dummySample } from './dummy';
import { publishedLoops, type PublishedLoop } from './publishedLoops';
import { TorchRandom } from './torchRandom';

const linear = { beta_start: 0.0001, beta_end: 0.02, beta_schedule: 'linear' } as const;
const v = { prediction_type: 'v_prediction' } as const;
const ddpm = { _class_name: 'DDPMScheduler', ...linear } as const;
const ddim = { _class_name: 'DDIMScheduler', ...linear } as const;
const pndm = { _class_name: 'PNDMScheduler', ...linear } as const;
const euler = { _class_name: 'EulerDiscreteScheduler', ...linear, num_train_timesteps: 1100 } as const;
const heun = { _class_name: 'HeunDiscreteScheduler', ...linear, clip_sample: true } as const;
const dpm = {
  _class_name: 'DPMSolverMultistepScheduler',
  ...linear,
  lower_order_final: false,
  final_sigmas_type: 'sigma_min',
} as const;

function run(scheduler: Scheduler, loop: PublishedLoop): Float32Array {
  const random = new TorchRandom(0);
  const pixels = loop.line ? 8 : 64;
  const options: StepOptions = {
    noise: () => random.randn(12 * pixels),
    batch: 4,
    ...(loop.eta === undefined ? {} : { eta: loop.eta }),
  };
  if (loop.steps !== undefined) {
    scheduler.setTimesteps(loop.steps);
  }
  const scale = loop.bare ? 1 : scheduler.initNoiseSigma;
  let sample: Float32Array = dummySample(pixels).map((value) => value * scale);
  const timesteps = scheduler.timesteps.slice(loop.start ?? loop.skip ?? 0);
  if (loop.start !== undefined) {
    sample = scheduler.addNoise(sample, dummyNoise(pixels), timesteps[0] ?? NaN);
  }
  for (const t of timesteps) {
    const input = loop.bare ? sample : scheduler.scaleModelInput(sample, t);
    const from = loop.scaled ? input : sample;
    sample = scheduler.step(dummyModel(input, t), t, from, options).prevSample;
  }
  return sample;
}

describe('createScheduler', () => {
  it.each(Object.entries(publishedLoops))('reproduces the published loop of %s', (_, loop) => {
    const result = run(createScheduler(loop.config), loop);
    const sum = absoluteSum(result);
    if (loop.sum !== undefined) {
      expect(Math.abs(sum - loop.sum)).toBeLessThan(loop.tolerance ?? 1e-2);
    }
    expect(Math.abs(sum / result.length - loop.mean)).toBeLessThan(1e-3);
  });
});

describe('a scheduler', () => {
  it("has diffusers' timesteps", () => {
    const timesteps = (config: SchedulerConfig, steps: number) => {
      const scheduler = createScheduler(config);
      scheduler.setTimesteps(steps);
      return scheduler.timesteps;
    };
    expect(timesteps({ ...ddim, steps_offset: 1 }, 5)).toEqual([801, 601, 401, 201, 1]);
    expect(timesteps({ ...ddim, timestep_spacing: 'trailing' }, 5)).toEqual([999, 799, 599, 399, 199]);
    expect(timesteps({ ...pndm, steps_offset: 1 }, 10)).toEqual([
      901, 851, 851, 801, 801, 751, 751, 701, 701, 651, 651, 601, 601, 501, 401, 301, 201, 101, 1,
    ]);
    expect(timesteps(dpm, 10)).toEqual([999, 899, 799, 699, 599, 500, 400, 300, 200, 100]);
  });

  it('has no signal left at the end of a schedule rescaled to zero terminal SNR', () => {
    const scheduler = createScheduler({ ...ddim, ...v, rescale_betas_zero_snr: true });
    const noisy = scheduler.addNoise(Float32Array.of(5), Float32Array.of(0.25), 999);
    expect(noisy[0]).toBeCloseTo(0.25, 6);
    const first = scheduler.addNoise(Float32Array.of(1), Float32Array.of(0), 0);
    expect(first[0]).toBeCloseTo(Math.sqrt(0.9999), 6);
  });

  it('takes learned variances between β̃ and β, from the second half of the channels', () => {
    const run = (variance_type: 'learned_range' | 'fixed_small' | 'fixed_large', output: readonly number[]) =>
      createScheduler({ ...ddpm, variance_type }).step(
        Float32Array.from(output),
        500,
        Float32Array.of(0.1, 0.2, 0.3, 0.4),
        { noise: () => Float32Array.of(1, -1, 2, 0.5), batch: 2 },
      ).prevSample;
    const epsilon = [0.5, -0.5, 0.25, 0] as const;
    const small = run('learned_range', [epsilon[0], epsilon[1], -1, -1, epsilon[2], epsilon[3], -1, -1]);
    const large = run('learned_range', [epsilon[0], epsilon[1], 1, 1, epsilon[2], epsilon[3], 1, 1]);
    run('fixed_small', epsilon).forEach((value, i) => {
      expect(small[i]).toBeCloseTo(value, 6);
    });
    run('fixed_large', epsilon).forEach((value, i) => {
      expect(large[i]).toBeCloseTo(value, 6);
    });
    expect(small).not.toEqual(large);
  });

  it('draws noise only where its published step does, and says when it is missing', () => {
    const x = Float32Array.of(0.5);
    expect(() => createScheduler(ddpm).step(x, 5, x)).toThrow(/1 numbers of noise .* none/);
    expect(createScheduler(ddpm).step(x, 0, x).prevSample).toHaveLength(1);
    expect(createScheduler(ddim).step(x, 5, x).prevSample).toHaveLength(1);
    expect(() => createScheduler(ddim).step(x, 5, x, { eta: 0.5 })).toThrow(/noise/);
  });

  it('refuses configurations, steps and timesteps that are wrong, by name', () => {
    expect(() => createScheduler({ _class_name: 'MagicScheduler' })).toThrow(/MagicScheduler/);
    expect(() => createScheduler({ ...ddpm, beta_start: -1 })).toThrow();
    expect(() => createScheduler({ ...ddpm, num_train_timesteps: 2.5 })).toThrow(/integer/);
    expect(() => createScheduler(null)).toThrow();
    expect(() => {
      createScheduler(ddim).setTimesteps(0);
    }).toThrow(/1…1000, not 0/);
    expect(() => createScheduler(ddim).step(Float32Array.of(1), 1000, Float32Array.of(1))).toThrow(/1000/);
    expect(() => createScheduler(euler).step(Float32Array.of(1), 0.5, Float32Array.of(1))).toThrow(/0.5/);
    expect(() => {
      createScheduler(pndm).setTimesteps(3);
    }).toThrow(/at least 4/);
  });

  it('says of a wrong value which key has it, and of wrong ones together what they are', () => {
    expect(() => createScheduler({ ...ddpm, beta_schedule: 'steep' })).toThrow(
      /beta_schedule of DDPMScheduler is wrong: .*"steep"/,
    );
    expect(() => createScheduler({ ...euler, use_karras_sigmas: true, use_beta_sigmas: true })).toThrow(
      /use_karras_sigmas and use_beta_sigmas/,
    );
    expect(() => createScheduler({ ...ddim, prediction_type: 'flow_prediction' })).toThrow(/flow_prediction/);
    expect(
      () => createScheduler({ ...dpm, algorithm_type: 'dpmsolver', final_sigmas_type: 'zero' }).timesteps,
    ).toThrow(/final_sigmas_type to sigma_min/);
    expect(() => createScheduler(ddim).step(Float32Array.of(1, 2), 5, Float32Array.of(1))).toThrow(
      /output has 2 elements where the sample has 1/,
    );
  });

  it('begins image to image amid the timesteps, at the noise that belongs there', () => {
    for (const config of [ddim, { ...dpm, solver_order: 3 }, heun]) {
      const [whole, part] = [createScheduler(config), createScheduler(config)];
      whole.setTimesteps(10);
      part.setTimesteps(10, { strength: 0.35 });
      expect(part.timesteps).toEqual(whole.timesteps.slice(-part.timesteps.length));
      const [x, noise] = [dummySample(), dummyNoise()];
      const model = (input: Float32Array, t: number) => dummyModel(input, t);
      let expected = whole.addNoise(x, noise, part.timesteps[0] ?? NaN);
      expect(part.addNoise(x, noise, part.timesteps[0] ?? NaN)).toEqual(expected);
      let actual = expected;
      for (const t of part.timesteps) {
        const options = { batch: 4 };
        expected = whole.step(model(whole.scaleModelInput(expected, t), t), t, expected, options).prevSample;
        actual = part.step(model(part.scaleModelInput(actual, t), t), t, actual, options).prevSample;
      }
      expect(actual).toEqual(expected);
      const plan = part.plan(10, { strength: 0.35 });
      expect(plan).toHaveLength(part.timesteps.length);
      const { signal, noise: deviation } = plan[0]?.marginal ?? { signal: NaN, noise: NaN };
      const start = x.map((value, i) => signal * value + deviation * (noise[i] ?? 0));
      const planned = runPlan(
        plan,
        start,
        (input, t) => model(input, t - 1),
        () => new Float32Array(),
      );
      planned.forEach((value, i) => expect(Math.abs(value - (actual[i] ?? NaN))).toBeLessThan(1e-4));
    }
    expect(() => {
      createScheduler(ddim).setTimesteps(10, { strength: 0.05 });
    }).toThrow(/leave none/);
  });

  it('has no plan where steps are worked out from each image', () => {
    expect(() => createScheduler({ ...ddpm, thresholding: true }).plan(10)).toThrow(/Dynamic thresholding/);
    expect(() => createScheduler({ ...ddpm, variance_type: 'learned_range' }).plan(10)).toThrow(
      /learned variance/,
    );
  });

  it('ignores keys that its class does not read, whatever they hold', () => {
    const scheduler = createScheduler({ ...euler, clip_sample_range: 'wide', solver_order: 9 });
    expect(scheduler.timesteps).toHaveLength(1100);
  });

  it('ignores the keys that a diffusers file has besides', () => {
    expect(createScheduler({ ...ddpm, _diffusers_version: '0.30.0', unknown: 1 }).timesteps).toHaveLength(
      1000,
    );
  });
});
