import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../src/diffusion/random/streams';
import { createScheduler } from '../../../../src/diffusion/samplers/createScheduler';
import { runPlan } from '../../../../src/diffusion/samplers/runPlan';
import { maxHistory, historyDepth } from '../../../../src/diffusion/samplers/samplerPlan';
import {
  methodOf,
  schedulerClasses,
  type SchedulerClass,
  type SchedulerConfig,
} from '../../../../src/diffusion/samplers/schedulerConfig';
import {
  dpm,
  exactModel,
  least,
  linear,
  meanAndDeviation,
  predictionTypes,
  sample,
  single,
} from './exactModels';
import { publishedLoops } from './publishedLoops';

const diffusion: readonly SchedulerConfig[] = [
  { _class_name: 'DDPMScheduler', ...linear },
  { _class_name: 'DDPMScheduler', ...linear, variance_type: 'fixed_large' },
  { _class_name: 'DDIMScheduler', ...linear },
  { _class_name: 'PNDMScheduler', ...linear, set_alpha_to_one: true },
  { _class_name: 'PNDMScheduler', ...linear, set_alpha_to_one: true, skip_prk_steps: true },
  { _class_name: 'EulerDiscreteScheduler', ...linear },
  { _class_name: 'EulerDiscreteScheduler', ...linear, use_karras_sigmas: true },
  { _class_name: 'EulerDiscreteScheduler', ...linear, use_exponential_sigmas: true },
  { _class_name: 'EulerDiscreteScheduler', ...linear, use_beta_sigmas: true },
  { _class_name: 'EulerAncestralDiscreteScheduler', ...linear },
  { _class_name: 'HeunDiscreteScheduler', ...linear },
  { _class_name: 'LMSDiscreteScheduler', ...linear },
  { _class_name: 'KDPM2DiscreteScheduler', ...linear },
  { _class_name: 'KDPM2AncestralDiscreteScheduler', ...linear },
  dpm,
  { ...dpm, solver_order: 1 },
  { ...dpm, solver_order: 3 },
  { ...dpm, solver_type: 'heun' },
  { ...dpm, algorithm_type: 'sde-dpmsolver++' },
  { ...dpm, algorithm_type: 'sde-dpmsolver++', solver_type: 'heun' },
  { ...dpm, algorithm_type: 'dpmsolver', ...least },
  { ...dpm, algorithm_type: 'sde-dpmsolver', ...least },
  single,
  { ...single, solver_order: 3, solver_type: 'heun' },
  { ...single, algorithm_type: 'dpmsolver', ...least },
  { ...single, algorithm_type: 'sde-dpmsolver++' },
  { _class_name: 'DEISMultistepScheduler', ...linear },
  { _class_name: 'DEISMultistepScheduler', ...linear, solver_order: 3 },
  { _class_name: 'UniPCMultistepScheduler', ...linear },
  { _class_name: 'UniPCMultistepScheduler', ...linear, solver_type: 'bh1', solver_order: 3 },
  { _class_name: 'UniPCMultistepScheduler', ...linear, predict_x0: false, ...least },
  { ...dpm, use_karras_sigmas: true },
  { ...dpm, use_lu_lambdas: true },
  { ...single, use_karras_sigmas: true },
  { ...single, use_lu_lambdas: true },
  { _class_name: 'UniPCMultistepScheduler', ...linear, use_karras_sigmas: true },
  { _class_name: 'HeunDiscreteScheduler', ...linear, use_karras_sigmas: true },
  { _class_name: 'DDPMScheduler', ...linear, timestep_spacing: 'trailing' },
  { _class_name: 'EulerDiscreteScheduler', ...linear, timestep_spacing: 'leading', steps_offset: 1 },
];
const every: readonly SchedulerConfig[] = [
  ...diffusion.flatMap((config) =>
    predictionTypes.map((prediction_type) => ({ ...config, prediction_type })),
  ),
  ...(['epsilon', 'v_prediction'] as const).flatMap((prediction_type): SchedulerConfig[] => [
    { _class_name: 'EDMEulerScheduler', prediction_type },
    { _class_name: 'EDMEulerScheduler', prediction_type, sigma_schedule: 'exponential' },
    { _class_name: 'EDMDPMSolverMultistepScheduler', prediction_type },
    { _class_name: 'EDMDPMSolverMultistepScheduler', prediction_type, algorithm_type: 'sde-dpmsolver++' },
  ]),
  { _class_name: 'FlowMatchEulerDiscreteScheduler' },
  { _class_name: 'FlowMatchEulerDiscreteScheduler', shift: 3 },
  { _class_name: 'FlowMatchHeunDiscreteScheduler' },
];
const named = every.map(
  (config) =>
    [
      Object.entries(config)
        .filter(([key]) => !key.startsWith('beta_'))
        .map(([, value]) => value)
        .join(' '),
      config,
    ] as const,
);

