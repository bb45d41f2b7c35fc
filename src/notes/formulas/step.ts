/** A step of the process as a subscript writes it: a letter (or nothing, for a number) and a shift, e.g. t−1. */
export interface Step {
  readonly base: string;
  readonly shift: number;
}

/** Reads a subscript as a step: `t`, `t-1`, `T`, `0`, `500`; undefined for anything else. */
export function readStep(sub: string): Step | undefined {
  const match = /^(?:(\d{1,6})|(\p{L}))([+-]\d{1,6})?$/u.exec(sub);
  if (!match) return undefined;
  const [, digits, letter = '', shift = '0'] = match;
  return { base: letter, shift: Number(digits ?? 0) + Number(shift) };
}

export const isSameStep = (a: Step, b: Step): boolean => a.base === b.base && a.shift === b.shift;

/** Whether `earlier` is the step just before `later`. */
export const isStepBefore = (earlier: Step, later: Step): boolean =>
  earlier.base === later.base && later.shift - earlier.shift === 1;
