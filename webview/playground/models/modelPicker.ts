import * as l10n from '@vscode/l10n';
import type { ModelCommand } from '../../../src/protocol/modelExchange';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import { ownModel } from '../../../src/protocol/playgroundState';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { dropdown } from '../../ui/dropdown';
import { ownSetup } from './chosenNetwork';
import { modelCard } from './modelCard';
import { dataName } from '../names';
import type { View, ViewContext } from '../view';
import { titleOf } from './cardText';
import { stepsText } from '../../../src/protocol/countedText';

/** Which network is sampled: the training run's own or a shipped one, with the card of the shipped one. */
export function modelPicker({ store, run, actions, host, language }: ViewContext): View {
  const { samplable } = run.library;
  const offered = new Set(samplable);
  const model = dropdown({
    label: l10n.t('Model'),
    choices: [
      { value: ownModel, label: l10n.t('yours (training run)') },
      ...samplable.map(({ id, card }) => ({ value: id, label: titleOf(card) })),
    ],
    onChange: (value) => store.patch({ sample: { model: value } }),
  });
  const card = modelCard(language);
  const further = button({
    label: l10n.t('Continue training from these'),
    icon: 'mortar-board',
    title: l10n.t('Start a new run of yours with these weights'),
    onClick: () => {
      const chosen = run.library.find(store.state.sample.model);
      if (chosen) {
        void actions.trainFrom(chosen);
      }
    },
  });
  const details = element(
    'details',
    { class: 'model-card' },
    element('summary', {}, l10n.t('Model card')),
    card.element,
    further.element,
  );
  const ask = (command: ModelCommand, label: string, icon: string, title: string) =>
    button({ label, icon, title, look: 'icon', onClick: () => host.send({ type: 'modelCommand', command }) });
  const exchange = element(
    'div',
    { class: 'model-exchange', role: 'toolbar', 'aria-label': l10n.t('Models in and out') },
    ask(
      'importModel',
      l10n.t('Import model…'),
      'cloud-download',
      l10n.t('Open a diffusers folder, an ONNX denoiser or a checkpoint'),
    ).element,
    ask(
      'exportModel',
      l10n.t('Export model…'),
      'cloud-upload',
      l10n.t('Save the model as ONNX, as a diffusers folder or as a checkpoint'),
    ).element,
    ask(
      'continueOnCluster',
      l10n.t('Continue on a cluster…'),
      'server-process',
      l10n.t('Write what continues this run with diffusers and accelerate'),
    ).element,
  );
  return {
    element: element('div', { class: 'model-picker' }, model.element, exchange, details),
    update() {
      for (const each of run.library.samplable) {
        if (!offered.has(each)) {
          offered.add(each);
          model.add({ value: each.id, label: titleOf(each.card) });
        }
      }
      const { sample } = store.state;
      const chosen = run.library.find(sample.model);
      model.set(chosen ? chosen.id : ownModel);
      model.setHint(chosen ? '' : yours(run.state.step, dataName(ownSetup({ run, store }).train.dataSet)));
      details.hidden = chosen === undefined;
      if (chosen) {
        card.show(chosen.card);
        further.element.hidden = !canBeTrained(chosen);
        further.setDisabled(run.state.opening);
      }
    },
  };
}

/** Whether the playground can set up a run with this model's network and data. */
export function canBeTrained({ card }: ShippedModel): boolean {
  const known = card.preset !== undefined || card.kind === 'mlp';
  return known && card.data.id !== undefined && card.schedule !== undefined;
}

function yours(step: number, data: string): string {
  return step === 0
    ? l10n.t('Untrained: it first learns for up to a minute.')
    : l10n.t('{0}, trained for {1}.', data, stepsText(step));
}
