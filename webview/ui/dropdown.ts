import type { Dropdown as ToolkitDropdown, Option } from '@vscode/webview-ui-toolkit';
import type { Child } from '../figures/kit/dom';
import { hintLine, labelled, nameOf, type Field } from './field';
import { toolkitElement } from './toolkit';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface DropdownOptions<Value extends string> {
  readonly label: Child;
  /** What a screen reader calls it, when the label is drawn mathematics. */
  readonly name?: string;
  readonly choices: readonly Choice<Value>[];
  /** A sentence of help below it. */
  readonly hint?: string;
  readonly onChange: (value: Value) => void;
}

export interface Dropdown<Value extends string> extends Field<Value> {
  setHint(text: string): void;
  /** Whether a choice may be taken; one that may not stays in the list, greyed out. */
  setOffered(value: Value, offered: boolean): void;
  /** Another choice, after those there are; one of the same value takes the label. */
  add(choice: Choice<Value>): void;
}

/** A drop-down list. */
export function dropdown<Value extends string>({
  label,
  name,
  choices,
  hint: help,
  onChange,
}: DropdownOptions<Value>): Dropdown<Value> {
  const control = toolkitElement<ToolkitDropdown>('vscode-dropdown');
  const offered: Choice<Value>[] = [];
  const options = new Map<Value, Option>();
  const add = (choice: Choice<Value>): void => {
    const present = options.get(choice.value);
    if (present) {
      if (present.textContent !== choice.label) {
        present.textContent = choice.label;
      }
      return;
    }
    const option = toolkitElement<Option>('vscode-option', { value: choice.value });
    option.textContent = choice.label;
    control.append(option);
    offered.push(choice);
    options.set(choice.value, option);
  };
  choices.forEach(add);
  const hint = hintLine(help);
  control.addEventListener('change', () => {
    const chosen = offered.find(({ value }) => value === control.value);
    if (chosen) {
      onChange(chosen.value);
    }
  });
  return {
    element: labelled(control, label, name ?? nameOf(label), hint),
    set(value) {
      if (control.value === value) {
        return;
      }
      control.value = value;
      // Before its options are slotted the element has no list to choose from, and forgets the value.
      if (control.value !== value) {
        queueMicrotask(() => (control.value = value));
      }
    },
    setDisabled(disabled) {
      control.disabled = disabled;
    },
    setHint(text) {
      hint.textContent = text;
    },
    setOffered(value, isOffered) {
      const option = options.get(value);
      if (option) {
        option.disabled = !isOffered;
      }
    },
    add,
  };
}
