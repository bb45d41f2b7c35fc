import * as l10n from '@vscode/l10n';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { codicon } from '../../ui/codicon';
import { unresolvedText } from '../run/deviceLoss';
import type { Run } from '../run/run';

/** Asks what to do when the GPU or the worker went away again after it had been rebuilt once. */
export function deviceLossChoice(run: Run): { readonly element: HTMLElement; update(): void } {
  const text = element('span');
  const again = button({
    label: l10n.t('Try the GPU again'),
    look: 'primary',
    onClick: () => void run.recovery.continueOn('gpu'),
  });
  const cpu = button({ label: l10n.t('Use the CPU'), onClick: () => void run.recovery.continueOn('cpu') });
  const stop = button({ label: l10n.t('Stop'), onClick: () => run.recovery.giveUp() });
  const root = element(
    'div',
    { class: 'notice notice-warning device-loss', role: 'alert' },
    codicon('warning'),
    text,
    again.element,
    cpu.element,
    stop.element,
  );
  root.hidden = true;
  return {
    element: root,
    update() {
      const { lost } = run.state;
      if (lost) {
        text.textContent = unresolvedText(lost);
        again.setLabel(lost.what === 'gpu' ? l10n.t('Try the GPU again') : l10n.t('Start the engine again'));
      }
      root.hidden = lost === undefined;
    },
  };
}
