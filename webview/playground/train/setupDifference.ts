import * as l10n from '@vscode/l10n';
import { listed } from '../../../src/base/joinTexts';
import { presetNames } from '../../../src/protocol/valueNames';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { dataName, lossNames } from '../names';
import { compareSetups, patchOf, runSetupOf, type RunSetup } from '../run/runSetup';
import { scheduleText } from '../scheduleText';
import type { ViewContext } from '../view';
import { stepsText } from '../../../src/protocol/countedText';

/** Says when the page's settings are not those of the run, and what can be done about it. */
export function setupDifference({ store, run, actions }: ViewContext): {
  element: HTMLElement;
  update(): void;
} {
  const text = element('span');
  const goOn = button({ label: '', icon: 'play', onClick: () => void actions.trainRun() });
  const adopt = button({
    label: l10n.t('Use the run’s settings'),
    onClick: () => {
      if (run.state.setup) {
        store.patch(patchOf(run.state.setup));
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
    goOn.element,
    adopt.element,
  );
  return {
    element: root,
    update() {
      const wanted = runSetupOf(store.state);
      const difference =
        run.state.setup && run.state.step > 0 ? compareSetups(run.state.setup, wanted) : 'same';
      root.hidden = difference === 'same';
      apply.element.hidden = difference !== 'tunable';
      goOn.element.hidden = difference !== 'incompatible' || run.state.phase === 'training';
      if (!run.state.setup || difference === 'same') {
        return;
      }
      const data = dataName(run.state.setup.train.dataSet);
      goOn.setLabel(l10n.t('Continue the run: {0}, step {1}', data, run.state.step));
      goOn.setDisabled(run.state.opening);
      text.textContent =
        difference === 'tunable'
          ? l10n.t(
              'The run so far used other settings: {0}.',
              otherFacts(tunableFacts, run.state.setup, wanted),
            )
          : l10n.t(
              'The run so far, {0}, was set up otherwise and cannot take these settings: {1}.',
              stepsText(run.state.step),
              otherFacts(setupFacts, run.state.setup, wanted),
            );
    },
  };
}

function tunableFacts({ train }: RunSetup): string[] {
  return [
    `${l10n.t('Batch size')} ${train.batchSize}`,
    `${l10n.t('Learning rate')} ${train.learningRate}`,
    `${l10n.t('EMA decay')} ${train.emaDecay}`,
    `${l10n.t('Dropout')} ${train.dropout}`,
    `${l10n.t('Warm-up steps')} ${train.warmupSteps}`,
    `${l10n.t('Gradient norm ≤')} ${train.maxGradientNorm}`,
    `${l10n.t('Rate 0 at step')} ${train.decaySteps}`,
    `${l10n.t('Hidden labels')} ${train.labelDropout}`,
    `${l10n.t('Random horizontal flip')}: ${train.flip ? l10n.t('Yes') : l10n.t('No')}`,
  ];
}

/** What the run was set up with, where the settings shown are others. */
function otherFacts(factsOf: (setup: RunSetup) => string[], setup: RunSetup, wanted: RunSetup): string {
  const others = factsOf(wanted);
  return listed(factsOf(setup).filter((fact, i) => fact !== others[i]));
}

/** What a run was set up with and cannot change midway. */
export function setupFacts({ schedule, train }: Pick<RunSetup, 'schedule' | 'train'>): string[] {
  return [
    dataName(train.dataSet),
    presetNames[train.preset](),
    lossNames[train.loss](),
    train.conditional ? l10n.t('classes') : l10n.t('no classes'),
    `Min-SNR γ = ${train.snrGamma}`,
    scheduleText(schedule),
  ];
}
