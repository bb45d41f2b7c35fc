import { closedForm, type GaussianStep } from '../../../../src/diffusion/forwardProcess';
import { convertPrediction, type PredictionType } from '../../../../src/diffusion/parameterisation';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../src/diffusion/random/streams';
import { createScheduler } from '../../../../src/diffusion/samplers/createScheduler';
import type { SchedulerConfig } from '../../../../src/diffusion/samplers/schedulerConfig';
import { createSchedule } from '../../../../src/diffusion/schedule';

export const T = 1000;
export const schedule = createSchedule({ kind: 'linear', T, betaStart: 1e-4, betaEnd: 0.02 });

/** What the network sees is signal · x_0 + noise · ε, up to `scale`: at diffusers' timestep, also between two. */
export function levelOf(
  config: SchedulerConfig,
  timestep: number,
): GaussianStep & { readonly scale: number } {
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
export function exactModel(
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

/** What a sampler with η = 1 makes of the start with a model, in so many steps. */
export function sample(
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

export function meanAndDeviation(values: Float32Array): [number, number] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length)];
}

export const linear = { beta_start: 1e-4, beta_end: 0.02, beta_schedule: 'linear' } as const;
export const dpm = { _class_name: 'DPMSolverMultistepScheduler', ...linear } as const;
export const single = { _class_name: 'DPMSolverSinglestepScheduler', ...linear } as const;
export const least = { final_sigmas_type: 'sigma_min' } as const;
export const predictionTypes = ['epsilon', 'sample', 'v_prediction'] as const;
