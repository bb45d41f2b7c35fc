import * as l10n from '@vscode/l10n';
import { element } from '../../figures/kit/dom';
import { codicon } from '../../ui/codicon';
import type { Run } from '../run/run';
import type { RunActions } from '../run/runActions';
import { engineText, whyCpu } from './engineText';

/** One line that says in words what runs the network and why; where that is not a GPU, with a link to what helps. */
export function engineLine(
  run: Run,
  actions: Pick<RunActions, 'explainGpu'>,
): { readonly element: HTMLElement; update(): void } {
  const text = element('span', { role: 'status' });
  const why = element('button', { class: 'text-link', type: 'button' }, l10n.t('Why is my GPU not used?'));
  why.addEventListener('click', () => void actions.explainGpu());
  return {
    element: element('p', { class: 'engine-line' }, codicon('circuit-board'), text, why),
    update() {
      const { info } = run.state;
      const next = info
        ? engineText(info)
        : run.state.opening
          ? l10n.t('The engine is starting…')
          : (run.state.failure ?? l10n.t('The engine starts with the first training or sampling.'));
      if (text.textContent !== next) {
        text.textContent = next;
      }
      why.hidden = info === undefined || info.reason === 'chosen' || whyCpu(info.reason) === undefined;
      why.hidden ||= info?.engine === 'webgpu';
    },
  };
}
