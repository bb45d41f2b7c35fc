import { SampleNoise } from '../../../src/diffusion/random/sampleNoise';
import type { PlanOptions, Scheduler } from '../../../src/diffusion/samplers/scheduler';
import type { OnSampleStep, SampleOptions } from '../contract/engine';
import type { SamplingEngine } from '../contract/network';
import { forEach, guided, sampleSize, type Denoise } from './runSampler';

/**
 * Samples with a scheduler step by step, for those that have no plan (dynamic thresholding, learned variances),
 * with the same options and the same order of noise as `Engine.sample`. `initial.position` counts the scheduler's
 * timesteps; a run that begins at `fromTimestep` leaves out those of more noise.
 */
export async function runScheduler(
  engine: Pick<SamplingEngine, 'config' | 'predict'>,
  scheduler: Scheduler,
  steps: number,
  options: SampleOptions & Pick<PlanOptions, 'eta' | 'useClippedModelOutput' | 'fromTimestep'>,
  onStep: OnSampleStep,
): Promise<Float32Array> {
  const { count, seed, initial, known, eta, useClippedModelOutput, fromTimestep } = options;
  const imageSize = sampleSize(engine.config);
  const denoise: Denoise = (x, t, how) => engine.predict(x, t, how);
  const predict = guided(denoise, engine.config, options);
  const noise = new SampleNoise(seed, count, imageSize);
  const position = initial?.position ?? 0;
  scheduler.setTimesteps(steps, {
    ...(fromTimestep === undefined ? {} : { fromTimestep }),
    ...(position === 0 ? {} : { beginIndex: position }),
  });
  const { timesteps } = scheduler;
  const image = known && forEach(count, imageSize, known.image);
  const mask = known && forEach(count, imageSize, known.mask);
  const start = (): Float32Array => {
    if (!initial) {
      return noise.draw().map((z) => scheduler.initNoiseSigma * z);
    }
    if ('x' in initial) {
      return forEach(count, imageSize, initial.x);
    }
    return scheduler.addNoise(forEach(count, imageSize, initial.image), noise.draw(), timesteps[0] ?? 0);
  };
  let x = start();
  for (const [i, timestep] of timesteps.entries()) {
    const input = scheduler.scaleModelInput(x, timestep);
    const output = await predict(input, new Float32Array(count).fill(timestep + 1));
    const step = scheduler.step(output, timestep, x, {
      noise: () => noise.draw(),
      batch: count,
      ...(eta === undefined ? {} : { eta }),
      ...(useClippedModelOutput === undefined ? {} : { useClippedModelOutput }),
    });
    x = step.prevSample;
    if (image && mask) {
      const next = timesteps[i + 1];
      const wanted = next === undefined ? image : scheduler.addNoise(image, noise.draw(), next);
      x = x.map((value, j) => value + (mask[j] ?? 0) * ((wanted[j] ?? 0) - value));
    }
    if (!(await onStep(position + i, x.slice(), step.predOriginalSample))) {
      break;
    }
  }
  return x;
}
