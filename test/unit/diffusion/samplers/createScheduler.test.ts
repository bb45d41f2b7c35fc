import { describe, expect, it } from 'vitest';
import { createScheduler } from '../../../../src/diffusion/samplers/createScheduler';
import type { Scheduler, StepOptions } from '../../../../src/diffusion/samplers/scheduler';
import type { SchedulerConfig } from '../../../../src/diffusion/samplers/schedulerConfig';
import { closedForm } from '../../../../src/diffusion/forwardProcess';
import { convertPrediction, type PredictionType } from '../../../../src/diffusion/parameterisation';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../src/diffusion/random/streams';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { absoluteSum, dummyModel, dummyNoise, dummySample, elements } from './dummy';
import { TorchRandom } from './torchRandom';

interface Loop {
  readonly config: SchedulerConfig;
  /** Absent: all timesteps. */
  readonly steps?: number;
  /** Begin at this place of the timesteps from the noisy sample instead. */
  readonly start?: number;
  /** diffusers' Euler tests feed the scaled input back as the sample. */
  readonly scaled?: boolean;
  readonly sum?: number;
  readonly mean: number;
}

const linear = { beta_start: 0.0001, beta_end: 0.02, beta_schedule: 'linear' } as const;
const v = { prediction_type: 'v_prediction' } as const;
const ddpm = { _class_name: 'DDPMScheduler', ...linear } as const;
const ddim = { _class_name: 'DDIMScheduler', ...linear } as const;
const pndm = { _class_name: 'PNDMScheduler', ...linear } as const;
const euler = { _class_name: 'EulerDiscreteScheduler', ...linear, num_train_timesteps: 1100 } as const;
const ancestral = { ...euler, _class_name: 'EulerAncestralDiscreteScheduler' } as const;
const dpm = {
  _class_name: 'DPMSolverMultistepScheduler',
  ...linear,
  lower_order_final: false,
  final_sigmas_type: 'sigma_min',
} as const;

/** The sums and means that huggingface/diffusers' tests/schedulers assert; tolerances there: 1e-2 and 1e-3. */
const loops: Readonly<Record<string, Loop>> = {
  'DDPM, ε': { config: ddpm, sum: 258.9606, mean: 0.3372 },
  'DDPM, v': { config: { ...ddpm, ...v }, sum: 202.0296, mean: 0.2631 },
  'DDPM from a noisy sample': { config: ddpm, start: 998, sum: 387.9466, mean: 0.5051 },
  'DDIM, ε': { config: ddim, steps: 10, sum: 172.0067, mean: 0.223967 },
  'DDIM, v': { config: { ...ddim, ...v }, steps: 10, sum: 52.5302, mean: 0.0684 },
  'DDIM ending at ᾱ = 1': { config: { ...ddim, beta_start: 0.01 }, steps: 10, sum: 149.8295, mean: 0.1951 },
  'DDIM ending at the first ᾱ': {
    config: { ...ddim, beta_start: 0.01, set_alpha_to_one: false },
    steps: 10,
    sum: 149.0784,
    mean: 0.1941,
  },
  'DDIM from a noisy sample': { config: ddim, steps: 10, start: 8, sum: 354.5418, mean: 0.4616 },
  'PNDM, ε': { config: pndm, steps: 10, sum: 198.1318, mean: 0.258 },
  'PNDM, v': { config: { ...pndm, ...v }, steps: 10, sum: 67.3986, mean: 0.0878 },
  'PNDM ending at ᾱ = 1': {
    config: { ...pndm, beta_start: 0.01, set_alpha_to_one: true },
    steps: 10,
    sum: 230.0399,
    mean: 0.2995,
  },
  'PNDM ending at the first ᾱ': {
    config: { ...pndm, beta_start: 0.01 },
    steps: 10,
    sum: 186.9482,
    mean: 0.2434,
  },
  'Euler, ε': { config: euler, steps: 10, scaled: true, sum: 10.0807, mean: 0.0131 },
  'Euler, v': { config: { ...euler, ...v }, steps: 10, scaled: true, sum: 0.0002, mean: 2.2676e-6 },
  'Euler on Karras levels': {
    config: { ...euler, use_karras_sigmas: true },
    steps: 10,
    scaled: true,
    sum: 124.52299,
    mean: 0.16213933,
  },
  'Euler ancestral, ε': { config: ancestral, steps: 10, scaled: true, sum: 152.3192, mean: 0.1983 },
  'Euler ancestral, v': {
    config: { ...ancestral, ...v },
    steps: 10,
    scaled: true,
    sum: 108.4439,
    mean: 0.1412,
  },
  'Euler ancestral from a noisy sample': {
    config: ancestral,
    steps: 10,
    scaled: true,
    start: 8,
    sum: 56163.0508,
    mean: 73.129,
  },
  'DPM-Solver++ 2M, ε': { config: dpm, steps: 10, mean: 0.3301 },
  'DPM-Solver++ 2M, v': { config: { ...dpm, ...v }, steps: 10, mean: 0.2251 },
  'DPM-Solver++ 2M with thresholding': {
    config: { ...dpm, thresholding: true, dynamic_thresholding_ratio: 0.87, sample_max_value: 0.5 },
    steps: 10,
    mean: 1.1364,
  },
};

