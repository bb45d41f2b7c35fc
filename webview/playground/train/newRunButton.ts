import * as l10n from '@vscode/l10n';
import { button, type Button } from '../../ui/button';
import type { Run } from '../run/run';
import { stepsText } from '../../../src/protocol/countedText';

const patienceMs = 5000;

export interface NewRunOptions {
  readonly label: string;
  readonly look?: 'primary' | 'secondary';
  readonly icon: string;
  readonly onStart: () => void;
}

/** Starts a new run. What a trained network has learnt is given up only on a second click. */
export function newRunButton(run: Run, { label, look = 'secondary', icon, onStart }: NewRunOptions): Button {
  let asked: ReturnType<typeof setTimeout> | undefined;
  let calmLabel = label;
  const calm = () => {
    clearTimeout(asked);
    asked = undefined;
    made.setLabel(calmLabel);
  };
  const made = button({
    label,
    icon,
    look,
    title: l10n.t('Start a new run: fresh weights from the seed, with the settings shown'),
    onClick: () => {
      if (run.state.step > 0 && asked === undefined) {
        made.setLabel(l10n.t('Discard {0}?', stepsText(run.state.step)));
        asked = setTimeout(calm, patienceMs);
        return;
      }
      calm();
      onStart();
    },
  });
  return {
    ...made,
    setLabel(next) {
      calmLabel = next;
      if (asked === undefined) {
        made.setLabel(next);
      }
    },
  };
}
