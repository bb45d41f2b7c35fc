import { ddimPlan } from '../../src/diffusion/samplers/ddim';
import { ddpmPlan } from '../../src/diffusion/samplers/ddpm';
import type { SamplerPlan } from '../../src/diffusion/samplers/samplerPlan';
import type { Schedule } from '../../src/diffusion/schedule';
import type { SampleSettings } from '../../src/protocol/playgroundState';

/**
 * The plan that the settings ask for. DDPM takes all T steps with σ_t² = β_t, as the official code does for
 * CIFAR-10.
 * @throws {RangeError} when the number of steps is not in 1…T.
 */
export function planFor(schedule: Schedule, settings: SampleSettings): SamplerPlan {
  const { sampler, steps, eta, clip } = settings;
  switch (sampler) {
    case 'ddpm':
      return ddpmPlan(schedule, { variance: 'fixed_large', clip });
    case 'ddim':
      return ddimPlan(schedule, { steps, eta, clip });
  }
}
