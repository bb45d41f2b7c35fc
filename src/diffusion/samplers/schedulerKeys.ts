import * as v from 'valibot';

const proportion = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const beta = v.pipe(v.number(), v.gtValue(0), v.ltValue(1));
const positive = v.pipe(v.number(), v.gtValue(0), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));
/** diffusers lets some switches be null for off. */
const flag = v.pipe(
  v.nullable(v.boolean()),
  v.transform((value) => value ?? false),
);

/** The keys of diffusers' scheduler_config.json that some class reads, in diffusers' names. */
const entries = {
  num_train_timesteps: count,
  beta_start: beta,
  beta_end: beta,
  beta_schedule: v.picklist([
    'linear',
    'scaled_linear',
    'squaredcos_cap_v2',
    'sigmoid',
    'exp',
    'laplace',
    // Not in diffusers: the official DDPM code's.
    'quadratic',
    'constant',
  ]),
  trained_betas: v.nullable(v.pipe(v.array(beta), v.minLength(1))),
  rescale_betas_zero_snr: flag,
  prediction_type: v.picklist(['epsilon', 'sample', 'v_prediction', 'flow_prediction']),
  variance_type: v.nullable(
    v.picklist([
      'fixed_small',
      'fixed_small_log',
      'fixed_large',
      'fixed_large_log',
      'learned',
      'learned_range',
    ]),
  ),
  clip_sample: flag,
  clip_sample_range: positive,
  thresholding: flag,
  dynamic_thresholding_ratio: proportion,
  sample_max_value: positive,
  timestep_spacing: v.picklist(['leading', 'linspace', 'trailing']),
  timestep_type: v.picklist(['discrete', 'continuous']),
  steps_offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
  set_alpha_to_one: flag,
  skip_prk_steps: flag,
  interpolation_type: v.picklist(['linear', 'log_linear']),
  use_karras_sigmas: flag,
  use_exponential_sigmas: flag,
  use_beta_sigmas: flag,
  use_lu_lambdas: flag,
  use_flow_sigmas: flag,
  flow_shift: positive,
  shift: positive,
  shift_terminal: v.nullable(v.pipe(v.number(), v.minValue(0), v.ltValue(1))),
  use_dynamic_shifting: flag,
  time_shift_type: v.picklist(['exponential', 'linear']),
  invert_sigmas: flag,
  stochastic_sampling: flag,
  final_sigmas_type: v.picklist(['zero', 'sigma_min']),
  sigma_min: v.nullable(positive),
  sigma_max: v.nullable(positive),
  sigma_data: positive,
  sigma_schedule: v.picklist(['karras', 'exponential']),
  rho: positive,
  solver_order: v.picklist([1, 2, 3]),
  solver_type: v.picklist(['midpoint', 'heun', 'logrho', 'bh1', 'bh2']),
  algorithm_type: v.picklist(['dpmsolver++', 'sde-dpmsolver++', 'dpmsolver', 'sde-dpmsolver', 'deis']),
  lower_order_final: flag,
  euler_at_final: flag,
  predict_x0: flag,
  disable_corrector: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** The least λ_t whose timestep is taken; −∞ in JSON is a text or null. */
  lambda_min_clipped: v.pipe(
    v.union([v.number(), v.null(), v.literal('-Infinity')]),
    v.transform((value) => (typeof value === 'number' ? value : -Infinity)),
  ),
  eta: proportion,
  original_inference_steps: count,
  timestep_scaling: positive,
};
export const schedulerConfigSchema = v.object(entries);

/** The keys as a scheduler_config.json states them. */
export type StatedConfig = v.InferInput<typeof schedulerConfigSchema>;

/** A scheduler's configuration with every key; those that its class lacks have a value that changes nothing. */
export type FullSchedulerConfig = Readonly<v.InferOutput<typeof schedulerConfigSchema>>;
