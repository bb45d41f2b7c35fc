import * as v from 'valibot';
import { methods } from './methods';
import * as common from './methods/commonDefaults';
import type { SamplerMethod } from './samplerMethod';
import { schedulerConfigSchema, type FullSchedulerConfig, type StatedConfig } from './schedulerKeys';

/** diffusers' class names that can be made. */
export type SchedulerClass = (typeof methods)[number]['className'];
export const schedulerClasses: readonly SchedulerClass[] = methods.map(({ className }) => className);

/** Whether a name is that of a class that can be made. */
export function isSchedulerClass(name: unknown): name is SchedulerClass {
  return schedulerClasses.some((each) => each === name);
}

const byClass = Object.fromEntries(methods.map((method) => [method.className, method]));

/** The method of one of diffusers' classes. */
export function methodOf(className: SchedulerClass): SamplerMethod {
  const method = byClass[className];
  if (!method) {
    throw new RangeError(`There is no ${className}.`);
  }
  return method;
}

/** Values for the keys that a class lacks. */
const absent: StatedConfig = {
  ...common.schedule,
  ...common.prediction,
  ...common.clipping,
  ...common.thresholding,
  ...common.leading,
  ...common.sigmaSpacing,
  ...common.flow,
  ...common.solver,
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
export type SchedulerConfig = Partial<StatedConfig> & { readonly _class_name: SchedulerClass };

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
  const own = methodOf(className).defaults;
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
  const spacings: readonly (keyof StatedConfig)[] = [
    'use_karras_sigmas',
    'use_exponential_sigmas',
    'use_beta_sigmas',
  ];
  const chosen = spacings.filter((key) => config[key]);
  if (chosen.length > 1) {
    throw new RangeError(
      `${className} takes its noise levels from one rule, not from ${chosen.join(' and ')}.`,
    );
  }
  if (config.prediction_type === 'flow_prediction' && !('use_flow_sigmas' in methodOf(className).defaults)) {
    if (className.startsWith('FlowMatch')) {
      return;
    }
    throw new RangeError(`prediction_type of ${className} cannot be flow_prediction: it has no flow sigmas.`);
  }
  if (className.startsWith('EDM') && config.prediction_type === 'sample') {
    throw new RangeError(
      `prediction_type of ${className} must be epsilon or v_prediction: its preconditioning has none for sample.`,
    );
  }
}
