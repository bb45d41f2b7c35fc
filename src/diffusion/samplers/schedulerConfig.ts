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
const schedulerConfigSchema = v.object(entries);

type Stated = v.InferInput<typeof schedulerConfigSchema>;
type Key = keyof Stated;

/** A scheduler's configuration with every key; those that its class lacks have a value that changes nothing. */
export type FullSchedulerConfig = Readonly<v.InferOutput<typeof schedulerConfigSchema>>;

const schedule = {
  num_train_timesteps: 1000,
  beta_start: 1e-4,
  beta_end: 0.02,
  beta_schedule: 'linear',
  trained_betas: null,
} as const;
const prediction = { prediction_type: 'epsilon', rescale_betas_zero_snr: false } as const;
const thresholding = {
  thresholding: false,
  dynamic_thresholding_ratio: 0.995,
  sample_max_value: 1,
} as const;
const clipping = { clip_sample: true, clip_sample_range: 1 } as const;
const leading = { timestep_spacing: 'leading', steps_offset: 0 } as const;
const linspace = { timestep_spacing: 'linspace', steps_offset: 0 } as const;
const sigmaSpacing = {
  use_karras_sigmas: false,
  use_exponential_sigmas: false,
  use_beta_sigmas: false,
} as const;
const flow = { use_flow_sigmas: false, flow_shift: 1, use_dynamic_shifting: false } as const;
const solver = {
  solver_order: 2,
  solver_type: 'midpoint',
  algorithm_type: 'dpmsolver++',
  lower_order_final: true,
} as const;
const latentSchedule = { ...schedule, beta_start: 0.00085, beta_end: 0.012 } as const;
const edm = {
  num_train_timesteps: 1000,
  prediction_type: 'epsilon',
  sigma_min: 0.002,
  sigma_max: 80,
  sigma_data: 0.5,
  sigma_schedule: 'karras',
  rho: 7,
  final_sigmas_type: 'zero',
} as const;
const dpmSolver = {
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

/** The keys that each class of diffusers reads, with its defaults. All others are ignored, as diffusers does. */
export const classDefaults = {
  DDPMScheduler: {
    ...schedule,
    ...prediction,
    ...clipping,
    ...thresholding,
    ...leading,
    variance_type: 'fixed_small',
  },
  DDIMScheduler: {
    ...schedule,
    ...prediction,
    ...clipping,
    ...thresholding,
    ...leading,
    set_alpha_to_one: true,
  },
  DDIMInverseScheduler: { ...schedule, ...prediction, ...clipping, ...leading, set_alpha_to_one: true },
  PNDMScheduler: {
    ...schedule,
    ...leading,
    prediction_type: 'epsilon',
    skip_prk_steps: false,
    set_alpha_to_one: false,
  },
  EulerDiscreteScheduler: {
    ...schedule,
    ...prediction,
    ...linspace,
    ...sigmaSpacing,
    interpolation_type: 'linear',
    sigma_min: null,
    sigma_max: null,
    timestep_type: 'discrete',
    final_sigmas_type: 'zero',
  },
  EulerAncestralDiscreteScheduler: { ...schedule, ...prediction, ...linspace },
  HeunDiscreteScheduler: {
    ...latentSchedule,
    ...linspace,
    ...sigmaSpacing,
    prediction_type: 'epsilon',
    clip_sample: false,
    clip_sample_range: 1,
  },
  LMSDiscreteScheduler: { ...schedule, ...linspace, ...sigmaSpacing, prediction_type: 'epsilon' },
  KDPM2DiscreteScheduler: { ...latentSchedule, ...linspace, ...sigmaSpacing, prediction_type: 'epsilon' },
  KDPM2AncestralDiscreteScheduler: {
    ...latentSchedule,
    ...linspace,
    ...sigmaSpacing,
    prediction_type: 'epsilon',
  },
  DPMSolverMultistepScheduler: {
    ...dpmSolver,
    ...linspace,
    euler_at_final: false,
    use_lu_lambdas: false,
    rescale_betas_zero_snr: false,
  },
  DPMSolverSinglestepScheduler: { ...dpmSolver, lower_order_final: false, use_lu_lambdas: false },
  DEISMultistepScheduler: {
    ...schedule,
    ...solver,
    ...linspace,
    ...sigmaSpacing,
    ...flow,
    ...thresholding,
    prediction_type: 'epsilon',
    solver_type: 'logrho',
    algorithm_type: 'deis',
  },
  UniPCMultistepScheduler: {
    ...schedule,
    ...prediction,
    ...linspace,
    ...sigmaSpacing,
    ...flow,
    ...thresholding,
    solver_order: 2,
    solver_type: 'bh2',
    lower_order_final: true,
    predict_x0: true,
    disable_corrector: [],
    final_sigmas_type: 'zero',
    shift_terminal: null,
    sigma_min: null,
    sigma_max: null,
    time_shift_type: 'exponential',
  },
  EDMEulerScheduler: edm,
  EDMDPMSolverMultistepScheduler: { ...edm, ...solver, ...thresholding, euler_at_final: false },
  FlowMatchEulerDiscreteScheduler: {
    ...sigmaSpacing,
    num_train_timesteps: 1000,
    prediction_type: 'flow_prediction',
    shift: 1,
    shift_terminal: null,
    use_dynamic_shifting: false,
    time_shift_type: 'exponential',
    invert_sigmas: false,
    stochastic_sampling: false,
  },
  FlowMatchHeunDiscreteScheduler: {
    num_train_timesteps: 1000,
    prediction_type: 'flow_prediction',
    shift: 1,
  },
  LCMScheduler: {
    ...latentSchedule,
    ...prediction,
    ...thresholding,
    beta_schedule: 'scaled_linear',
    original_inference_steps: 50,
    clip_sample: false,
    clip_sample_range: 1,
    set_alpha_to_one: true,
    timestep_scaling: 10,
  },
  RePaintScheduler: { ...schedule, clip_sample: true, eta: 0 },
} as const satisfies Record<string, Partial<Stated>>;

/** diffusers' class names that can be made. */
export type SchedulerClass = keyof typeof classDefaults;
export const schedulerClasses = Object.keys(classDefaults) as readonly SchedulerClass[];

/** Values for the keys that a class lacks. */
const absent: Stated = {
  ...schedule,
  ...prediction,
  ...clipping,
  ...thresholding,
  ...leading,
  ...sigmaSpacing,
  ...flow,
  ...solver,
  clip_sample: false,
  variance_type: null,
  timestep_type: 'discrete',
  set_alpha_to_one: true,
  skip_prk_steps: false,
  interpolation_type: 'linear',
  use_lu_lambdas: false,
  shift: 1,
  shift_terminal: null,
  time_shift_type: 'exponential',
  invert_sigmas: false,
  stochastic_sampling: false,
  final_sigmas_type: 'zero',
  sigma_min: null,
  sigma_max: null,
  sigma_data: 0.5,
  sigma_schedule: 'karras',
  rho: 7,
  euler_at_final: false,
  predict_x0: true,
  disable_corrector: [],
  lambda_min_clipped: null,
  eta: 0,
  original_inference_steps: 50,
  timestep_scaling: 10,
};

/** What a caller or a scheduler_config.json states; all else is the class's default. */
export type SchedulerConfig = Partial<Stated> & { readonly _class_name: SchedulerClass };

const classSchema = v.object({ _class_name: v.picklist(schedulerClasses) });

/**
 * Checks a configuration from anywhere and completes it with its class's defaults. Keys that the class does not
 * read are ignored, whatever they hold.
 * @throws {RangeError} naming the key that is wrong and what it may be.
 */
export function parseSchedulerConfig(input: unknown): {
  readonly className: SchedulerClass;
  readonly config: FullSchedulerConfig;
} {
  const named = v.safeParse(classSchema, input);
  if (!named.success) {
    throw new RangeError(
      `A scheduler's configuration must be an object whose _class_name is one of ${schedulerClasses.join(', ')}. ${named.issues[0].message}.`,
    );
  }
  const className = named.output._class_name;
  const own: Partial<Stated> = classDefaults[className];
  const stated = Object.entries(input as object).filter(([key]) => key in own);
  const parsed = v.safeParse(schedulerConfigSchema, { ...absent, ...own, ...Object.fromEntries(stated) });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new RangeError(
      `${v.getDotPath(issue) ?? 'The configuration'} of ${className} is wrong: ${issue.message}.`,
    );
  }
  checkTogether(className, parsed.output);
  return { className, config: parsed.output };
}

/** What single keys cannot say. */
function checkTogether(className: SchedulerClass, config: FullSchedulerConfig): void {
  const spacings: readonly Key[] = ['use_karras_sigmas', 'use_exponential_sigmas', 'use_beta_sigmas'];
  const chosen = spacings.filter((key) => config[key]);
  if (chosen.length > 1) {
    throw new RangeError(
      `${className} takes its noise levels from one rule, not from ${chosen.join(' and ')}.`,
    );
  }
  if (config.prediction_type === 'flow_prediction' && !('use_flow_sigmas' in classDefaults[className])) {
    if (className.startsWith('FlowMatch')) return;
    throw new RangeError(`prediction_type of ${className} cannot be flow_prediction: it has no flow sigmas.`);
  }
  if (className.startsWith('EDM') && config.prediction_type === 'sample') {
    throw new RangeError(
      `prediction_type of ${className} must be epsilon or v_prediction: its preconditioning has none for sample.`,
    );
  }
}
