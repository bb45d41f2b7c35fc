import { entryAt, type Schedule } from './schedule';

/** Where the order that a noise schedule is expected to have does not hold: the first of the paper's t, 1…T. */
export interface ScheduleOrder {
  /** 0 < β_1 < β_2 < … < β_T < 1; absent where it holds. */
  readonly betaFails?: number;
  /** 1 > ᾱ_1 > ᾱ_2 > … > ᾱ_T ≥ 0; absent where it holds. It follows from 0 < β_t < 1 alone. */
  readonly alphaBarFails?: number;
}

/** Whether β rises and ᾱ falls with every step. */
export function scheduleOrder({ T, beta, alphaBar }: Schedule): ScheduleOrder {
  const first = (fails: (t: number) => boolean): number | undefined => {
    for (let t = 1; t <= T; t++) {
      if (fails(t)) {
        return t;
      }
    }
    return undefined;
  };
  const betaFails = first((t) => !(entryAt(beta, t) > entryAt(beta, t - 1) && entryAt(beta, t) < 1));
  const alphaBarFails = first((t) => !(entryAt(alphaBar, t) < entryAt(alphaBar, t - 1)));
  return {
    ...(betaFails === undefined ? {} : { betaFails }),
    ...(alphaBarFails === undefined ? {} : { alphaBarFails }),
  };
}
