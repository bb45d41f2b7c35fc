import { ddimPlan } from '../diffusion/samplers/methods/ddim';
import { ddpmPlan } from '../diffusion/samplers/methods/ddpm';
import type { SamplerPlan } from '../diffusion/samplers/samplerPlan';
import { networkNoise } from './digitsNetwork';

/** σ² of a step back: β̃ or β between its two ends (DDPM section 3.2). */
export type StepVariance = 'small' | 'large';

/**
 * DDPM's step (Algorithm 2) over some of the network's 1,000 t, evenly from T down, for a network that predicts ε.
 * @param clip Whether x̂_0 is clipped to [-1, 1], as the official code does and Algorithm 2 does not.
 */
export const ancestralPlan = (steps: number, variance: StepVariance, clip = false): SamplerPlan =>
  ddpmPlan(networkNoise, { steps, clip, variance: variance === 'small' ? 'fixed_small' : 'fixed_large' });

/** DDIM (Song et al. 2021, eq. 12) with η = 0 over the same t. */
export const deterministicPlan = (steps: number, clip = false): SamplerPlan =>
  ddimPlan(networkNoise, { steps, eta: 0, clip });
