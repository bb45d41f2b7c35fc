import type { TextField as ToolkitTextField } from '@vscode/webview-ui-toolkit';
import { hintLine, labelled, type Field } from './field';
import { toolkitElement } from './toolkit';

export interface TextFieldOptions {
  readonly label: string;
  readonly maxLength: number;
  /** Why what is written cannot be taken; '' where it can. */
  readonly refuse: (text: string) => string;
  /** Called with what fits, once it is entered. */
  readonly onChange: (text: string) => void;
}

/** A field for a line of text. What is refused is told below it, and the last good text stays in force. */
export function textField({ label, maxLength, refuse, onChange }: TextFieldOptions): Field<string> {
  const control = toolkitElement<ToolkitTextField>('vscode-text-field', { maxlength: String(maxLength) });
  const hint = hintLine();
  let current = '';
  control.addEventListener('change', () => {
    const text = control.value.trim();
    const complaint = text === current ? '' : refuse(text);
    hint.textContent = complaint;
    hint.classList.toggle('invalid', complaint !== '');
    control.setAttribute('aria-invalid', String(complaint !== ''));
    if (complaint === '' && text !== current) {
      current = text;
      onChange(text);
    }
  });
  return {
    element: labelled(control, label, label, hint),
    set(text) {
      if (text !== current) {
        current = text;
        control.value = text;
      }
    },
    setDisabled(disabled) {
      control.disabled = disabled;
    },
  };
}
