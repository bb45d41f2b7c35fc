import * as l10n from '@vscode/l10n';
import { element } from '../../figures/kit/dom';
import { codicon } from '../../ui/codicon';
import { engineText } from './engineText';
import type { Run } from '../run/run';

/** One line that says in words what runs the network and why. */
export function engineLine(run: Run): { readonly element: HTMLElement; update(): void } {
  const text = element('span');
  return {
    element: element('p', { class: 'engine-line', role: 'status' }, codicon('circuit-board'), text),
    update() {
      const next = run.state.info
        ? engineText(run.state.info)
        : run.state.opening
          ? l10n.t('The engine is starting…')
          : (run.state.failure ?? l10n.t('The engine starts with the first training or sampling.'));
      if (text.textContent !== next) {
        text.textContent = next;
      }
    },
  };
}
