import type { SamplerPlan } from '../../src/diffusion/samplers/samplerPlan';
import { createScheduler } from '../../src/diffusion/samplers/createScheduler';
import { ddimPlan } from '../../src/diffusion/samplers/ddim';
import { ddpmPlan } from '../../src/diffusion/samplers/ddpm';
import { createSchedule, type ScheduleConfig } from '../../src/diffusion/schedule';
import type { PredictionType } from '../../src/diffusion/parameterisation';
import type { LossId, SampleSettings } from '../../src/protocol/playgroundState';
import { samplers } from '../../src/protocol/samplers';

/** What diffusers calls the output of a network that was trained so. */
const predictions: Readonly<Record<LossId, PredictionType>> = {
  epsilon: 'epsilon',
  vlb: 'epsilon',
  x0: 'sample',
  v: 'v_prediction',
  flow: 'flow_prediction',
};

/** What a network that was trained so answers. */
export function predictionOf(loss: LossId): PredictionType {
  return predictions[loss];
}

/**
 * The plan that the settings ask for, for a network that was trained with `loss` on `config`. DDPM takes all T
 * steps with σ_t² = β_t, as the official code does for CIFAR-10. A network of flow matching is sampled by a sampler
 * of flow matching whatever was asked.
 * @throws {RangeError} when the number of steps is not in 1…T.
 */
export function planFor(config: ScheduleConfig, loss: LossId, settings: SampleSettings): SamplerPlan {
  const { steps, eta, clip, spacing, karras } = settings;
  const schedule = createSchedule(config);
  const prediction = predictions[loss];
  const sampler = samplerFor(settings.sampler, loss);
  if (prediction !== 'flow_prediction') {
    // In float64 and with ε̂ taken from the clipped x̂_0, which young networks need.
    if (sampler === 'ddim') return ddimPlan(schedule, { steps, eta, clip, spacing, prediction });
    if (sampler === 'ddpm') return ddpmPlan(schedule, { variance: 'fixed_large', clip, prediction });
  }
  const { className, config: fixed, reads } = samplers[sampler];
  const scheduler = createScheduler({
    _class_name: className,
    num_train_timesteps: config.T,
    trained_betas: Array.from(schedule.beta.subarray(1)),
    prediction_type: prediction,
    ...(reads.includes('clip') ? { clip_sample: clip } : {}),
    ...(reads.includes('spacing') ? { timestep_spacing: spacing } : {}),
    ...(reads.includes('karras') ? { use_karras_sigmas: karras } : {}),
    ...fixed,
  });
  return scheduler.plan(steps, { eta });
}

/** The sampler that is used: one for this kind of network. */
export function samplerFor(sampler: SampleSettings['sampler'], loss: LossId): SampleSettings['sampler'] {
  const forFlow = samplers[sampler].flow === true;
  if (loss === 'flow') return forFlow ? sampler : 'flow_euler';
  return forFlow ? 'ddim' : sampler;
}
