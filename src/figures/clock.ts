import type { AnyFigure, SharedState } from './figure';

/** The parameter that a figure moves through by itself, in one of its states. */
export interface ClockReading {
  /** `t`, or one of the figure's own parameters. */
  readonly key: string;
  readonly min: number;
  /** The last value that is a whole number of steps above `min`. */
  readonly max: number;
  readonly step: number;
  /** The state's own value, within the bounds. */
  readonly value: number;
}

/** Values are compared and written without the digits that adding steps brings in. */
const digits = 6;

/** What the figure's clock is in a state; undefined for a figure without one. */
export function readClock(spec: AnyFigure, state: SharedState): ClockReading | undefined {
  const key = spec.clock;
  if (key === undefined) {
    return undefined;
  }
  const value = Number((state as SharedState & Readonly<Record<string, unknown>>)[key]);
  const bounds = clockBounds(spec, key, state);
  if (bounds === undefined) {
    return undefined;
  }
  const { min, step } = bounds;
  const max = min + Math.max(0, Math.floor((bounds.max - min) / step + 1e-6)) * step;
  return {
    key,
    min,
    max: Number(max.toFixed(digits)),
    step,
    value: Math.min(max, Math.max(min, Number.isFinite(value) ? value : min)),
  };
}

function clockBounds(
  { parameters, clockRange }: AnyFigure,
  key: string,
  state: SharedState,
): { readonly min: number; readonly max: number; readonly step: number } | undefined {
  const parameter = parameters[key];
  const given = clockRange?.(state);
  if (key === 't') {
    return { min: 1, max: state.schedule.T, step: 1, ...given };
  }
  return parameter?.kind === 'integer' || parameter?.kind === 'real'
    ? { min: parameter.min, max: parameter.max, step: parameter.step, ...given }
    : undefined;
}

/** How many steps lie between the first value and the last. */
export const clockSteps = ({ min, max, step }: ClockReading): number => Math.round((max - min) / step);

/** The value so many whole steps above the first one. */
export const clockValue = ({ min, max, step }: ClockReading, steps: number): number =>
  Math.min(max, Number((min + Math.max(0, Math.floor(steps)) * step).toFixed(digits)));

/** How many whole steps a value lies above the first one. */
export const clockPlace = ({ min, step }: ClockReading, value: number): number =>
  Math.max(0, Math.round((value - min) / step));
