import * as l10n from '@vscode/l10n';
import {
  createSchedule,
  scheduleKinds,
  type ScheduleConfig,
  type ScheduleKind,
} from '../../../src/diffusion/schedule';
import { parseSchedulerConfig } from '../../../src/diffusion/samplers/schedulerConfig';
import type { LossId } from '../../../src/protocol/playgroundState';

/** The noise and the target that a network was trained for. */
export interface Process {
  readonly schedule: ScheduleConfig;
  readonly loss: LossId;
}

/** diffusers' names of the schedules that it makes from β_1 and β_T, or from nothing. */
const names: Partial<Record<ScheduleKind, 'linear' | 'scaled_linear' | 'squaredcos_cap_v2' | 'sigmoid'>> = {
  linear: 'linear',
  scaled_linear: 'scaled_linear',
  quadratic: 'scaled_linear',
  cosine: 'squaredcos_cap_v2',
  sigmoid: 'sigmoid',
};
const predictionTypes = { epsilon: 'epsilon', vlb: 'epsilon', x0: 'sample', v: 'v_prediction' } as const;

/** scheduler_config.json: a DDPMScheduler, or for flow matching a FlowMatchEulerDiscreteScheduler. */
export function schedulerFile({ schedule, loss }: Process): Record<string, unknown> {
  if (loss === 'flow') {
    return {
      _class_name: 'FlowMatchEulerDiscreteScheduler',
      num_train_timesteps: schedule.T,
      shift: schedule.shift ?? 1,
    };
  }
  const name = names[schedule.kind];
  const { beta } = createSchedule({ ...schedule, zeroTerminalSnr: false });
  return {
    _class_name: 'DDPMScheduler',
    num_train_timesteps: schedule.T,
    beta_start: schedule.betaStart,
    beta_end: schedule.betaEnd,
    beta_schedule: name ?? 'linear',
    // What diffusers has no name for is written out.
    trained_betas: name ? null : [...beta.subarray(1)],
    rescale_betas_zero_snr: schedule.zeroTerminalSnr ?? false,
    variance_type: 'fixed_small',
    clip_sample: true,
    prediction_type: predictionTypes[loss],
  };
}

/** The DDPM paper's, for a folder without a scheduler. */
const paperProcess: Process = {
  schedule: { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 },
  loss: 'epsilon',
};

/**
 * What scheduler_config.json says of the training; any of diffusers' classes will do, since a sampler can be chosen
 * freely. Without the file the DDPM paper's schedule is taken.
 * @throws {Error} with a sentence when the file is damaged or states a schedule that is not known here.
 */
export function readSchedulerFile(json: string | undefined): Process {
  if (json === undefined) return paperProcess;
  const value = parseJson(json);
  const { className, config } = parseSchedulerConfig(value);
  if (className.startsWith('FlowMatch')) {
    const schedule: ScheduleConfig = {
      ...paperProcess.schedule,
      kind: 'flow',
      T: config.num_train_timesteps,
      shift: config.shift,
    };
    return { schedule, loss: 'flow' };
  }
  const loss = { epsilon: 'epsilon', sample: 'x0', v_prediction: 'v', flow_prediction: 'flow' } as const;
  const schedule: ScheduleConfig = {
    kind: 'linear',
    T: config.num_train_timesteps,
    betaStart: config.beta_start,
    betaEnd: config.beta_end,
    ...(config.rescale_betas_zero_snr && { zeroTerminalSnr: true }),
  };
  const kind = config.trained_betas
    ? kindOfBetas(schedule, config.trained_betas)
    : kindNamed(config.beta_schedule);
  if (!kind) {
    throw new RangeError(
      l10n.t(
        'scheduler_config.json: the noise schedule “{0}” is not known here. Convert the model to one of: {1}.',
        config.trained_betas ? 'trained_betas' : config.beta_schedule,
        [...new Set(Object.values(names))].join(', '),
      ),
    );
  }
  return { schedule: { ...schedule, kind }, loss: loss[config.prediction_type] };
}

/** diffusers' scaled_linear is the official code's quadratic, too; its own name wins. */
function kindNamed(name: string): ScheduleKind | undefined {
  return scheduleKinds.find((kind) => kind === name) ?? scheduleKinds.find((kind) => names[kind] === name);
}

/** The kind that makes these β, if any. */
function kindOfBetas(schedule: ScheduleConfig, betas: readonly number[]): ScheduleKind | undefined {
  return scheduleKinds.find((kind) => {
    const { beta } = createSchedule({ ...schedule, kind, T: betas.length, zeroTerminalSnr: false });
    return betas.every((each, i) => Math.abs(each - (beta[i + 1] ?? 0)) <= 1e-6 * each);
  });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new RangeError(l10n.t('scheduler_config.json is not JSON.'));
  }
}
