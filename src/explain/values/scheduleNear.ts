import * as v from 'valibot';
import { hasBetaRange, type ScheduleConfig } from '../../diffusion/schedule';
import type { NoteParameters } from '../../notes/note';
import { scheduleConfigSchema } from '../../protocol/scheduleConfig';

/** The schedule that a place in a note speaks about. */
export interface ScheduleNear {
  readonly config: ScheduleConfig;
  /** Which of its numbers the note states; the others are the settings'. */
  readonly stated: ReadonlySet<'T' | 'betaStart' | 'betaEnd'>;
  /** The t that the note states, 1…T. */
  readonly t?: number;
}

/**
 * Lays what a note states over the settings' schedule. A number that no schedule can have (T = 1) is left
 * out; a stated β makes a schedule that has none, such as the cosine one, linear.
 */
export function scheduleNear(parameters: NoteParameters, settings: ScheduleConfig): ScheduleNear {
  const stated = new Set<'T' | 'betaStart' | 'betaEnd'>();
  let config = settings;
  for (const key of ['T', 'betaStart', 'betaEnd'] as const) {
    const value = parameters[key];
    if (value === undefined || !v.is(scheduleConfigSchema.entries[key], value)) {
      continue;
    }
    config = { ...config, [key]: value };
    stated.add(key);
  }
  if (!hasBetaRange(config.kind) && (stated.has('betaStart') || stated.has('betaEnd'))) {
    config = { ...config, kind: 'linear' };
  }
  const { t } = parameters;
  const known = t !== undefined && Number.isInteger(t) && t >= 1 && t <= config.T;
  return known ? { config, stated, t } : { config, stated };
}
