import * as l10n from '@vscode/l10n';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { progressRing } from '../../ui/progressRing';
import type { DataSets } from '../dataSets';
import { engineLine } from '../engines/engineLine';
import { formatDuration, formatLoss, formatSpeed } from '../format';
import { LossChart } from './lossChart';
import { meterLine } from '../chrome/meterLine';
import { dataName } from '../names';
import { newRunButton } from './newRunButton';
import { setupDifference } from './setupDifference';
import { statistics } from '../statistics';
import { trainPoints } from './trainPoints';
import { trainSettingsForm } from './trainSettings';
import type { View, ViewContext } from '../view';

/** The fourth view: a U-Net learns, live. */
export function trainView(context: ViewContext, dataSets: DataSets): View {
  const { run, actions, language } = context;
  const start = button({
    label: l10n.t('Train'),
    icon: 'play',
    look: 'primary',
    onClick: () => void actions.train(),
  });
  const pause = button({ label: l10n.t('Pause'), icon: 'debug-pause', onClick: () => void actions.pause() });
  const stop = button({ label: l10n.t('Stop'), icon: 'debug-stop', onClick: () => void actions.stop() });
  const reset = newRunButton(run, {
    label: l10n.t('Reset'),
    icon: 'discard',
    onStart: () => void actions.newRun(),
  });
  const other = newRunButton(run, {
    label: l10n.t('New run'),
    icon: 'play',
    look: 'primary',
    onStart: () => void actions.trainNew(),
  });
  const ring = progressRing(l10n.t('Starting the engine'));
  const numbers = statistics({
    step: l10n.t('Step n'),
    smoothed: l10n.t('Loss, smoothed'),
    last: l10n.t('Loss, last step'),
    speed: l10n.t('Speed'),
    elapsed: l10n.t('Elapsed'),
    parameters: l10n.t('Parameters'),
  });
  const chart = new LossChart(run.state.losses);
  const engine = engineLine(run, actions);
  const meter = meterLine(run, context.language, ['training']);
  const difference = setupDifference(context);
  const settings = trainSettingsForm(context, dataSets);
  const points = trainPoints(context, dataSets);
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
    numbers.element,
    chart.element,
    points.element,
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
      points.update();
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
        speed: formatSpeed(run.state.stepsPerSecond),
        elapsed: formatDuration(run.state.elapsedSeconds),
        parameters: run.state.info ? run.state.info.parameterCount.toLocaleString(language) : '–',
      });
    },
  };
}

/** A new run of which data, where they are others than the run's. */
function newRunLabel({ store, run }: ViewContext): string {
  const { dataSet } = store.state.train;
  return run.state.setup?.train.dataSet === dataSet
    ? l10n.t('New run')
    : l10n.t('New run: {0}', dataName(dataSet));
}
