import { toolkitElement } from './toolkit';

/** A turning ring while something is under way. */
export function progressRing(name: string): HTMLElement {
  return toolkitElement('vscode-progress-ring', { 'aria-label': name });
}
