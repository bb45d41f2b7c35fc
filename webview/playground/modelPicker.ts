import * as l10n from '@vscode/l10n';
import type { ShippedModel } from '../../src/protocol/modelCard';
import { ownModel } from '../../src/protocol/playgroundState';
import { element } from '../figures/dom';
import { button } from '../ui/button';
import { dropdown } from '../ui/dropdown';
import { modelCard } from './modelCard';
import type { View, ViewContext } from './view';

/** Which network is sampled: the training run's own or a shipped one, with the card of the shipped one. */
export function modelPicker({ store, run, actions, language }: ViewContext): View {
  const { samplable } = run.library;
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
  return {
    element: element('div', { class: 'model-picker' }, model.element, details),
    update() {
      const { sample } = store.state;
      const chosen = run.library.find(sample.model);
      model.set(chosen ? chosen.id : ownModel);
      model.setHint(chosen ? '' : yours(run.step));
      details.hidden = chosen === undefined;
      if (chosen) {
        card.show(chosen.card);
        further.element.hidden = !canBeTrained(chosen);
        further.setDisabled(run.opening);
      }
    },
  };
}

/** Whether the playground can set up a run with this model's network and data. */
export function canBeTrained({ card }: ShippedModel): boolean {
  const known = card.preset !== undefined || card.kind === 'mlp';
  return known && card.data.id !== undefined && card.schedule !== undefined;
}

function yours(step: number): string {
  return step === 0
    ? l10n.t('Untrained: it first learns for up to a minute.')
    : l10n.t('Trained for {0} steps.', step);
}

/** A model's name for people. */
export function titleOf(card: ShippedModel['card']): string {
  return card.title;
}
