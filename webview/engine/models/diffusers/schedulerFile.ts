import {
  createSchedule,
  scheduleKinds,
  type ScheduleConfig,
  type ScheduleKind,
} from '../../../../src/diffusion/schedule';
import type { LossId } from '../../../../src/protocol/playgroundState';

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

/** The names of schedules that a file may state. */
export const diffusersScheduleNames = [...new Set(Object.values(names))];

/** diffusers' scaled_linear is the official code's quadratic, too; its own name wins. */
export function scheduleKindNamed(name: string): ScheduleKind | undefined {
  // What makes its own β from other numbers goes by trained_betas.
  const ownNames: readonly ScheduleKind[] = ['linear', 'scaled_linear', 'sigmoid', 'quadratic', 'constant'];
  return ownNames.find((kind) => kind === name) ?? scheduleKinds.find((kind) => names[kind] === name);
}