function run(scheduler: Scheduler, loop: Loop): Float32Array {
  const random = new TorchRandom(0);
  const options: StepOptions = { noise: () => random.randn(elements), batch: 4 };
  if (loop.steps !== undefined) scheduler.setTimesteps(loop.steps);
  let sample: Float32Array = dummySample().map((value) => value * scheduler.initNoiseSigma);
  const timesteps = scheduler.timesteps.slice(loop.start ?? 0);
  if (loop.start !== undefined) sample = scheduler.addNoise(sample, dummyNoise(), timesteps[0] ?? NaN);
  for (const t of timesteps) {
    const input = scheduler.scaleModelInput(sample, t);
    const from = loop.scaled ? input : sample;
    sample = scheduler.step(dummyModel(input, t), t, from, options).prevSample;
  }
  return sample;
}

describe('createScheduler', () => {
  it.each(Object.entries(loops))('reproduces the published loop of %s', (_, loop) => {
    const result = run(createScheduler(loop.config), loop);
    if (loop.sum !== undefined) expect(Math.abs(absoluteSum(result) - loop.sum)).toBeLessThan(1e-2);
    expect(Math.abs(absoluteSum(result) / elements - loop.mean)).toBeLessThan(1e-3);
  });
});

const T = 1000;
const schedule = createSchedule({ kind: 'linear', T, betaStart: 1e-4, betaEnd: 0.02 });
const predictionTypes: readonly PredictionType[] = ['epsilon', 'sample', 'v_prediction'];

/** q(x_t | x_0) at diffusers' timestep, also between two. */
function stepAt(timestep: number): { signal: number; noise: number } {
  const low = Math.floor(timestep);
  const [left, right] = [low, Math.min(low + 1, T - 1)].map((i) => closedForm(schedule, i + 1));
  if (!left || !right) throw new RangeError(`There is no timestep ${timestep}.`);
  // Where σ = noise / signal is interpolated, as Euler's schedulers do.
  const share = timestep - low;
  const sigma = (1 - share) * (left.noise / left.signal) + share * (right.noise / right.signal);
  const signal = 1 / Math.hypot(1, sigma);
  return { signal, noise: sigma * signal };
}

/** Samples, down to the timestep `until`, with the exact prediction for data from N(mean, deviation²). */
function sampleGaussian(
  config: SchedulerConfig,
  steps: number,
  data: { readonly mean: number; readonly deviation: number },
  start: Float32Array,
  until = -1,
): Float32Array {
  const scheduler = createScheduler({ clip_sample: false, ...config });
  scheduler.setTimesteps(steps);
  const random = new RandomStream(7, streams.sample, 4096);
  let sample: Float32Array = start.map((value) => value * scheduler.initNoiseSigma);
  for (const t of scheduler.timesteps) {
    if (t === until) break;
    const { signal, noise } = stepAt(t);
    const { x, output } = convertPrediction('sample', config.prediction_type ?? 'epsilon', { signal, noise });
    const input = scheduler.scaleModelInput(sample, t);
    const gain = (signal * data.deviation ** 2) / (signal ** 2 * data.deviation ** 2 + noise ** 2);
    const prediction = input.map((xt) => x * xt + output * (data.mean + gain * (xt - signal * data.mean)));
    const options = { eta: 1, noise: () => random.normal(start.length) };
    sample = scheduler.step(prediction, t, sample, options).prevSample;
  }
  return sample;
}

