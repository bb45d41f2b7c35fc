import { describe, expect, it } from 'vitest';
import { closedForm, type GaussianStep } from '../../../../src/diffusion/forwardProcess';
import { convertPrediction, type PredictionType } from '../../../../src/diffusion/parameterisation';
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
import { createSchedule } from '../../../../src/diffusion/schedule';
import { publishedLoops } from './publishedLoops';

const T = 1000;
const schedule = createSchedule({ kind: 'linear', T, betaStart: 1e-4, betaEnd: 0.02 });

/** What the network sees is signal · x_0 + noise · ε, up to `scale`: at diffusers' timestep, also between two. */
function levelOf(config: SchedulerConfig, timestep: number): GaussianStep & { readonly scale: number } {
  if (config._class_name.startsWith('FlowMatch') || config.use_flow_sigmas) {
    return { signal: 1 - timestep / T, noise: timestep / T, scale: 1 };
  }
  if (config._class_name.startsWith('EDM')) {
    const sigma = Math.exp(4 * timestep);
    return { signal: 1, noise: sigma, scale: 1 / Math.hypot(sigma, 0.5) };
  }
  const low = Math.floor(timestep);
  const [left, right] = [low, Math.min(low + 1, T - 1)].map((i) => closedForm(schedule, i + 1));
  if (!left || !right) {
    throw new RangeError(`There is no timestep ${timestep}.`);
  }
  // Where σ = noise / signal is interpolated, as the schedulers with fractional timesteps do.
  const share = timestep - low;
  const sigma = (1 - share) * (left.noise / left.signal) + share * (right.noise / right.signal);
  const signal = 1 / Math.hypot(1, sigma);
  return { signal, noise: sigma * signal, scale: 1 };
}

/** The exact prediction for data from N(mean, deviation²), in the form that the configuration's network has. */
function exactModel(
  config: SchedulerConfig,
  data: { readonly mean: number; readonly deviation: number },
): (input: Float32Array, timestep: number) => Float32Array {
  const kind: PredictionType =
    config.prediction_type ?? (config._class_name.startsWith('FlowMatch') ? 'flow_prediction' : 'epsilon');
  return (input, timestep) => {
    const { signal, noise, scale } = levelOf(config, timestep);
    const gain = (signal * data.deviation ** 2) / (signal ** 2 * data.deviation ** 2 + noise ** 2);
    const x0 = (x: number) => data.mean + gain * (x - signal * data.mean);
    if (config._class_name.startsWith('EDM')) {
      const variance = noise ** 2 + 0.25;
      const out = ((kind === 'v_prediction' ? -1 : 1) * noise * 0.5) / Math.sqrt(variance);
      return input.map((value) => (x0(value / scale) - (0.25 / variance) * (value / scale)) / out);
    }
    const { x, output } = convertPrediction('sample', kind, { signal, noise });
    return input.map((value) => x * value + output * x0(value));
  };
}

function sample(
  config: SchedulerConfig,
  steps: number,
  model: ReturnType<typeof exactModel>,
  start: Float32Array,
) {
  const scheduler = createScheduler({ clip_sample: false, ...config });
  scheduler.setTimesteps(steps);
  const random = new RandomStream(7, streams.sample, 4096);
  let x: Float32Array = start.map((value) => value * scheduler.initNoiseSigma);
  for (const t of scheduler.timesteps) {
    const output = model(scheduler.scaleModelInput(x, t), t);
    x = scheduler.step(output, t, x, { eta: 1, noise: () => random.normal(start.length) }).prevSample;
  }
  return x;
}

function meanAndDeviation(values: Float32Array): [number, number] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length)];
}

