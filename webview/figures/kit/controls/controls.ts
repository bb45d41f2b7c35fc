import * as l10n from '@vscode/l10n';
import type { Meaning } from '../../../../src/figures/meaning';
import { typeset } from '../math/typeset';
import { element, focusedBeside, type Child } from '../dom';

let groups = 0;

export interface RangeBounds {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export interface RangeControl {
  readonly element: HTMLElement;
  set(value: number, bounds?: RangeBounds): void;
}

/** A slider with a number field beside it; both say the same value and take keyboard input. */
export function rangeControl(
  options: {
    readonly label: Child;
    /** What a screen reader calls it. */
    readonly name: string;
    readonly bounds: RangeBounds;
    readonly onInput: (value: number) => void;
  },
  signal: AbortSignal,
): RangeControl {
  // No ids here: the preview, updating its page, removes what carries one, wherever it has gone.
  const slider = element('input', { type: 'range', 'aria-label': options.name });
  const number = element('input', {
    type: 'number',
    class: 'df-field',
    'aria-label': l10n.t('{0}, as a number', options.name),
  });
  let bounds = options.bounds;
  let current = bounds.min;

  const accept = (value: number): void => {
    const steps = Math.round((value - bounds.min) / bounds.step);
    const snapped = Math.min(bounds.max, Math.max(bounds.min, bounds.min + steps * bounds.step));
    options.onInput(Number(snapped.toFixed(6)));
  };
  slider.addEventListener('input', () => accept(slider.valueAsNumber), { signal });
  number.addEventListener(
    'change',
    () => {
      if (Number.isFinite(number.valueAsNumber)) {
        accept(number.valueAsNumber);
      }
      number.value = String(current);
    },
    { signal },
  );

  const applyBounds = (): void => {
    for (const input of [slider, number]) {
      input.min = String(bounds.min);
      input.max = String(bounds.max);
      input.step = String(bounds.step);
    }
  };
  applyBounds();
  return {
    element: element(
      'div',
      { class: 'df-control df-range' },
      element('label', {}, element('span', {}, options.label), slider),
      number,
    ),
    set(value, newBounds) {
      if (newBounds !== undefined && !areSame(newBounds, bounds)) {
        bounds = newBounds;
        applyBounds();
      }
      current = value;
      slider.value = String(value);
      const part = (value - bounds.min) / Math.max(bounds.max - bounds.min, bounds.step);
      slider.style.setProperty('--df-part', `${100 * part}%`);
      // What is being typed stays until it is finished.
      if (focusedBeside(number) !== number || number.valueAsNumber === value) {
        number.value = String(value);
      }
    },
  };
}

const areSame = (one: RangeBounds, other: RangeBounds): boolean =>
  one.min === other.min && one.max === other.max && one.step === other.step;

/** Gives a control the colour of what it stands for. */
export function showTerm(control: HTMLElement, term: Meaning): void {
  control.dataset['term'] = term;
  control.classList.add('df-term-control');
}

/** The slider that every figure has: the paper's t, 1…T. */
export function timeControl(onInput: (t: number) => void, label: Child, signal: AbortSignal): RangeControl {
  return rangeControl(
    { label, name: l10n.t('Time step t'), bounds: { min: 1, max: 2, step: 1 }, onInput },
    signal,
  );
}

export interface ChoiceControl<Value extends string> {
  readonly element: HTMLElement;
  set(value: Value): void;
}

/** A few choices side by side, of which one is on: native radio buttons drawn as one segmented button. */
export function segmentedControl<Value extends string>(
  options: {
    readonly name: string;
    readonly choices: readonly { readonly value: Value; readonly label: string }[];
    readonly onChange: (value: Value) => void;
  },
  signal: AbortSignal,
): ChoiceControl<Value> {
  groups += 1;
  const group = `diffusion-group-${groups}`;
  const inputs = options.choices.map(({ value }) =>
    element('input', { type: 'radio', name: group, value, class: 'df-visually-hidden' }),
  );
  const host = element('div', {
    class: 'df-control df-segments',
    role: 'radiogroup',
    'aria-label': options.name,
  });
  options.choices.forEach(({ value, label }, index) => {
    const input = inputs[index];
    if (input !== undefined) {
      input.addEventListener('change', () => options.onChange(value), { signal });
      host.append(element('label', {}, input, element('span', {}, ...typeset(label))));
    }
  });
  return {
    element: host,
    set(value) {
      for (const input of inputs) {
        input.checked = input.value === value;
      }
    },
  };
}

export interface Checkbox {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
}

/** A check box with its label. */
export function checkbox(
  label: Child,
  checked: boolean,
  onChange: (checked: boolean) => void,
  signal: AbortSignal,
): Checkbox {
  const input = element('input', { type: 'checkbox' });
  input.checked = checked;
  input.addEventListener('change', () => onChange(input.checked), { signal });
  return { element: element('label', { class: 'df-checkbox' }, input, element('span', {}, label)), input };
}

/** A secondary button in VS Code's look. */
export function button(label: Child, onClick: () => void, signal: AbortSignal): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'df-button' }, label);
  made.addEventListener('click', () => onClick(), { signal });
  return made;
}

/** Two small buttons around a value: one back, one on. */
export function stepper(
  options: {
    readonly name: string;
    readonly previous: string;
    readonly next: string;
    readonly onStep: (by: 1 | -1) => void;
  },
  signal: AbortSignal,
): { readonly element: HTMLElement; set(text: string): void } {
  const value = element('output', { class: 'df-number' });
  const make = (sign: string, title: string, by: 1 | -1): HTMLButtonElement => {
    const made = button(sign, () => options.onStep(by), signal);
    made.title = title;
    made.setAttribute('aria-label', title);
    made.classList.add('df-icon-button');
    return made;
  };
  return {
    element: element(
      'div',
      { class: 'df-control df-stepper', role: 'group', 'aria-label': options.name },
      element('span', {}, options.name),
      make('‹', options.previous, -1),
      value,
      make('›', options.next, 1),
    ),
    set(text) {
      value.textContent = text;
    },
  };
}