function meanAndDeviation(values: Float32Array): [number, number] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length)];
}

const classes: readonly SchedulerConfig[] = [
  ddpm,
  { ...ddpm, variance_type: 'fixed_large' },
  ddim,
  { ...pndm, set_alpha_to_one: true },
  { ...pndm, set_alpha_to_one: true, skip_prk_steps: true },
  { ...euler, num_train_timesteps: T },
  { ...euler, num_train_timesteps: T, use_karras_sigmas: true },
  { ...ancestral, num_train_timesteps: T },
  { ...dpm, final_sigmas_type: 'zero' },
  { ...dpm, final_sigmas_type: 'zero', solver_order: 1 },
  { ...dpm, final_sigmas_type: 'zero', solver_order: 3 },
  { ...dpm, final_sigmas_type: 'zero', solver_type: 'heun' },
  { ...dpm, final_sigmas_type: 'zero', algorithm_type: 'sde-dpmsolver++' },
  { ...dpm, final_sigmas_type: 'zero', algorithm_type: 'sde-dpmsolver++', solver_type: 'heun' },
];
const every = classes.flatMap((config) =>
  predictionTypes.map((prediction_type) => ({ ...config, prediction_type })),
);
const describeConfig = (config: SchedulerConfig) => Object.values(config).join(' ');

describe('every scheduler, with every kind of prediction', () => {
  const start = new RandomStream(3, streams.sample).normal(4096);

  it.each(every.map((config) => [describeConfig(config), config] as const))(
    'finds data in one point: %s',
    (_, config) => {
      const result = sampleGaussian(config, 25, { mean: 0.3, deviation: 0 }, start);
      for (const value of result) expect(Math.abs(value - 0.3)).toBeLessThan(5e-3);
    },
  );

  it.each(every.map((config) => [describeConfig(config), config] as const))(
    'returns the mean and spread of Gaussian data: %s',
    (_, config) => {
      const [mean, deviation] = meanAndDeviation(
        sampleGaussian(config, 200, { mean: 0.3, deviation: 0.5 }, start),
      );
      // Statistical error of 4,096 numbers, and what 200 steps of a first-order method leave.
      expect(Math.abs(mean - 0.3)).toBeLessThan(0.035);
      expect(Math.abs(deviation - 0.5)).toBeLessThan(0.035);
    },
  );

  it('nears the exact solution with the power of the step that is its order', () => {
    // The probability flow keeps (x_t − √ᾱ_t mean) / √(ᾱ_t s² + 1 − ᾱ_t); it is compared at timestep 405.
    const data = { mean: 0.3, deviation: 0.5 };
    const until = 405;
    const [first, last] = [stepAt(T - 1), stepAt(until)];
    const scale = ({ signal, noise }: typeof first) => Math.hypot(data.deviation * signal, noise);
    const exact = last.signal * data.mean + ((1 - first.signal * data.mean) * scale(last)) / scale(first);
    const error = (solver_order: 1 | 2 | 3, steps: number) => {
      const result = sampleGaussian({ ...dpm, solver_order }, steps, data, Float32Array.of(1), until);
      return Math.abs((result[0] ?? NaN) - exact);
    };
    // 37 and 111 steps are timesteps 27 and 9 apart.
    const power = (order: 1 | 2 | 3) => Math.log(error(order, 37) / error(order, 111)) / Math.log(3);
    expect(Math.abs(power(1) - 1)).toBeLessThan(0.1);
    expect(Math.abs(power(2) - 2)).toBeLessThan(0.1);
    // Its first step, of first order, keeps the third order from showing in the power.
    expect(power(3)).toBeGreaterThan(2);
    expect(error(3, 111)).toBeLessThan(error(2, 111) / 3);
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

  it('ignores the keys that a diffusers file has besides', () => {
    expect(createScheduler({ ...ddpm, _diffusers_version: '0.30.0', unknown: 1 }).timesteps).toHaveLength(
      1000,
    );
  });
});
