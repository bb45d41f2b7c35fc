import * as l10n from '@vscode/l10n';
import { historyDepth, type SamplerPlan } from '../../../src/diffusion/samplers/samplerPlan';
import { resampledPlan } from '../../../src/diffusion/samplers/resampledPlan';
import type { Scheduler } from '../../../src/diffusion/samplers/scheduler';
import { createScheduler } from '../../../src/diffusion/samplers/createScheduler';
import type { SchedulerConfig } from '../../../src/diffusion/samplers/schedulerConfig';
import { ddimPlan } from '../../../src/diffusion/samplers/methods/ddim';
import { ddpmPlan } from '../../../src/diffusion/samplers/methods/ddpm';
import { createSchedule, type ScheduleConfig } from '../../../src/diffusion/schedule';
import type { PredictionType } from '../../../src/diffusion/parameterisation';
import type { LossId, SampleSettings } from '../../../src/protocol/playgroundState';
import { samplers, type NoiseLevels } from '../../../src/protocol/samplers';
import { spacingNames } from '../../../src/protocol/valueNames';
import { positionAt } from './imageOperation';
import { samplerTraits } from './samplerTraits';

/** Schedulers' tables take β below 1; the last one of zero terminal SNR is 1. */
const largestBeta = 1 - 1e-6;

/** diffusers' `prediction_type` by the loss that a network was trained with. */
const predictions: Readonly<Record<LossId, PredictionType>> = {
  epsilon: 'epsilon',
  vlb: 'epsilon',
  x0: 'sample',
  v: 'v_prediction',
  flow: 'flow_prediction',
};

/** diffusers' `prediction_type` of a network that was trained with this loss. */
export function predictionOf(loss: LossId): PredictionType {
  return predictions[loss];
}

/**
 * The plan that the settings ask for, for a network that was trained with `loss` on `config`. DDPM takes all T
 * steps with σ_t² = β_t, as the official code does for CIFAR-10. A network of flow matching is sampled by a sampler
 * of flow matching whatever was asked. Inpainting with resampling goes stretches of the way again (RePaint); a
 * sampler that looks back cannot, and DDIM with η = 1 takes its place.
 * @param fromT the paper's t of what sampling begins with, where that is no pure noise.
 * @throws {RangeError} when the number of steps is not in 1…T, or ε cannot be had from what is asked.
 */
export function planFor(
  config: ScheduleConfig,
  loss: LossId,
  settings: SampleSettings,
  fromT?: number,
): SamplerPlan {
  const plan = plainPlan(config, loss, settingsUsed(config, loss, settings), fromT);
  const { mode, resamplings, jumpLength } = settings;
  return mode === 'inpaint' && resamplings > 1 ? resampledPlan(plan, { resamplings, jumpLength }) : plan;
}

/** The settings with the sampler that is used and its η. */
export function settingsUsed(config: ScheduleConfig, loss: LossId, settings: SampleSettings): SampleSettings {
  const used = { ...settings, sampler: samplerFor(settings.sampler, loss) };
  if (settings.mode !== 'inpaint' || settings.resamplings === 1) {
    return used;
  }
  const plan = plainPlan(config, loss, used, undefined);
  const looksBack = historyDepth(plan) > 0 || plan.some(({ save }) => save !== null);
  return looksBack ? { ...used, sampler: 'ddim', eta: 1 } : used;
}

function plainPlan(
  config: ScheduleConfig,
  loss: LossId,
  settings: SampleSettings,
  fromT: number | undefined,
): SamplerPlan {
  const { steps, eta, clip, epsilonAnew: useClippedModelOutput, spacing } = settings;
  const schedule = createSchedule(config);
  const prediction = predictions[loss];
  const sampler = samplerFor(settings.sampler, loss);
  refuseSettings(config, loss, settings);
  if (prediction !== 'flow_prediction' && (sampler === 'ddim' || sampler === 'ddpm')) {
    // In float64.
    const plan =
      sampler === 'ddim'
        ? ddimPlan(schedule, { steps, eta, clip, useClippedModelOutput, spacing, prediction })
        : ddpmPlan(schedule, { variance: 'fixed_large', clip, prediction });
    return fromT === undefined ? plan : plan.slice(positionAt(plan, fromT));
  }
  return schedulerFor(config, loss, { ...settings, threshold: false }).plan(steps, {
    eta,
    ...(fromT === undefined ? {} : { fromTimestep: fromT - 1 }),
  });
}

