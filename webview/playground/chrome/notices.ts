import * as l10n from '@vscode/l10n';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { codicon } from '../../ui/codicon';

const passingMs = 8000;
const maxShown = 3;

/** Lines at the top of the page: what was done (they pass) and what went wrong (they stay until dismissed). */
export class Notices {
  readonly element = element('div', { class: 'notices' });
  private readonly polite = element('div', { role: 'status', 'aria-live': 'polite' });
  private readonly urgent = element('div', { role: 'alert' });

  constructor() {
    this.element.append(this.urgent, this.polite);
  }

  say(text: string): void {
    const line = this.show(this.polite, 'info', text);
    setTimeout(() => line.remove(), passingMs);
  }

  warn(text: string): void {
    this.show(this.urgent, 'warning', text);
  }

  private show(region: HTMLElement, kind: 'info' | 'warning', text: string): HTMLElement {
    for (const line of [...region.children]) {
      if (line.getAttribute('data-text') === text) {
        line.remove();
      }
    }
    const line = element('div', { class: `notice notice-${kind}`, 'data-text': text });
    const dismiss = button({
      label: l10n.t('Dismiss'),
      icon: 'close',
      look: 'icon',
      onClick: () => line.remove(),
    });
    line.append(codicon(kind), element('span', {}, text), dismiss.element);
    region.append(line);
    while (region.children.length > maxShown) {
      region.firstElementChild?.remove();
    }
    return line;
  }
}
