import type { SchedulerClass, SchedulerConfig } from '../diffusion/samplers/schedulerConfig';

/** A sampler that the playground offers. */
export interface SamplerEntry {
  /** diffusers' class. */
  readonly className: SchedulerClass;
  /** What its papers and users call it; names are not translated. */
  readonly name: string;
  /** How it is configured, where that is not the class's default. */
  readonly config?: Partial<SchedulerConfig>;
  /** Takes all T steps, whatever is asked. */
  readonly everyStep?: true;
}

/** The samplers that the playground offers, by the names that links and notes call them, in the order of its list. */
const offered = {
  ddim: { className: 'DDIMScheduler', name: 'DDIM' },
  ddpm: {
    className: 'DDPMScheduler',
    name: 'DDPM',
    config: { variance_type: 'fixed_large' },
    everyStep: true,
  },
  euler: { className: 'EulerDiscreteScheduler', name: 'Euler' },
  euler_a: { className: 'EulerAncestralDiscreteScheduler', name: 'Euler a' },
  heun: { className: 'HeunDiscreteScheduler', name: 'Heun' },
  lms: { className: 'LMSDiscreteScheduler', name: 'LMS' },
  pndm: { className: 'PNDMScheduler', name: 'PNDM' },
  dpmpp_2m: { className: 'DPMSolverMultistepScheduler', name: 'DPM-Solver++ 2M' },
  dpmpp_2m_sde: {
    className: 'DPMSolverMultistepScheduler',
    name: 'DPM-Solver++ 2M SDE',
    config: { algorithm_type: 'sde-dpmsolver++' },
  },
  dpmpp_2s: {
    className: 'DPMSolverSinglestepScheduler',
    name: 'DPM-Solver++ 2S',
    config: { lower_order_final: true },
  },
  deis: { className: 'DEISMultistepScheduler', name: 'DEIS' },
  unipc: { className: 'UniPCMultistepScheduler', name: 'UniPC' },
  kdpm2: { className: 'KDPM2DiscreteScheduler', name: 'KDPM2' },
  kdpm2_a: { className: 'KDPM2AncestralDiscreteScheduler', name: 'KDPM2 a' },
  lcm: { className: 'LCMScheduler', name: 'LCM' },
  tcd: { className: 'TCDScheduler', name: 'TCD' },
  flow_euler: { className: 'FlowMatchEulerDiscreteScheduler', name: 'Flow Euler' },
  flow_heun: { className: 'FlowMatchHeunDiscreteScheduler', name: 'Flow Heun' },
} as const satisfies Record<string, SamplerEntry>;

export type SamplerId = keyof typeof offered;
export const samplers: Readonly<Record<SamplerId, SamplerEntry>> = offered;
export const samplerIds = Object.keys(offered) as readonly SamplerId[];

/**
 * Where the noise levels of the steps come from: the timesteps, or a rule of their own (Karras et al. 2022, eq. 5; even
 * in ln σ; quantiles of a beta distribution, Lee et al. 2024; even in λ, Lu et al. 2022b, with timesteps rounded).
 */
export const noiseLevels = ['timesteps', 'karras', 'exponential', 'beta', 'lu'] as const;
export type NoiseLevels = (typeof noiseLevels)[number];
