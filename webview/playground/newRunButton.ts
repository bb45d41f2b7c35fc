import * as l10n from '@vscode/l10n';
import { button, type Button } from '../ui/button';
import type { Run } from './run';
import type { RunActions } from './runActions';

const patienceMs = 5000;

/** Resets the run. What a trained network has learnt is given up only on a second click. */
export function newRunButton(run: Run, actions: RunActions): Button {
  let asked: ReturnType<typeof setTimeout> | undefined;
  const label = () => l10n.t('Reset');
  const calm = () => {
    clearTimeout(asked);
    asked = undefined;
    made.setLabel(label());
  };
  const made = button({
    label: label(),
    icon: 'discard',
    title: l10n.t('Start a new run: fresh weights from the seed, with the settings shown'),
    onClick: () => {
      if (run.step > 0 && asked === undefined) {
        made.setLabel(l10n.t('Give up {0} steps?', run.step));
        asked = setTimeout(calm, patienceMs);
        return;
      }
      calm();
      void actions.newRun();
    },
  });
  return made;
}
