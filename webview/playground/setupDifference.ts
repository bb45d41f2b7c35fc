import * as l10n from '@vscode/l10n';
import { element } from '../figures/dom';
import { button } from '../ui/button';
import type { RunSetup } from './runSetup';
import { compareSetups, runSetupOf } from './runSetup';
import type { ViewContext } from './view';

/** Says when the page's settings are not those of the run, and what can be done about it. */
export function setupDifference({ store, run, actions }: ViewContext): {
  element: HTMLElement;
  update(): void;
} {
  const text = element('span');
  const adopt = button({
    label: l10n.t('Use the run’s settings'),
    onClick: () => {
      if (run.setup) {
        store.patch(run.setup);
      }
    },
  });
  const apply = button({
    label: l10n.t('Apply to this run'),
    look: 'primary',
    onClick: () => void actions.train(),
  });
  const root = element(
    'div',
    { class: 'notice notice-info', role: 'status' },
    text,
    apply.element,
    adopt.element,
  );
  return {
    element: root,
    update() {
      const difference =
        run.setup && run.step > 0 ? compareSetups(run.setup, runSetupOf(store.state)) : 'same';
      root.hidden = difference === 'same';
      apply.element.hidden = difference !== 'tunable';
      if (run.setup && difference !== 'same') {
        text.textContent =
          difference === 'tunable'
            ? l10n.t('The run so far used other settings: {0}.', describe(run.setup, true))
            : l10n.t(
                'This run cannot take these settings; it was set up with {0}. Reset starts a new run with them.',
                describe(run.setup, false),
              );
      }
    },
  };
}

function describe({ seed, schedule, train }: RunSetup, tunable: boolean): string {
  return tunable
    ? l10n.t(
        'batch {0}, learning rate {1}, EMA {2}, dropout {3}',
        train.batchSize,
        train.learningRate,
        train.emaDecay,
        train.dropout,
      )
    : l10n.t(
        '{0}, {1}, seed {2}, {3} schedule, T = {4}, β = {5}…{6}',
        train.preset,
        train.dataSet,
        seed,
        schedule.kind,
        schedule.T,
        schedule.betaStart,
        schedule.betaEnd,
      );
}
