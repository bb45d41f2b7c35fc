import * as l10n from '@vscode/l10n';
import { plainName } from '../../../../src/safetensors';
import * as v from 'valibot';
import {
  isSchedulerClass,
  methodOf,
  type SchedulerClass,
} from '../../../../src/diffusion/samplers/schedulerConfig';
import type { ScheduleConfig } from '../../../../src/diffusion/schedule';
import { betaBounds, shiftBounds } from '../../../../src/protocol/scheduleConfig';
import { readPythonJson } from './pythonJson';
import { diffusersScheduleNames, scheduleKindNamed, type Process } from './schedulerFile';
import { scheduleOfBetas } from './trainedBetas';

const fileName = 'scheduler_config.json';
const mostSteps = 10_000;

/** What a scheduler file says of the training, and which of its options do not matter to it. */
export interface SchedulerReading extends Process {
  /** Options of the file that differ from its class's defaults and are not used here. */
  readonly unused: readonly string[];
}

/** The DDPM paper's, for a folder without a scheduler. */
const paperSchedule = { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 } as const;

/** Classes that sample the same process as one of which the defaults are known here. */
const alike: Readonly<Record<string, SchedulerClass>> = {
  DDPMParallelScheduler: 'DDPMScheduler',
  DDIMParallelScheduler: 'DDIMScheduler',
  DPMSolverMultistepInverseScheduler: 'DPMSolverMultistepScheduler',
  DPMSolverSDEScheduler: 'KDPM2DiscreteScheduler',
  SASolverScheduler: 'DPMSolverMultistepScheduler',
};

/** Defaults of options that only diffusers' own samplers read. */
const neutral: Readonly<Record<string, unknown>> = {
  time_shift_type: 'exponential',
  base_shift: 0.5,
  max_shift: 1.15,
  base_image_seq_len: 256,
  max_image_seq_len: 4096,
  predictor_order: 2,
  corrector_order: 2,
};

const beta = v.pipe(v.number(), v.gtValue(betaBounds[0]), v.ltValue(betaBounds[1]));
const flag = v.optional(v.nullable(v.boolean()), false);
/** Keys that describe the training process; all others configure a sampler. */
const trainingKeys = {
  num_train_timesteps: v.pipe(v.number(), v.integer()),
  beta_start: beta,
  beta_end: beta,
  beta_schedule: v.string(),
  trained_betas: v.nullable(v.pipe(v.array(beta), v.minLength(1))),
  rescale_betas_zero_snr: flag,
  prediction_type: v.picklist(['epsilon', 'sample', 'v_prediction', 'flow_prediction']),
  timestep_type: v.picklist(['discrete', 'continuous']),
  use_flow_sigmas: flag,
  flow_shift: v.number(),
  shift: v.number(),
  use_dynamic_shifting: flag,
  invert_sigmas: flag,
};
const trainingSchema = v.object(trainingKeys);
type Training = v.InferOutput<typeof trainingSchema>;

/** Values for what a class does not have. */
const absent = {
  num_train_timesteps: 1000,
  beta_start: 1e-4,
  beta_end: 0.02,
  beta_schedule: 'linear',
  trained_betas: null,
  prediction_type: 'epsilon',
  timestep_type: 'discrete',
  flow_shift: 1,
  shift: 1,
} as const;

/**
 * What scheduler_config.json says of the training. Any of diffusers' classes will do that noises images as DDPM or
 * flow matching does, since a sampler can be chosen freely. Without the file the DDPM paper's schedule is taken.
 * @throws {RangeError} with a sentence when the file is damaged, or states a process that is not known here.
 */
export function readScheduler(json: string | undefined): SchedulerReading {
  if (json === undefined) {
    return { schedule: paperSchedule, loss: 'epsilon', unused: [] };
  }
  const stated = objectIn(readPythonJson(fileName, json));
  const name = className(stated);
  const defaults: Readonly<Record<string, unknown>> = methodOf(name).defaults;
  const known = Object.entries(stated).filter(([key]) => key in defaults);
  const parsed = v.safeParse(trainingSchema, { ...absent, ...defaults, ...Object.fromEntries(known) });
  if (!parsed.success) {
    throw new RangeError(
      l10n.t('{0}: the value of {1} cannot be used.', fileName, v.getDotPath(parsed.issues[0]) ?? ''),
    );
  }
  const training = parsed.output;
  refuseOtherProcess(training);
  const process =
    name.startsWith('FlowMatch') || training.use_flow_sigmas ? flowOf(training) : noiseOf(training);
  return { ...process, unused: unusedOptions(stated, defaults) };
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new RangeError(l10n.t('{0} is not a JSON object.', fileName));
}

/** The class, or one that is alike; only its defaults matter. */
function className(stated: Readonly<Record<string, unknown>>): SchedulerClass {
  const { _class_name: name } = stated;
  const other = typeof name === 'string' && Object.hasOwn(alike, name) ? alike[name] : name;
  if (!isSchedulerClass(other)) {
    throw new RangeError(
      l10n.t(
        '{0} names the scheduler class {1}, which is not known here, or noises images in another way than DDPM and flow matching do.',
        fileName,
        (typeof name === 'string' && plainName(name)) || '…',
      ),
    );
  }
  if (other.startsWith('EDM')) {
    throw new RangeError(
      l10n.t(
        '{0} names the scheduler class {1}: EDM’s networks take images of any noise level, scaled in another way, and cannot be sampled here.',
        fileName,
        other,
      ),
    );
  }
  return other;
}

