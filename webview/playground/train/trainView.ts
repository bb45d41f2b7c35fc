import * as l10n from '@vscode/l10n';
import { element } from '../../figures/kit/dom';
import { stepsText } from '../../../src/protocol/countedText';
import { askingButton } from '../../ui/askingButton';
import { button } from '../../ui/button';
import { progressRing } from '../../ui/progressRing';
import type { StopReason } from '../../engine/protocol/watching';
import type { DataSets } from '../dataSets';
import type { OwnDataPanel } from '../ownData/ownDataPanel';
import { engineLine } from '../engines/engineLine';
import { formatDuration, formatLoss, formatSpeed } from '../format';
import { LossChart } from './lossChart';
import { meterLine } from '../chrome/meterLine';
import { dataName } from '../names';
import { setupDifference } from './setupDifference';
import { statistics } from '../statistics';
import { algorithmPanel } from './algorithmPanel';
import { timeLoss } from './timeLoss';
import { trainingNumbers } from './trainingNumbers';
import { trainingPictures } from './trainingPictures';
import { trainSettingsForm } from './trainSettings';
import type { View, ViewContext } from '../view';

/** The fourth view: a U-Net learns, live. */
export function trainView(context: ViewContext, dataSets: DataSets, ownData: OwnDataPanel): View {
  const { run, actions, kept, language } = context;
  const start = button({
    label: l10n.t('Train'),
    icon: 'play',
    look: 'primary',
    onClick: () => void actions.train(),
  });
  const pause = button({ label: l10n.t('Pause'), icon: 'debug-pause', onClick: () => void actions.pause() });
  const stop = button({ label: l10n.t('Stop'), icon: 'debug-stop', onClick: () => void actions.stop() });
  const fresh = {
    title: l10n.t('Start a new run with the settings shown'),
    // What is kept is in the list of runs.
    question: () =>
      kept.unsaved && run.state.step > 0 ? l10n.t('Discard {0}?', stepsText(run.state.step)) : undefined,
  };
  const reset = askingButton({
    ...fresh,
    label: l10n.t('Reset'),
    icon: 'discard',
    onClick: () => void actions.newRun(),
  });
  const other = askingButton({
    ...fresh,
    label: l10n.t('New run'),
    icon: 'play',
    look: 'primary',
    onClick: () => void actions.trainNew(),
  });
  const ring = progressRing(l10n.t('Starting the engine'));
  const numbers = statistics({
    step: l10n.t('Step n'),
    smoothed: l10n.t('Loss, smoothed'),
    last: l10n.t('Loss, last step'),
    heldOut: l10n.t('Loss, held out'),
    speed: l10n.t('Speed'),
    elapsed: l10n.t('Elapsed'),
    parameters: l10n.t('Parameters'),
  });
  const chart = new LossChart(run.state);
  const engine = engineLine(run, actions);
  const meter = meterLine(run, context.language, ['training']);
  const difference = setupDifference(context);
  const settings = trainSettingsForm(context, dataSets, () => ownData.open());
  const pictures = trainingPictures(context, dataSets);
  const byTime = timeLoss(context);
  const algorithm = algorithmPanel(context);
  const more = trainingNumbers(context);
  const end = element('p', { class: 'fine-print', role: 'status' });
  const stage = element(
    'div',
    { class: 'stage' },
    element(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': l10n.t('Training') },
      start.element,
      other.element,
      pause.element,
      stop.element,
      reset.element,
      ring,
    ),
    difference.element,
    ownData.element,
    numbers.element,
    end,
    element('div', { class: 'watched' }, chart.element, pictures.element, byTime.element),
    algorithm.element,
    more.element,
    engine.element,
    meter.element,
  );
  return {
    element: element('div', { class: 'view view-split' }, stage, settings.element),
    update() {
      settings.update();
      engine.update();
      meter.update();
      difference.update();
      chart.update();
      pictures.update();
      byTime.update();
      algorithm.update();
      more.update();
      end.textContent = endText(run.state.endedBy);
      end.hidden = end.textContent === '';
      ring.hidden = !run.state.opening;
      const { runIsOther } = actions;
      start.element.hidden = reset.element.hidden = runIsOther;
      other.element.hidden = !runIsOther;
      other.setLabel(newRunLabel(context));
      other.setDisabled(run.state.opening);
      start.setLabel(
        run.state.phase === 'paused'
          ? l10n.t('Resume')
          : run.state.step > 0
            ? l10n.t('Train further')
            : l10n.t('Train'),
      );
      start.setDisabled(run.state.opening || run.state.phase === 'training');
      pause.setDisabled(!run.state.busy);
      stop.setDisabled(!run.state.busy && run.state.phase !== 'paused');
      reset.setDisabled(run.state.opening);
      numbers.set({
        step: run.state.step.toLocaleString(language),
        smoothed: formatLoss(run.state.losses.smoothed),
        last: formatLoss(run.state.losses.last),
        heldOut: formatLoss(run.state.past.heldOut.at(-1)?.loss ?? null),
        speed: formatSpeed(run.state.stepsPerSecond),
        elapsed: formatDuration(run.state.elapsedSeconds),
        parameters: run.state.info ? run.state.info.parameterCount.toLocaleString(language) : '–',
      });
    },
  };
}

/** Why a training has ended by itself. */
function endText(by: StopReason | undefined): string {
  switch (by) {
    case undefined:
      return '';
    case 'step':
      return l10n.t('Training has made the steps that were set, and stopped.');
    case 'time':
      return l10n.t('Training has taken the time that was set, and stopped.');
    case 'heldOutRose':
      return l10n.t('The held-out loss no longer falls, so training stopped.');
  }
}

/** A new run of which data, where they are others than the run's. */
function newRunLabel({ store, run }: ViewContext): string {
  const { dataSet } = store.state.train;
  return run.state.setup?.train.dataSet === dataSet
    ? l10n.t('New run')
    : l10n.t('New run: {0}', dataName(dataSet));
}
