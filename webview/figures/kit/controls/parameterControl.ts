import type { ClockRange } from '../../../../src/figures/figure';
import type { ChoiceParameter, NumberParameter, Parameter, Value } from '../../../../src/figures/parameter';
import { checkbox, rangeControl, segmentedControl, showTerm, stepper } from './controls';
import type { Child } from '../dom';
import { pointsControl } from './pointsControl';

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

/** The control of a parameter, by its kind and bounds. */
export function parameterControl(parameter: Parameter, bound: Bound): ParameterControl {
  const made = controlOf(parameter, bound);
  if (parameter.term !== undefined) {
    showTerm(made.element, parameter.term);
  }
  return made;
}

function controlOf(parameter: Parameter, bound: Bound): ParameterControl {
  const name = parameter.name();
  switch (parameter.kind) {
    case 'choice':
      return choiceControl(parameter, bound);
    case 'flag': {
      const made = checkbox(bound.label ?? name, false, bound.put, bound.signal);
      return { element: made.element, set: (value) => (made.input.checked = value === true) };
    }
    case 'points':
      return pointsControl(name, bound);
    case 'integer':
    case 'real':
      return parameter.control === 'stepper' && bound.steps
        ? numberStepper(name, bound.steps, bound)
        : numberRange(parameter, bound);
  }
}

function choiceControl(parameter: ChoiceParameter<string>, { put, signal }: Bound): ParameterControl {
  const choices = Object.entries(parameter.choices).map(([value, text]) => ({ value, label: text() }));
  const made = segmentedControl({ name: parameter.name(), choices, onChange: put }, signal);
  return { element: made.element, set: (value) => made.set(String(value)) };
}

function numberStepper(
  name: string,
  { count, previous, next, text }: StepperTexts,
  { get, put, signal }: Bound,
): ParameterControl {
  const onStep = (by: number) => put((((Number(get()) + by) % count) + count) % count);
  const made = stepper({ name, previous, next, onStep }, signal);
  return { element: made.element, set: (value) => made.set(text(Number(value) % count)) };
}

function numberRange(parameter: NumberParameter, { put, label, signal }: Bound): ParameterControl {
  const name = parameter.name();
  const made = rangeControl({ label: label ?? name, name, bounds: parameter, onInput: put }, signal);
  return {
    element: made.element,
    set(value, range) {
      const bounds = { ...parameter, ...range };
      made.set(Math.min(bounds.max, Math.max(bounds.min, Number(value))), bounds);
    },
  };
}