const linear = { beta_start: 1e-4, beta_end: 0.02, beta_schedule: 'linear' } as const;
const dpm = { _class_name: 'DPMSolverMultistepScheduler', ...linear } as const;
const single = { _class_name: 'DPMSolverSinglestepScheduler', ...linear } as const;
const least = { final_sigmas_type: 'sigma_min' } as const;

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
const types = ['epsilon', 'sample', 'v_prediction'] as const;
const every: readonly SchedulerConfig[] = [
  ...diffusion.flatMap((config) => types.map((prediction_type) => ({ ...config, prediction_type }))),
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

describe('the order of a solver', () => {
  /** |error| at timestep 405 of the probability flow from x = 1 at T, for N(0.3, 0.5²). */
  function error(config: SchedulerConfig, steps: number): number {
    const data = { mean: 0.3, deviation: 0.5 };
    // The flow keeps (x_t − signal · mean) / √(signal² s² + noise²).
    const [first, last] = [levelOf(config, T - 1), levelOf(config, 405)];
    const scale = ({ signal, noise }: GaussianStep) => Math.hypot(data.deviation * signal, noise);
    const exact = last.signal * data.mean + ((1 - first.signal * data.mean) * scale(last)) / scale(first);
    const scheduler = createScheduler({ ...config, ...least });
    scheduler.setTimesteps(steps);
    const model = exactModel(config, data);
    let x = Float32Array.of(1);
    for (const t of scheduler.timesteps) {
      if (t === 405) {
        break;
      }
      x = new Float32Array(scheduler.step(model(x, t), t, x).prevSample);
    }
    return Math.abs((x[0] ?? NaN) - exact);
  }

  // 37 and 111 steps are timesteps 27 and 9 apart.
  const power = (config: SchedulerConfig) => Math.log(error(config, 37) / error(config, 111)) / Math.log(3);

  it('shows as the power of the step with which DPM-Solver++ nears the exact solution', () => {
    const multistep = { ...dpm, lower_order_final: false } as const;
    expect(Math.abs(power({ ...multistep, solver_order: 1 }) - 1)).toBeLessThan(0.1);
    expect(Math.abs(power({ ...multistep, solver_order: 2 }) - 2)).toBeLessThan(0.1);
    // Its first step, of first order, keeps the third order from showing in the power.
    expect(power({ ...multistep, solver_order: 3 })).toBeGreaterThan(2);
    expect(error({ ...multistep, solver_order: 3 }, 111)).toBeLessThan(
      error({ ...multistep, solver_order: 2 }, 111) / 3,
    );
  });

  it('is about 2 for the default DEIS and UniPC, whose corrector adds one', () => {
    const [deis, uniPC] = ['DEISMultistepScheduler', 'UniPCMultistepScheduler'] as const;
    expect(power({ _class_name: deis, ...linear })).toBeGreaterThan(1.85);
    expect(power({ _class_name: uniPC, ...linear })).toBeGreaterThan(1.85);
    expect(error({ _class_name: uniPC, ...linear }, 37)).toBeLessThan(error(dpm, 37));
  });
});

describe('DDIM inverse', () => {
  it.each(types)('leads to the noise that DDIM makes the same image from: %s', (prediction_type) => {
    const config = { ...linear, clip_sample: false, prediction_type } as const;
    const model = exactModel({ _class_name: 'DDIMScheduler', ...config }, { mean: 0.3, deviation: 0.5 });
    const image = Float32Array.of(0.1, -0.4, 0.7, 0.3);
    const run = (_class_name: 'DDIMInverseScheduler' | 'DDIMScheduler', x: Float32Array) => {
      // From x_0 without any noise, a prediction of x_0 does not tell which noise is to come.
      const fromNoise = prediction_type === 'sample' && _class_name === 'DDIMInverseScheduler';
      const plan = createScheduler({ _class_name, ...config, set_alpha_to_one: !fromNoise }).plan(250);
      return runPlan(
        plan,
        x,
        (xt, t) => model(xt, t - 1),
        () => new Float32Array(),
      );
    };
    const back = run('DDIMScheduler', run('DDIMInverseScheduler', image));
    image.forEach((value, i) => expect(Math.abs(value - (back[i] ?? NaN))).toBeLessThan(0.02));
  });
});

describe('LCM', () => {
  it.each(types)('finds data in one point, in few steps: %s', (prediction_type) => {
    const config: SchedulerConfig = { _class_name: 'LCMScheduler', ...linear, prediction_type };
    const model = exactModel(config, { mean: 0.3, deviation: 0 });
    const result = sample(config, 4, model, new RandomStream(3, streams.sample).normal(16));
    for (const value of result) {
      expect(Math.abs(value - 0.3)).toBeLessThan(1e-3);
    }
  });
});

describe('TCD', () => {
  const cases = types.flatMap((type) => [0, 0.3, 1].map((eta) => [type, eta] as const));

  it.each(cases)('ends at data in one point and the noise of timestep 0: %s, γ = %d', (type, eta) => {
    const config: SchedulerConfig = { _class_name: 'TCDScheduler', ...linear, prediction_type: type };
    const model = exactModel(config, { mean: 0.3, deviation: 0 });
    const random = new RandomStream(3, streams.sample);
    const scheduler = createScheduler(config);
    scheduler.setTimesteps(4);
    let x: Float32Array = random.normal(1024);
    let draws = 0;
    const noise = () => {
      draws += 1;
      return random.normal(x.length);
    };
    for (const t of scheduler.timesteps) {
      x = scheduler.step(model(x, t), t, x, { eta, noise }).prevSample;
    }
    const [mean, deviation] = meanAndDeviation(x);
    expect(Math.abs(mean - 0.3)).toBeLessThan(2e-3);
    // β_1 = 1e-4.
    expect(Math.abs(deviation - 0.01)).toBeLessThan(1e-3);
    expect(draws).toBe(eta === 0 ? 0 : 3);
  });
});

describe('DDPM with a learned range', () => {
  it.each(types)('returns Gaussian data, whatever share of the range is learnt: %s', (prediction_type) => {
    const config: SchedulerConfig = {
      _class_name: 'DDPMScheduler',
      ...linear,
      prediction_type,
      variance_type: 'learned_range',
    };
    const exact = exactModel(config, { mean: 0.3, deviation: 0.5 });
    const start = new RandomStream(3, streams.sample).normal(1024);
    const spread = [-1, 1].map((share) => {
      // The second half of the channels is the share of the way from β̃_t (−1) to β_t (1).
      const model = (x: Float32Array, t: number) =>
        Float32Array.from([...exact(x, t), ...x.map(() => share)]);
      const [mean, deviation] = meanAndDeviation(sample(config, 100, model, start));
      expect(Math.abs(mean - 0.3)).toBeLessThan(0.05);
      expect(Math.abs(deviation - 0.5)).toBeLessThan(0.06);
      return deviation;
    });
    expect(spread[1]).toBeGreaterThan(spread[0] ?? NaN);
  });
});

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
});

describe('the table of samplers and predictions', () => {
  /** What a class is tested against above with a kind of prediction. */
  const oracles = (name: SchedulerClass, type: (typeof types)[number]): string[] => {
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
  const rows = schedulerClasses.flatMap((name) => types.map((type) => [name, type] as const));

  it.each(rows)('%s with %s has an oracle, or says that it cannot', (name, type) => {
    const tested = oracles(name, type);
    if (name.startsWith('FlowMatch') || name === 'RePaintScheduler') {
      // The first know flow_prediction only, the second ε; their own tests are above.
      expect(tested).toEqual([]);
      expect(methodOf(name).defaults).not.toMatchObject({ prediction_type: type });
    } else if (name.startsWith('EDM') && type === 'sample') {
      expect(() => createScheduler({ _class_name: name, prediction_type: type })).toThrow(/preconditioning/);
    } else {
      expect(tested.length).toBeGreaterThan(0);
    }
  });
});
