import type { ClockRange } from '../../../../src/figures/figure';
import type { Value } from '../../../../src/figures/parameter';
import type { Child } from '../dom';

/** What a stepper goes through, and what it says. */
export interface StepperTexts {
  /** How many values there are: behind the last one the first follows. */
  readonly count: number;
  readonly previous: string;
  readonly next: string;
  readonly text: (value: number) => string;
}

/** What a control shows and changes. */
export interface Bound {
  /** The value as it is now. */
  readonly get: () => Value;
  readonly put: (value: Value) => void;
  /** A drawn label in place of the name. */
  readonly label?: Child | undefined;
  readonly steps?: StepperTexts | undefined;
  readonly signal: AbortSignal;
}

export interface ParameterControl {
  readonly element: HTMLElement;
  /** Shows a value, and the bounds of a number where a state narrows them. */
  readonly set: (value: Value, range?: ClockRange) => void;
}
