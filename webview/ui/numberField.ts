import * as l10n from '@vscode/l10n';
import type { TextField } from '@vscode/webview-ui-toolkit';
import type { Child } from '../figures/kit/dom';
import { hintLine, labelled, nameOf, type Field } from './field';
import { toolkitElement } from './toolkit';

export interface NumberFieldOptions {
  readonly label: Child;
  /** What a screen reader calls it, when the label is drawn mathematics. */
  readonly name?: string;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  /** Whether the bounds themselves are allowed. */
  readonly exclusive?: boolean;
  /** A sentence of help below it. */
  readonly hint?: string;
  readonly onChange: (value: number) => void;
}

export interface NumberField extends Field<number> {
  setMax(max: number): void;
  setHint(text: string): void;
}

/**
 * A field for a number. What is no number in range is refused with a sentence below the field, and the last
 * good value stays in force.
 */
export function numberField(options: NumberFieldOptions): NumberField {
  const { label, name, min, integer, exclusive = false, onChange } = options;
  let { max } = options;
  let current = Number.NaN;
  const control = toolkitElement<TextField>('vscode-text-field', {
    inputmode: integer ? 'numeric' : 'decimal',
  });
  let explanation = options.hint ?? '';
  const hint = hintLine(explanation);

  const complain = (message: string) => {
    hint.textContent = message || explanation;
    hint.classList.toggle('invalid', message !== '');
    control.classList.toggle('invalid', message !== '');
    control.setAttribute('aria-invalid', String(message !== ''));
  };
  const allowed = () => {
    if (integer) {
      return l10n.t('Enter a whole number from {0} to {1}.', min, max);
    }
    return exclusive
      ? l10n.t('Enter a number greater than {0} and less than {1}.', min, max)
      : l10n.t('Enter a number from {0} to {1}.', min, max);
  };
  const fits = (value: number) =>
    (exclusive ? value > min && value < max : value >= min && value <= max) &&
    (!integer || Number.isInteger(value));

  control.addEventListener('change', () => {
    const written = control.value.trim();
    const value = Number(written);
    if (written === '' || !fits(value)) {
      complain(allowed());
      return;
    }
    complain('');
    current = value;
    onChange(value);
  });
  control.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      control.value = String(current);
      complain('');
    }
  });
  return {
    element: labelled(control, label, name ?? nameOf(label), hint),
    set(value) {
      if (value !== current) {
        current = value;
        control.value = String(value);
        complain('');
      }
    },
    setMax(next) {
      max = next;
    },
    setHint(text) {
      explanation = text;
      hint.textContent = text;
    },
    setDisabled(disabled) {
      control.disabled = disabled;
    },
  };
}
