import type { SamplerPlan } from '../../../src/diffusion/samplers/samplerPlan';
import type { SampleSettings } from '../../../src/protocol/playgroundState';
import { samplers } from '../../../src/protocol/samplers';
import type { OnSampleStep, SampleOptions, SamplingEngine } from '../engine';
import type { Network } from '../network';
import { planFor, samplerFor, schedulerFor } from '../planFor';
import { runScheduler } from '../runScheduler';

/** The steps of a sampling and what executes them. */
export interface SamplingCourse {
  /** t and the level of noise of each step. */
  readonly plan: SamplerPlan;
  /** Whether the plan is all there is to it, so that a device can execute it (`Engine.record`). */
  readonly planned: boolean;
  /** As `Engine.sample`. */
  run(engine: SamplingEngine, options: SampleOptions, onStep: OnSampleStep): Promise<Float32Array>;
}

/**
 * How a network is sampled with these settings: by a plan on the engine's device, or step by step where x̂_0 is
 * thresholded by what it is.
 * @param fromT the paper's t of what sampling begins with, where that is no pure noise.
 * @throws {RangeError} when the number of steps is not in 1…T.
 */
export function samplingCourse(
  { schedule, loss }: Pick<Network, 'schedule' | 'loss'>,
  settings: SampleSettings,
  fromT?: number,
): SamplingCourse {
  if (!thresholds(settings, loss)) {
    const plan = planFor(schedule, loss, settings, fromT);
    return { plan, planned: true, run: (engine, options, onStep) => engine.sample(plan, options, onStep) };
  }
  const { eta, sampler } = settings;
  const steps = sampler === 'ddpm' ? schedule.T : settings.steps;
  const from = fromT === undefined ? {} : { fromTimestep: fromT - 1 };
  const unlimited = schedulerFor(schedule, loss, { ...settings, threshold: false });
  return {
    plan: unlimited.plan(steps, { eta, ...from }),
    planned: false,
    run: (engine, options, onStep) =>
      runScheduler(
        engine,
        schedulerFor(schedule, loss, settings),
        steps,
        { ...options, eta, ...from },
        onStep,
      ),
  };
}

/** Resampling is a matter of plans, which thresholding has none of; it goes before. */
function thresholds(
  { sampler, threshold, mode, resamplings }: SampleSettings,
  loss: Network['loss'],
): boolean {
  const reads = samplers[samplerFor(sampler, loss)].reads.includes('threshold');
  return threshold && reads && !(mode === 'inpaint' && resamplings > 1);
}