/** The settings' sampler as diffusers has it. */
export function schedulerFor(config: ScheduleConfig, loss: LossId, settings: SampleSettings): Scheduler {
  const { clip, spacing, levels, threshold } = settings;
  const sampler = samplerFor(settings.sampler, loss);
  const { className, config: fixed } = samplers[sampler];
  const { reads } = samplerTraits(sampler);
  const { beta } = createSchedule(config);
  return createScheduler({
    _class_name: className,
    num_train_timesteps: config.T,
    trained_betas: Array.from(beta.subarray(1), (each) => Math.min(each, largestBeta)),
    prediction_type: predictions[loss],
    ...(loss === 'flow' ? { shift: config.shift ?? 1 } : {}),
    ...(reads.includes('clip') ? { clip_sample: clip && !threshold } : {}),
    ...(reads.includes('spacing') ? { timestep_spacing: spacing } : {}),
    ...(reads.includes('levels') ? levelsOf(levels, reads.includes('lu')) : {}),
    ...(threshold && reads.includes('threshold') ? { thresholding: true } : {}),
    ...fixed,
  });
}

/** As diffusers asks for noise levels. A sampler without Lu's has them as exponential ones: both are even in ln σ. */
function levelsOf(levels: NoiseLevels, hasLu: boolean): Partial<SchedulerConfig> {
  switch (levels) {
    case 'timesteps':
      return {};
    case 'karras':
      return { use_karras_sigmas: true };
    case 'exponential':
      return { use_exponential_sigmas: true };
    case 'beta':
      return { use_beta_sigmas: true };
    case 'lu':
      return hasLu ? { use_lu_lambdas: true } : { use_exponential_sigmas: true };
  }
}

/**
 * Refuses settings for which a sampler has no steps.
 * @throws {RangeError} with the reason and what to choose instead.
 */
export function refuseSettings(config: ScheduleConfig, loss: LossId, settings: SampleSettings): void {
  const { steps, spacing, levels } = settings;
  const { T } = config;
  const sampler = samplerFor(settings.sampler, loss);
  // At ᾱ_T = 0, x_T is ε itself: predicting ε says nothing of x_0.
  if (predictions[loss] === 'epsilon' && createSchedule(config).alphaBar[T] === 0) {
    throw new RangeError(
      l10n.t(
        'With zero terminal SNR nothing of x_0 is left at t = T, so it cannot be worked out from ε. Train the network to predict v or x_0.',
      ),
    );
  }
  if (sampler === 'pndm' && (steps < 4 || 2 * steps > T)) {
    throw new RangeError(
      l10n.t(
        'PNDM begins with three Runge–Kutta steps that evaluate between timesteps, so it takes from 4 to T/2 = {0} steps, not {1}. Change the number of steps, or take another sampler.',
        Math.floor(T / 2),
        steps,
      ),
    );
  }
  // Their list of timesteps has one more entry than they take steps.
  if (samplerTraits(sampler).countsEnd && levels === 'timesteps' && spacing !== 'trailing' && steps >= T) {
    throw new RangeError(
      l10n.t(
        'With the spacing “{0}”, {1} would visit a timestep twice in {2} steps, since T is {3}. Take fewer steps, or the spacing “trailing”.',
        spacingNames[spacing](),
        samplers[sampler].name,
        steps,
        T,
      ),
    );
  }
}

/** The sampler that is used: one for this kind of network. */
export function samplerFor(sampler: SampleSettings['sampler'], loss: LossId): SampleSettings['sampler'] {
  const { forFlow } = samplerTraits(sampler);
  if (loss === 'flow') {
    return forFlow ? sampler : 'flow_euler';
  }
  return forFlow ? 'ddim' : sampler;
}
