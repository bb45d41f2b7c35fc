/** One of VS Code's icons; it only decorates, so screen readers pass over it. */
export function codicon(name: string): HTMLElement {
  const icon = document.createElement('span');
  icon.className = `codicon codicon-${name}`;
  icon.ariaHidden = 'true';
  icon.setAttribute('aria-hidden', 'true');
  return icon;
}
