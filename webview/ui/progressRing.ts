import { nameElement, toolkitElement } from './toolkit';

/** A turning ring while something is under way. */
export function progressRing(name: string): HTMLElement {
  const ring = toolkitElement('vscode-progress-ring');
  nameElement(ring, name);
  return ring;
}
