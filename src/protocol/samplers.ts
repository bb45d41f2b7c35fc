import type { SchedulerClass, SchedulerConfig } from '../diffusion/samplers/schedulerConfig';

/** The samplers that the playground offers, in the order of its list. */
export const samplerIds = [
  'ddim',
  'ddpm',
  'euler',
  'euler_a',
  'heun',
  'lms',
  'pndm',
  'dpmpp_2m',
  'dpmpp_2m_sde',
  'dpmpp_2s',
  'deis',
  'unipc',
  'kdpm2',
  'kdpm2_a',
  'lcm',
  'flow_euler',
  'flow_heun',
] as const;
export type SamplerId = (typeof samplerIds)[number];

/**
 * Where the noise levels of the steps come from: the timesteps, or a rule of their own (Karras et al. 2022, eq. 5; even
 * in ln σ; quantiles of a beta distribution, Lee et al. 2024; even in λ, Lu et al. 2022b, with timesteps rounded).
 */
export const noiseLevels = ['timesteps', 'karras', 'exponential', 'beta', 'lu'] as const;
export type NoiseLevels = (typeof noiseLevels)[number];

export interface SamplerEntry {
  /** diffusers' class. */
  readonly className: SchedulerClass;
  /** What its papers and users call it; names are not translated. */
  readonly name: string;
  readonly config?: Partial<SchedulerConfig>;
  /** Which of the settings it reads. */
  readonly reads: readonly ('eta' | 'levels' | 'lu' | 'spacing' | 'clip' | 'anew' | 'threshold' | 'steps')[];
  /** For networks that were trained for flow matching, and for no others. */
  readonly flow?: true;
}

/** Each sampler as diffusers configures it. */
export const samplers: Readonly<Record<SamplerId, SamplerEntry>> = {
  ddim: {
    className: 'DDIMScheduler',
    name: 'DDIM',
    reads: ['steps', 'eta', 'spacing', 'clip', 'anew', 'threshold'],
  },
  ddpm: {
    className: 'DDPMScheduler',
    name: 'DDPM',
    config: { variance_type: 'fixed_large' },
    reads: ['clip', 'threshold'],
  },
  euler: { className: 'EulerDiscreteScheduler', name: 'Euler', reads: ['steps', 'levels', 'spacing'] },
  euler_a: { className: 'EulerAncestralDiscreteScheduler', name: 'Euler a', reads: ['steps', 'spacing'] },
  heun: { className: 'HeunDiscreteScheduler', name: 'Heun', reads: ['steps', 'levels', 'spacing', 'clip'] },
  lms: { className: 'LMSDiscreteScheduler', name: 'LMS', reads: ['steps', 'levels', 'spacing'] },
  pndm: { className: 'PNDMScheduler', name: 'PNDM', reads: ['steps', 'spacing'] },
  dpmpp_2m: {
    className: 'DPMSolverMultistepScheduler',
    name: 'DPM-Solver++ 2M',
    reads: ['steps', 'levels', 'lu', 'spacing', 'threshold'],
  },
  dpmpp_2m_sde: {
    className: 'DPMSolverMultistepScheduler',
    name: 'DPM-Solver++ 2M SDE',
    config: { algorithm_type: 'sde-dpmsolver++' },
    reads: ['steps', 'levels', 'lu', 'spacing', 'threshold'],
  },
  dpmpp_2s: {
    className: 'DPMSolverSinglestepScheduler',
    name: 'DPM-Solver++ 2S',
    config: { lower_order_final: true },
    reads: ['steps', 'levels', 'lu', 'threshold'],
  },
  deis: {
    className: 'DEISMultistepScheduler',
    name: 'DEIS',
    reads: ['steps', 'levels', 'spacing', 'threshold'],
  },
  unipc: {
    className: 'UniPCMultistepScheduler',
    name: 'UniPC',
    reads: ['steps', 'levels', 'spacing', 'threshold'],
  },
  kdpm2: { className: 'KDPM2DiscreteScheduler', name: 'KDPM2', reads: ['steps', 'levels', 'spacing'] },
  kdpm2_a: {
    className: 'KDPM2AncestralDiscreteScheduler',
    name: 'KDPM2 a',
    reads: ['steps', 'levels', 'spacing'],
  },
  lcm: { className: 'LCMScheduler', name: 'LCM', reads: ['steps', 'clip', 'threshold'] },
  flow_euler: {
    className: 'FlowMatchEulerDiscreteScheduler',
    name: 'Flow Euler',
    reads: ['steps', 'levels'],
    flow: true,
  },
  flow_heun: { className: 'FlowMatchHeunDiscreteScheduler', name: 'Flow Heun', reads: ['steps'], flow: true },
};
