import * as v from 'valibot';

const proportion = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const beta = v.pipe(v.number(), v.gtValue(0), v.ltValue(1));
const positive = v.pipe(v.number(), v.gtValue(0), v.finite());

/** The keys of diffusers' scheduler_config.json that matter here; others are ignored. The defaults are DDPM's. */
const schedulerConfigSchema = v.object({
  num_train_timesteps: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
  beta_start: beta,
  beta_end: beta,
  beta_schedule: v.picklist([
    'linear',
    'scaled_linear',
    'squaredcos_cap_v2',
    'sigmoid',
    // Not in diffusers: the official DDPM code's.
    'quadratic',
    'constant',
  ]),
  trained_betas: v.nullable(v.pipe(v.array(beta), v.minLength(1))),
  rescale_betas_zero_snr: v.boolean(),
  prediction_type: v.picklist(['epsilon', 'sample', 'v_prediction']),
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
  clip_sample: v.boolean(),
  clip_sample_range: positive,
  thresholding: v.boolean(),
  dynamic_thresholding_ratio: proportion,
  sample_max_value: positive,
  timestep_spacing: v.picklist(['leading', 'linspace', 'trailing']),
  steps_offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
  set_alpha_to_one: v.boolean(),
  skip_prk_steps: v.boolean(),
  use_karras_sigmas: v.nullable(v.boolean()),
  final_sigmas_type: v.picklist(['zero', 'sigma_min']),
  solver_order: v.picklist([1, 2, 3]),
  solver_type: v.picklist(['midpoint', 'heun']),
  algorithm_type: v.picklist(['dpmsolver++', 'sde-dpmsolver++']),
  lower_order_final: v.boolean(),
  euler_at_final: v.boolean(),
  /** The least λ_t whose timestep is taken; −∞ in JSON is a text or null. */
  lambda_min_clipped: v.pipe(
    v.union([v.number(), v.null(), v.literal('-Infinity')]),
    v.transform((value) => (typeof value === 'number' ? value : -Infinity)),
  ),
});

/** A scheduler's configuration with every key. */
export type FullSchedulerConfig = Readonly<v.InferOutput<typeof schedulerConfigSchema>>;

/** diffusers' defaults where all classes agree. */
const commonDefaults: v.InferInput<typeof schedulerConfigSchema> = {
  num_train_timesteps: 1000,
  beta_start: 1e-4,
  beta_end: 0.02,
  beta_schedule: 'linear',
  trained_betas: null,
  rescale_betas_zero_snr: false,
  prediction_type: 'epsilon',
  variance_type: 'fixed_small',
  clip_sample: true,
  clip_sample_range: 1,
  thresholding: false,
  dynamic_thresholding_ratio: 0.995,
  sample_max_value: 1,
  timestep_spacing: 'leading',
  steps_offset: 0,
  set_alpha_to_one: true,
  skip_prk_steps: false,
  use_karras_sigmas: false,
  final_sigmas_type: 'zero',
  solver_order: 2,
  solver_type: 'midpoint',
  algorithm_type: 'dpmsolver++',
  lower_order_final: true,
  euler_at_final: false,
  lambda_min_clipped: -Infinity,
};

/** Where a class of diffusers differs from them. */
export const classDefaults = {
  DDPMScheduler: {},
  DDIMScheduler: {},
  PNDMScheduler: { set_alpha_to_one: false },
  EulerDiscreteScheduler: { timestep_spacing: 'linspace' },
  EulerAncestralDiscreteScheduler: { timestep_spacing: 'linspace' },
  DPMSolverMultistepScheduler: { timestep_spacing: 'linspace', variance_type: null },
} as const satisfies Record<string, Partial<typeof commonDefaults>>;
export type SchedulerClass = keyof typeof classDefaults;

/** What a caller or a scheduler_config.json states; all else is the class's default. */
export type SchedulerConfig = Partial<v.InferInput<typeof schedulerConfigSchema>> & {
  readonly _class_name: SchedulerClass;
};

const classSchema = v.object({
  _class_name: v.picklist(Object.keys(classDefaults) as SchedulerClass[]),
});

/**
 * Checks a configuration from anywhere and completes it with its class's defaults.
 * @throws {v.ValiError} naming the key that is wrong.
 */
export function parseSchedulerConfig(input: unknown): {
  readonly className: SchedulerClass;
  readonly config: FullSchedulerConfig;
} {
  const className = v.parse(classSchema, input)._class_name;
  const given = v.parse(v.partial(schedulerConfigSchema), input);
  const config = v.parse(schedulerConfigSchema, { ...commonDefaults, ...classDefaults[className], ...given });
  return { className, config };
}
