import * as l10n from '@vscode/l10n';
import { divergenceText } from '../../engine/training/diverged';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { codicon } from '../../ui/codicon';
import type { Run } from '../run/run';
import type { RunActions } from '../run/runActions';

/** Says that the run diverged, and takes it back to where it was sound. */
export function divergenceNotice(
  run: Run,
  actions: RunActions,
): { readonly element: HTMLElement; update(): void } {
  const text = element('span');
  const back = button({ label: '', look: 'primary', onClick: () => void actions.goBack() });
  const root = element(
    'div',
    { class: 'notice notice-warning divergence', role: 'alert' },
    codicon('warning'),
    text,
    back.element,
  );
  root.hidden = true;
  return {
    element: root,
    update() {
      const { diverged } = run.state;
      const { step: savedStep } = run.checkpoints;
      if (diverged) {
        text.textContent = l10n.t(
          '{0} A lower learning rate, or a limit to the gradient’s norm, keeps it from happening again.',
          divergenceText(diverged),
        );
        back.setLabel(l10n.t('Go back to step {0}', savedStep));
      }
      root.hidden = diverged === undefined;
    },
  };
}