describe('every sampler, with every kind of prediction', () => {
  const start = new RandomStream(3, streams.sample).normal(1024);

  // The stochastic DPM-Solver in ε̂ blows 25 steps' errors up: diffusers' own too, which deprecates it.
  const fewStepsDo = named.filter(([, { algorithm_type }]) => algorithm_type !== 'sde-dpmsolver');

  it.each(fewStepsDo)('finds data in one point: %s', (_, config) => {
    const result = sample(config, 25, exactModel(config, { mean: 0.3, deviation: 0 }), start.subarray(0, 64));
    // A sampler that ends at the least σ leaves that much noise, 0.01.
    const tolerance =
      config.final_sigmas_type === 'sigma_min' || config._class_name.startsWith('DEIS') ? 0.05 : 5e-3;
    for (const value of result) {
      expect(Math.abs(value - 0.3)).toBeLessThan(tolerance);
    }
  });

  it.each(named)('returns the mean and spread of Gaussian data: %s', (_, config) => {
    const result = sample(config, 100, exactModel(config, { mean: 0.3, deviation: 0.5 }), start);
    const [mean, deviation] = meanAndDeviation(result);
    // Statistical error of 1,024 numbers, and what 100 steps of a first-order method leave.
    const firstOrder = config._class_name.includes('Euler') ? 0.1 : 0.05;
    expect(Math.abs(mean - 0.3)).toBeLessThan(0.05);
    expect(Math.abs(deviation - 0.5)).toBeLessThan(firstOrder);
  });

  it.each(named)('does the same as its plan: %s', (_, config) => {
    const model = exactModel(config, { mean: 0.3, deviation: 0.5 });
    const from = start.subarray(0, 64);
    const plan = createScheduler({ clip_sample: false, ...config }).plan(20, { eta: 1 });
    const random = new RandomStream(7, streams.sample, 4096);
    const planned = runPlan(
      plan,
      from,
      (x, t) => model(x, t - 1),
      () => random.normal(from.length),
    );
    expect(historyDepth(plan)).toBeLessThanOrEqual(maxHistory);
    sample(config, 20, model, from).forEach((value, i) => {
      expect(Math.abs(value - (planned[i] ?? NaN))).toBeLessThan(1e-4);
    });
  });
});

describe('the table of samplers and predictions', () => {
  /** What a class is tested against with a kind of prediction. */
  const oracles = (name: SchedulerClass, type: (typeof predictionTypes)[number]): string[] => {
    const alone = ['DDIMInverseScheduler', 'LCMScheduler', 'TCDScheduler'];
    const own = alone.includes(name) ? ['analytic oracle'] : [];
    const gaussian = every.some(
      (config) => config._class_name === name && (config.prediction_type ?? 'none') === type,
    );
    const published = Object.values(publishedLoops).filter(
      ({ config }) => config._class_name === name && (config.prediction_type ?? 'epsilon') === type,
    );
    return [
      ...own,
      ...(gaussian ? ['analytic oracle'] : []),
      ...(published.length > 0 ? [`${published.length} published loops`] : []),
    ];
  };
  const rows = schedulerClasses.flatMap((name) => predictionTypes.map((type) => [name, type] as const));

  it.each(rows)('%s with %s has an oracle, or says that it cannot', (name, type) => {
    const tested = oracles(name, type);
    if (name.startsWith('FlowMatch') || name === 'RePaintScheduler') {
      // The first know flow_prediction only, the second ε; their own tests are in files of their own.
      expect(tested).toEqual([]);
      expect(methodOf(name).defaults).not.toMatchObject({ prediction_type: type });
    } else if (name.startsWith('EDM') && type === 'sample') {
      expect(() => createScheduler({ _class_name: name, prediction_type: type })).toThrow(/preconditioning/);
    } else {
      expect(tested.length).toBeGreaterThan(0);
    }
  });
});
