import type { Button as ToolkitButton } from '@vscode/webview-ui-toolkit';
import { codicon } from './codicon';
import { toolkitElement } from './toolkit';

export interface ButtonOptions {
  readonly label: string;
  /** A codicon's name. */
  readonly icon?: string;
  /** `icon` shows the icon alone; the label becomes its name and tooltip. */
  readonly look?: 'primary' | 'secondary' | 'icon';
  /** Says more than the label, when the pointer rests on it. */
  readonly title?: string;
  readonly onClick: () => void;
}

export interface Button {
  readonly element: HTMLElement;
  setDisabled(disabled: boolean): void;
  setLabel(label: string): void;
}

/** A button in VS Code's look. */
export function button({ label, icon, look = 'secondary', title, onClick }: ButtonOptions): Button {
  const element = toolkitElement<ToolkitButton>('vscode-button', { appearance: look });
  const text = document.createTextNode('');
  if (icon) {
    const drawn = codicon(icon);
    if (look !== 'icon') {
      drawn.slot = 'start';
    }
    element.append(drawn);
  }
  const setLabel = (next: string) => {
    if (look === 'icon') {
      element.title = title ?? next;
      element.ariaLabel = next;
      element.setAttribute('aria-label', next);
    } else {
      text.data = next;
      element.title = title ?? '';
    }
  };
  if (look !== 'icon') {
    element.append(text);
  }
  setLabel(label);
  element.addEventListener('click', () => {
    if (!element.disabled) {
      onClick();
    }
  });
  return {
    element,
    setDisabled(disabled) {
      element.disabled = disabled;
    },
    setLabel,
  };
}
