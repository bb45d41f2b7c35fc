// Keys that several classes of diffusers read together, with the defaults that most of them have.

export const schedule = {
  num_train_timesteps: 1000,
  beta_start: 1e-4,
  beta_end: 0.02,
  beta_schedule: 'linear',
  trained_betas: null,
} as const;
export const prediction = { prediction_type: 'epsilon', rescale_betas_zero_snr: false } as const;
export const thresholding = {
  thresholding: false,
  dynamic_thresholding_ratio: 0.995,
  sample_max_value: 1,
} as const;
export const clipping = { clip_sample: true, clip_sample_range: 1 } as const;
export const leading = { timestep_spacing: 'leading', steps_offset: 0 } as const;
export const linspace = { timestep_spacing: 'linspace', steps_offset: 0 } as const;
export const sigmaSpacing = {
  use_karras_sigmas: false,
  use_exponential_sigmas: false,
  use_beta_sigmas: false,
} as const;
export const flow = { use_flow_sigmas: false, flow_shift: 1, use_dynamic_shifting: false } as const;
export const solver = {
  solver_order: 2,
  solver_type: 'midpoint',
  algorithm_type: 'dpmsolver++',
  lower_order_final: true,
} as const;
export const latentSchedule = { ...schedule, beta_start: 0.00085, beta_end: 0.012 } as const;
export const edm = {
  num_train_timesteps: 1000,
  prediction_type: 'epsilon',
  sigma_min: 0.002,
  sigma_max: 80,
  sigma_data: 0.5,
  sigma_schedule: 'karras',
  rho: 7,
  final_sigmas_type: 'zero',
} as const;
export const dpmSolver = {
  ...schedule,
  ...solver,
  ...sigmaSpacing,
  ...flow,
  ...thresholding,
  prediction_type: 'epsilon',
  variance_type: null,
  final_sigmas_type: 'zero',
  lambda_min_clipped: null,
} as const;
