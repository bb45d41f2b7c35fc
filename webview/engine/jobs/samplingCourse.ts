import * as l10n from '@vscode/l10n';
import type { SamplerPlan } from '../../../src/diffusion/samplers/samplerPlan';
import type { SampleSettings } from '../../../src/protocol/playgroundState';
import { samplers } from '../../../src/protocol/samplers';
import type { OnSampleStep, SampleOptions } from '../contract/engine';
import type { SamplingEngine, Network } from '../contract/network';
import { planFor, refuseSettings, samplerFor, schedulerFor } from '../sampling/planFor';
import { runScheduler } from '../sampling/runScheduler';
import { samplerTraits } from '../sampling/samplerTraits';

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
 * @throws {RangeError} with a sentence when these settings have no steps for this network.
 */
export function samplingCourse(network: Sampled, settings: SampleSettings, fromT?: number): SamplingCourse {
  const course = courseOf(network, settings, fromT);
  if (!course.plan.every(isFinite32)) {
    throw new RangeError(
      l10n.t(
        'With these settings a step of {0} would divide by zero: two noise levels are equal, or one has nothing left of x_0, or no noise. Choose another noise schedule, spacing, rule of noise levels or number of steps.',
        samplers[samplerFor(settings.sampler, network.loss)].name,
      ),
    );
  }
  return course;
}

/** Why a network cannot be sampled so, in a sentence; undefined where it can. */
export function whyNot(network: Sampled, settings: SampleSettings, fromT?: number): string | undefined {
  try {
    samplingCourse(network, settings, fromT);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) {
      return error.message;
    }
    throw error;
  }
}

type Sampled = Pick<Network, 'schedule' | 'loss'>;

/** Whether all of a step's factors are far enough from the largest float32 for products with x to be numbers. */
function isFinite32(step: object): boolean {
  return Object.values(step).every((value: unknown) => {
    if (typeof value === 'number') {
      return Math.abs(value) < 2 ** 100;
    }
    return typeof value !== 'object' || value === null || isFinite32(value);
  });
}

function courseOf({ schedule, loss }: Sampled, settings: SampleSettings, fromT?: number): SamplingCourse {
  if (!thresholds(settings, loss)) {
    const plan = planFor(schedule, loss, settings, fromT);
    return { plan, planned: true, run: (engine, options, onStep) => engine.sample(plan, options, onStep) };
  }
  refuseSettings(schedule, loss, settings);
  const { eta, sampler, epsilonAnew: useClippedModelOutput } = settings;
  const steps = sampler === 'ddpm' ? schedule.T : settings.steps;
  const from = fromT === undefined ? {} : { fromTimestep: fromT - 1 };
  const unlimited = schedulerFor(schedule, loss, { ...settings, threshold: false });
  return {
    plan: unlimited.plan(steps, { eta, useClippedModelOutput, ...from }),
    planned: false,
    run: (engine, options, onStep) =>
      runScheduler(
        engine,
        schedulerFor(schedule, loss, settings),
        steps,
        { ...options, eta, useClippedModelOutput, ...from },
        onStep,
      ),
  };
}

/** Whether x̂_0 is thresholded. RePaint's resampling needs a plan, which thresholding has not, and takes precedence. */
function thresholds(
  { sampler, threshold, mode, resamplings }: SampleSettings,
  loss: Network['loss'],
): boolean {
  const reads = samplerTraits(samplerFor(sampler, loss)).reads.includes('threshold');
  return threshold && reads && !(mode === 'inpaint' && resamplings > 1);
}
