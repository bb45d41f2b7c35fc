import { element, type Child } from '../figures/kit/dom';
import type { Field } from './field';

export interface SliderOptions {
  readonly label: Child;
  /** What a screen reader calls it. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly format: (value: number) => string;
  readonly onInput: (value: number) => void;
}

export interface Slider extends Field<number> {
  setMax(max: number): void;
}

/** A native slider with its value beside it: the toolkit has none. */
export function slider({ label, name, min, max, step, format, onInput }: SliderOptions): Slider {
  const input = element('input', {
    type: 'range',
    min: String(min),
    max: String(max),
    step: String(step),
    'aria-label': name,
  });
  const output = element('output', { class: 'number' });
  const say = (value: number) => {
    output.textContent = format(value);
    input.setAttribute('aria-valuetext', output.textContent);
  };
  input.addEventListener('input', () => {
    say(input.valueAsNumber);
    onInput(input.valueAsNumber);
  });
  return {
    element: element(
      'div',
      { class: 'field field-slider' },
      element('span', { class: 'field-label' }, label),
      element('div', { class: 'slider-row' }, input, output),
    ),
    set(value) {
      input.value = String(value);
      say(value);
    },
    setMax(next) {
      input.max = String(next);
    },
    setDisabled(disabled) {
      input.disabled = disabled;
    },
  };
}
