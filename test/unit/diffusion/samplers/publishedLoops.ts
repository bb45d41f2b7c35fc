import type { SchedulerConfig } from '../../../../src/diffusion/samplers/schedulerConfig';

/** A loop that huggingface/diffusers' tests run, and the sum and mean of the magnitudes that they assert. */
export interface PublishedLoop {
  readonly config: SchedulerConfig;
  /** Absent: all timesteps. */
  readonly steps?: number;
  /** Begin at this place of the timesteps from the noisy sample instead. */
  readonly start?: number;
  /** Begin at this place from the sample as it is. */
  readonly skip?: number;
  /** The tests of the k-diffusion samplers feed the scaled input back as the sample. */
  readonly scaled?: boolean;
  /** The sample is neither multiplied by initNoiseSigma nor scaled for the network. */
  readonly bare?: boolean;
  /** Samples of 8 numbers instead of 8 × 8. */
  readonly line?: boolean;
  /** What the steps are told, where the tests tell them. */
  readonly eta?: number;
  readonly sum?: number;
  readonly mean: number;
  /** The tests' own tolerance where it is not 1e-2. */
  readonly tolerance?: number;
}

const linear = { beta_start: 0.0001, beta_end: 0.02, beta_schedule: 'linear' } as const;
const v = { prediction_type: 'v_prediction' } as const;
const karras = { use_karras_sigmas: true } as const;
const long = { ...linear, num_train_timesteps: 1100 } as const;
const ddpm = { _class_name: 'DDPMScheduler', ...linear } as const;
const ddim = { _class_name: 'DDIMScheduler', ...linear } as const;
const inverse = { _class_name: 'DDIMInverseScheduler', ...linear } as const;
const pndm = { _class_name: 'PNDMScheduler', ...linear } as const;
const euler = { _class_name: 'EulerDiscreteScheduler', ...long } as const;
const ancestral = { _class_name: 'EulerAncestralDiscreteScheduler', ...long } as const;
const heun = { _class_name: 'HeunDiscreteScheduler', ...long } as const;
const lms = { _class_name: 'LMSDiscreteScheduler', ...long } as const;
const kdpm2 = { _class_name: 'KDPM2DiscreteScheduler', ...long } as const;
const kdpm2Ancestral = { _class_name: 'KDPM2AncestralDiscreteScheduler', ...long } as const;
const dpm = {
  _class_name: 'DPMSolverMultistepScheduler',
  ...linear,
  lower_order_final: false,
  final_sigmas_type: 'sigma_min',
} as const;
const single = {
  _class_name: 'DPMSolverSinglestepScheduler',
  ...linear,
  final_sigmas_type: 'sigma_min',
} as const;
const deis = { _class_name: 'DEISMultistepScheduler', ...linear } as const;
const uniPC = { _class_name: 'UniPCMultistepScheduler', ...linear, final_sigmas_type: 'sigma_min' } as const;
const edmEuler = { _class_name: 'EDMEulerScheduler', num_train_timesteps: 256 } as const;
const edmDpm = {
  _class_name: 'EDMDPMSolverMultistepScheduler',
  lower_order_final: false,
  final_sigmas_type: 'sigma_min',
} as const;
const lcm = { _class_name: 'LCMScheduler' } as const;
const tcd = { _class_name: 'TCDScheduler' } as const;
const thresholding = { thresholding: true, dynamic_thresholding_ratio: 0.87, sample_max_value: 0.5 } as const;
const k = { steps: 10, scaled: true } as const;

/**
 * From huggingface/diffusers at 58eb52c0803ea9af3abec60841c2a093bdf1f951, tests/schedulers/test_scheduler_*.py: the
 * numbers asserted on the CPU. Numbers only.
 */
