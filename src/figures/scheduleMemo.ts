import { createSchedule, type Schedule, type ScheduleConfig } from '../diffusion/schedule';

/** A value made anew only when one of the things it was made from changed. */
export function memoize<const Key extends readonly unknown[], Value>(
  make: (...key: Key) => Value,
): (...key: Key) => Value {
  let last: { readonly key: Key; readonly value: Value } | undefined;
  return (...key) => {
    if (last === undefined || key.some((part, index) => part !== last?.key[index])) {
      last = { key, value: make(...key) };
    }
    return last.value;
  };
}

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

/** For captions, which are asked for at each t. */
export const scheduleOf = scheduleMemo();
