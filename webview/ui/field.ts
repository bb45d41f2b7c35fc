import { element, type Child } from '../figures/kit/dom';
import { nameElement } from './toolkit';

let lastId = 0;

/** A control with its label above and, where it has one, a line of explanation or complaint below. */
export interface Field<Value> {
  readonly element: HTMLElement;
  set(value: Value): void;
  setDisabled(disabled: boolean): void;
}

/** Lays a control out with its label; the label names it for screen readers too. */
export function labelled(control: HTMLElement, label: Child, name: string, hint: HTMLElement): HTMLElement {
  lastId += 1;
  hint.id = `field-hint-${lastId}`;
  nameElement(control, name);
  control.setAttribute('aria-describedby', hint.id);
  return element('div', { class: 'field' }, element('span', { class: 'field-label' }, label), control, hint);
}

/** The line below a control. */
export function hintLine(text = ''): HTMLElement {
  return element('span', { class: 'field-hint' }, text);
}

/** What a screen reader calls a control that has no name beside its label. */
export function nameOf(label: Child): string {
  return typeof label === 'string' ? label : (label.textContent ?? '');
}