export const publishedLoops: Readonly<Record<string, PublishedLoop>> = {
  'DDPM, ε': { config: ddpm, sum: 258.9606, mean: 0.3372 },
  'DDPM, v': { config: { ...ddpm, ...v }, sum: 202.0296, mean: 0.2631 },
  'DDPM from a noisy sample': { config: ddpm, start: 998, sum: 387.9466, mean: 0.5051 },
  'DDIM, ε': { config: ddim, steps: 10, sum: 172.0067, mean: 0.223967 },
  'DDIM, v': { config: { ...ddim, ...v }, steps: 10, sum: 52.5302, mean: 0.0684 },
  'DDIM ending at ᾱ = 1': { config: { ...ddim, beta_start: 0.01 }, steps: 10, sum: 149.8295, mean: 0.1951 },
  'DDIM ending at the first ᾱ': {
    config: { ...ddim, beta_start: 0.01, set_alpha_to_one: false },
    steps: 10,
    sum: 149.0784,
    mean: 0.1941,
  },
  'DDIM from a noisy sample': { config: ddim, steps: 10, start: 8, sum: 354.5418, mean: 0.4616 },
  'DDIM inverse, ε': { config: inverse, steps: 10, sum: 671.6816, mean: 0.8746 },
  'DDIM inverse, v': { config: { ...inverse, ...v }, steps: 10, sum: 1394.2185, mean: 1.8154 },
  'DDIM inverse from ᾱ = 1': {
    config: { ...inverse, beta_start: 0.01 },
    steps: 10,
    sum: 539.9622,
    mean: 0.7031,
  },
  'DDIM inverse from the first ᾱ': {
    config: { ...inverse, beta_start: 0.01, set_alpha_to_one: false },
    steps: 10,
    sum: 542.6722,
    mean: 0.7066,
  },
  'PNDM, ε': { config: pndm, steps: 10, sum: 198.1318, mean: 0.258 },
  'PNDM, v': { config: { ...pndm, ...v }, steps: 10, sum: 67.3986, mean: 0.0878 },
  'PNDM ending at ᾱ = 1': {
    config: { ...pndm, beta_start: 0.01, set_alpha_to_one: true },
    steps: 10,
    sum: 230.0399,
    mean: 0.2995,
  },
  'PNDM ending at the first ᾱ': {
    config: { ...pndm, beta_start: 0.01 },
    steps: 10,
    sum: 186.9482,
    mean: 0.2434,
  },
  'Euler, ε': { config: euler, ...k, sum: 10.0807, mean: 0.0131 },
  'Euler, v': { config: { ...euler, ...v }, ...k, sum: 0.0002, mean: 2.2676e-6 },
  'Euler on Karras levels': {
    config: { ...euler, ...karras },
    ...k,
    sum: 124.52299499511719,
    mean: 0.16213932633399963,
  },
  'Euler from a noisy sample': { config: euler, ...k, start: 8, sum: 57062.9297, mean: 74.3007 },
  'Euler ancestral, ε': { config: ancestral, ...k, sum: 152.3192, mean: 0.1983 },
  'Euler ancestral, v': { config: { ...ancestral, ...v }, ...k, sum: 108.4439, mean: 0.1412 },
  'Euler ancestral from a noisy sample': { config: ancestral, ...k, start: 8, sum: 56163.0508, mean: 73.129 },
  'Heun, ε': { config: heun, ...k, sum: 0.1233, mean: 0.0002 },
  'Heun, v': { config: { ...heun, ...v }, ...k, sum: 4.6934e-7, mean: 6.1112e-10 },
  'Heun on Karras levels': {
    config: { ...heun, ...karras },
    ...k,
    sum: 0.00015,
    mean: 1.9869554535034695e-7,
  },
  'Heun from a noisy sample': { config: heun, ...k, start: 16, sum: 75074.8906, mean: 97.7538 },
  'LMS, ε': { config: lms, ...k, sum: 1006.388, mean: 1.31 },
  'LMS, v': { config: { ...lms, ...v }, ...k, sum: 0.0017, mean: 2.2676e-6 },
  'LMS on Karras levels': {
    config: { ...lms, ...karras },
    ...k,
    sum: 3812.9927,
    mean: 4.9648,
    tolerance: 2e-2,
  },
  'LMS from a noisy sample': { config: lms, ...k, start: 8, sum: 27663.6895, mean: 36.0204 },
  'KDPM2, ε': { config: kdpm2, ...k, sum: 20.4125, mean: 0.0266 },
  'KDPM2, v': { config: { ...kdpm2, ...v }, ...k, sum: 4.6934e-7, mean: 6.1112e-10 },
  'KDPM2 from a noisy sample': { config: kdpm2, ...k, start: 16, sum: 70408.4062, mean: 91.6776 },
  'KDPM2 ancestral, ε': { config: kdpm2Ancestral, ...k, sum: 13979.9433, mean: 18.203 },
  'KDPM2 ancestral, v': { config: { ...kdpm2Ancestral, ...v }, ...k, sum: 331.8133, mean: 0.432 },
  'KDPM2 ancestral from a noisy sample': {
    config: kdpm2Ancestral,
    ...k,
    start: 16,
    sum: 93087.3437,
    mean: 121.2074,
  },
  'DPM-Solver++ 2M, ε': { config: dpm, steps: 10, mean: 0.3301 },
  'DPM-Solver++ 2M, v': { config: { ...dpm, ...v }, steps: 10, mean: 0.2251 },
  'DPM-Solver++ 2M, v, on Karras levels': { config: { ...dpm, ...v, ...karras }, steps: 10, mean: 0.2096 },
  'DPM-Solver++ 2M, v, even in λ': {
    config: { ...dpm, ...v, use_lu_lambdas: true },
    steps: 10,
    mean: 0.1554,
  },
  'DPM-Solver++ 2M with thresholding': { config: { ...dpm, ...thresholding }, steps: 10, mean: 1.1364 },
  'DPM-Solver++ 2M from a noisy sample': { config: dpm, steps: 10, start: 5, sum: 318.4111, mean: 0.4146 },
  'DPM-Solver++ 2S, ε': { config: single, steps: 10, mean: 0.2791 },
  'DPM-Solver++ 2S on Karras levels': { config: { ...single, ...karras }, steps: 10, mean: 0.2248 },
  'DPM-Solver++ 2S, v': { config: { ...single, ...v }, steps: 10, mean: 0.1453 },
  'DPM-Solver++ 2S, v, on Karras levels': {
    config: { ...single, ...v, ...karras },
    steps: 10,
    mean: 0.0649,
  },
  'DPM-Solver++ 2S from amid a group': { config: single, steps: 50, skip: 3, mean: 0.2574 },
  'DPM-Solver++ 2S from a noisy sample': { config: single, steps: 10, start: 5, sum: 269.2187, mean: 0.3505 },
  'DEIS, ε': { config: deis, steps: 10, mean: 0.23916 },
  'DEIS, v': { config: { ...deis, ...v }, steps: 10, mean: 0.091 },
  'DEIS from a noisy sample': { config: deis, steps: 10, start: 8, sum: 315.3016, mean: 0.41054 },
  'UniPC, ε': { config: uniPC, steps: 10, mean: 0.2464 },
  'UniPC on Karras levels': { config: { ...uniPC, ...karras }, steps: 10, mean: 0.2925 },
  'UniPC, v': { config: { ...uniPC, ...v }, steps: 10, mean: 0.1014 },
  'UniPC, v, on Karras levels': { config: { ...uniPC, ...v, ...karras }, steps: 10, mean: 0.1966 },
  'UniPC from a noisy sample': { config: uniPC, steps: 10, start: 8, sum: 315.5757, mean: 0.4109 },
  'UniPC on lines, ε': { config: uniPC, steps: 10, line: true, mean: 0.2441 },
  'UniPC on lines and Karras levels': {
    config: { ...uniPC, ...karras },
    steps: 10,
    line: true,
    mean: 0.2898,
  },
  'UniPC on lines, v': { config: { ...uniPC, ...v }, steps: 10, line: true, mean: 0.1014 },
  'UniPC on lines and Karras levels, v': {
    config: { ...uniPC, ...v, ...karras },
    steps: 10,
    line: true,
    mean: 0.1944,
  },
  'UniPC on lines from a noisy sample': {
    config: uniPC,
    steps: 10,
    start: 8,
    line: true,
    sum: 39.087,
    mean: 0.4072,
  },
  'EDM Euler': { config: edmEuler, steps: 10, sum: 34.1855, mean: 0.044, tolerance: 1e-3 },
  'EDM DPM-Solver++ 2M, ε': { config: edmDpm, steps: 10, bare: true, mean: 0.0001 },
  'EDM DPM-Solver++ 2M, v': { config: { ...edmDpm, ...v }, steps: 10, bare: true, mean: 0.0092 },
  'EDM DPM-Solver++ 2M with thresholding': {
    config: { ...edmDpm, ...thresholding },
    steps: 10,
    bare: true,
    mean: 0.008,
  },
  'EDM DPM-Solver++ 2M from a noisy sample': {
    config: edmDpm,
    steps: 10,
    start: 5,
    bare: true,
    sum: 8.1661,
    mean: 0.0106,
  },
  'LCM in one step': { config: lcm, steps: 1, sum: 18.7097, mean: 0.0244, tolerance: 1e-3 },
  'LCM in ten steps': { config: lcm, steps: 10, sum: 197.7616, mean: 0.2575, tolerance: 1e-3 },
  'TCD in one step': { config: tcd, steps: 1, eta: 0, sum: 29.8715, mean: 0.0389, tolerance: 1e-3 },
  'TCD in ten steps': { config: tcd, steps: 10, eta: 0, sum: 181.204, mean: 0.2359, tolerance: 1e-3 },
};
