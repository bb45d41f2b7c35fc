import type { ChoiceParameter, NumberParameter, Parameter } from '../../../../src/figures/parameter';
import { checkbox, rangeControl, segmentedControl, showTerm, stepper } from './controls';
import type { Bound, ParameterControl, StepperTexts } from './boundControl';
import { pointsControl } from './pointsControl';

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
