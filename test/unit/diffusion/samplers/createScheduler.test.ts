import { describe, expect, it } from 'vitest';
import { createScheduler } from '../../../../src/diffusion/samplers/createScheduler';
import type { Scheduler, StepOptions } from '../../../../src/diffusion/samplers/scheduler';
import type { SchedulerConfig } from '../../../../src/diffusion/samplers/schedulerConfig';
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
