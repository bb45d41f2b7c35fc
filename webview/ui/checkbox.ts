import type { Checkbox as ToolkitCheckbox } from '@vscode/webview-ui-toolkit';
import { element, type Child } from '../figures/kit/dom';
import { hintLine, type Field } from './field';
import { toolkitElement } from './toolkit';

export interface Checkbox extends Field<boolean> {
  setHint(text: string): void;
}

/** A check box with its label beside it. */
export function checkbox(label: Child, onChange: (checked: boolean) => void): Checkbox {
  const control = toolkitElement<ToolkitCheckbox>('vscode-checkbox');
  control.append(label);
  const hint = hintLine();
  let current = false;
  control.addEventListener('change', () => {
    // The element also fires when its value is set by the page.
    if (control.checked !== current) {
      current = control.checked;
      onChange(current);
    }
  });
  return {
    element: element('div', { class: 'field field-checkbox' }, control, hint),
    set(value) {
      current = value;
      control.checked = value;
    },
    setDisabled(disabled) {
      control.disabled = disabled;
    },
    setHint(text) {
      hint.textContent = text;
    },
  };
}
