/** A step of the process as a subscript or an argument writes it, e.g. t−1. */
export interface Step {
  /**
   * The letter, `t` or `T`; `''` for a number; with its prime, `t'`; `τ_i` for a place of a subsequence of the steps
   * (DDIM, section 4.2); `t_i` for one of a grid of times, or of the strided steps S_t (Improved DDPM, section 4),
   * whatever letter counts the places; `t-Δt`, `t+Δt` for a continuous time beside another.
   */
  readonly base: string;
  /** What is added to it; of a number, the number. */
  readonly shift: number;
}

/** From one step to another, both included: x_{1:T}. */
export interface StepRange {
  readonly from: Step;
  readonly to: Step;
}

/** Letters of a running time, of a running index, and of the last step. */
const times = 'tsτ';
const indices = 'ijklmnℓ';
const ends = 'TN';

const plain = /^(?:(\d{1,6})|([tsτijklmnℓTN]'?))([+-]\d{1,6})?(?:[<>≤≥]\w{1,4})?$/;
const place = /^(?:(τ)(?:_\(?|\()[ijklmnℓst]|t(?:_\(?|\()[ijklmnℓ]|S_[ijklmnℓt])([+-]\d{1,6})?\)?$/;
const besides = /^([tsτ])([+-])(?:Δt|dt|h)$/;

const known = new Map<string, Step | undefined>();
const maxKnown = 5000;

/** Reads a subscript without spaces (`t`, `t-1`, `T`, `0`, `500`, `τ_i-1`, also with a condition, `i<N`) as a step. */
export function readStep(sub: string): Step | undefined {
  // The checker asks for the same few subscripts in every draw of every candidate.
  if (known.has(sub)) {
    return known.get(sub);
  }
  const step = parse(sub);
  if (known.size >= maxKnown) {
    known.clear();
  }
  known.set(sub, step);
  return step;
}

function parse(sub: string): Step | undefined {
  const whole = plain.exec(sub);
  if (whole) {
    const [, digits, letter = '', shift = '0'] = whole;
    return { base: letter, shift: Number(digits ?? 0) + Number(shift) };
  }
  const among = place.exec(sub);
  if (among) {
    return { base: `${among[1] ?? 't'}_i`, shift: Number(among[2] ?? 0) };
  }
  const [, letter, sign] = besides.exec(sub) ?? [];
  return letter && sign ? { base: `${letter}${sign}Δt`, shift: 0 } : undefined;
}

/** Reads `1:T`, `0:t-1`; undefined for anything else. */
export function readStepRange(sub: string): StepRange | undefined {
  const [first = '', last, ...others] = sub.split(':');
  if (last === undefined || others.length > 0) {
    return undefined;
  }
  const [from, to] = [readStep(first), readStep(last)];
  return from && to && { from, to };
}

export const isSameStep = (a: Step, b: Step): boolean => a.base === b.base && a.shift === b.shift;

/** Whether two subscripts name one time: by their steps, or spelled alike where they name none. */
export function isSameTime(a: string, b: string): boolean {
  const [first, second] = [readStep(a), readStep(b)];
  return first && second ? isSameStep(first, second) : a === b;
}

/** Whether `earlier` is the step just before `later`. */
export const isStepBefore = (earlier: Step, later: Step): boolean =>
  earlier.base === later.base && later.shift - earlier.shift === 1;

/** The step 0, of the data. */
export const start: Step = { base: '', shift: 0 };

/** A step by its number. */
export const isNumbered = ({ base }: Step): boolean => base === '';

/** The last step, T, or one counted from it. */
export const isEnd = ({ base }: Step): boolean => base !== '' && ends.includes(base);

/** A step that runs: neither a number nor the last one. */
export const isRunning = (step: Step): boolean => !isNumbered(step) && !isEnd(step);

/** An index such as k, which may count steps as well as data, components or dimensions. */
export const isIndex = ({ base }: Step): boolean => base !== '' && indices.includes(base);

/** A time of the process: t, s, T, a number. */
export const isTime = (step: Step): boolean =>
  isNumbered(step) || step.base === 'T' || times.includes(step.base[0]!);

/** Whether its shift counts steps of the process: not for places of a subsequence, nor for times Δt apart. */
export const isCounted = ({ base }: Step): boolean => !/_i$|Δt$/.test(base);
