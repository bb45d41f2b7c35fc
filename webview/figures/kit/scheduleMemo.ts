import { createSchedule, type Schedule, type ScheduleConfig } from '../../../src/diffusion/schedule';
import { memoize } from './dom';

/** Works out a schedule once for equal configurations, so that moving t costs nothing. */
export function scheduleMemo(): (config: ScheduleConfig) => Schedule {
  const make = memoize(
    (
      kind: ScheduleConfig['kind'],
      T: number,
      betaStart: number,
      betaEnd: number,
      zeroTerminalSnr: boolean,
      shift: number,
    ): Schedule => createSchedule({ kind, T, betaStart, betaEnd, zeroTerminalSnr, shift }),
  );
  return ({ kind, T, betaStart, betaEnd, zeroTerminalSnr = false, shift = 1 }) =>
    make(kind, T, betaStart, betaEnd, zeroTerminalSnr, shift);
}