/** @throws {RangeError} when the network was trained on another process than the class's usual one. */
function refuseOtherProcess({
  timestep_type,
  invert_sigmas,
  use_flow_sigmas,
  prediction_type,
}: Training): void {
  if (timestep_type === 'continuous') {
    throw new RangeError(
      l10n.t(
        '{0}: the network takes continuous noise levels, not steps 1…T, and cannot be sampled here.',
        fileName,
      ),
    );
  }
  if (invert_sigmas) {
    throw new RangeError(
      l10n.t('{0}: the network takes inverted noise levels and cannot be sampled here.', fileName),
    );
  }
  const flows = prediction_type === 'flow_prediction';
  if (use_flow_sigmas && !flows) {
    throw new RangeError(
      l10n.t('{0}: flow matching’s noise levels go with prediction_type flow_prediction only.', fileName),
    );
  }
}

function flowOf({
  num_train_timesteps: T,
  shift,
  flow_shift,
  use_flow_sigmas,
  use_dynamic_shifting,
}: Training): Process {
  // A dynamic shift takes the place of the fixed one, and depends on the size of what is sampled.
  const fixed = use_flow_sigmas ? flow_shift : shift;
  const used = use_dynamic_shifting ? 1 : fixed;
  const [least, most] = shiftBounds;
  if (!(used >= least && used <= most)) {
    throw new RangeError(
      l10n.t('{0}: the value of {1} cannot be used.', fileName, use_flow_sigmas ? 'flow_shift' : 'shift'),
    );
  }
  return { schedule: { ...paperSchedule, kind: 'flow', T: steps(T), shift: used }, loss: 'flow' };
}

function noiseOf(training: Training): Process {
  const { prediction_type: prediction, rescale_betas_zero_snr: zeroTerminalSnr } = training;
  if (prediction === 'flow_prediction') {
    throw new RangeError(
      l10n.t('{0}: prediction_type flow_prediction goes with flow matching’s noise levels only.', fileName),
    );
  }
  const loss = { epsilon: 'epsilon', sample: 'x0', v_prediction: 'v' } as const;
  const schedule = training.trained_betas
    ? scheduleTrained(training.num_train_timesteps, training.trained_betas)
    : scheduleNamed(training);
  return {
    schedule: { ...schedule, ...(zeroTerminalSnr ? { zeroTerminalSnr: true } : {}) },
    loss: loss[prediction],
  };
}

function scheduleTrained(T: number, betas: readonly number[]): ScheduleConfig {
  steps(betas.length);
  if (betas.length !== T) {
    throw new RangeError(
      l10n.t(
        '{0} states T = {1} but the list trained_betas has the length {2}; set num_train_timesteps to it.',
        fileName,
        T,
        betas.length,
      ),
    );
  }
  const schedule = scheduleOfBetas(betas);
  if (schedule) {
    return schedule;
  }
  throw new RangeError(
    l10n.t(
      '{0}: the values of β in trained_betas follow none of the rules that the playground has: {1}. Sample this model with diffusers itself; or, if it was trained by one of these rules, name it by beta_schedule, beta_start and beta_end in place of trained_betas.',
      fileName,
      diffusersScheduleNames.join(', '),
    ),
  );
}

function scheduleNamed({
  beta_schedule,
  num_train_timesteps,
  beta_start,
  beta_end,
}: Training): ScheduleConfig {
  const kind = scheduleKindNamed(beta_schedule);
  if (!kind) {
    throw new RangeError(
      l10n.t(
        '{0}: the noise schedule {1} is not known here. Known are {2}.',
        fileName,
        plainName(beta_schedule) ?? '…',
        diffusersScheduleNames.join(', '),
      ),
    );
  }
  return { kind, T: steps(num_train_timesteps), betaStart: beta_start, betaEnd: beta_end };
}

/** @throws {RangeError} when a process of so many steps cannot be sampled here. */
function steps(T: number): number {
  if (T >= 2 && T <= mostSteps) {
    return T;
  }
  throw new RangeError(l10n.t('{0} states T = {1}; here T is from 2 to {2}.', fileName, T, mostSteps));
}

function unusedOptions(
  stated: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
): string[] {
  const usual = { ...neutral, ...defaults };
  return (
    Object.entries(stated)
      .filter(([key, value]) => !key.startsWith('_') && !isDefault(value, usual[key] ?? null))
      // A shift that depends on what is sampled is not had here, and the fixed one does not count beside it.
      .filter(([key]) => key === 'use_dynamic_shifting' || !(key in trainingKeys && key in defaults))
      .map(([key]) => key)
  );
}

/** Off and none are the same to diffusers. */
function isDefault(value: unknown, usual: unknown): boolean {
  const plain = (each: unknown): unknown => (each === false || each === -Infinity ? null : each);
  return JSON.stringify(plain(value)) === JSON.stringify(plain(usual));
}
