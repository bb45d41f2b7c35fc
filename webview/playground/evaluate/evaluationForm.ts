import * as l10n from '@vscode/l10n';
import { samplers } from '../../../src/protocol/samplers';
import type { EvaluationSettings } from '../../engine/protocol/evaluation';
import { element } from '../../figures/kit/dom';
import { numberField } from '../../ui/numberField';
import { modelPicker } from '../models/modelPicker';
import { setting, settingsForm, settingsGroup } from '../chrome/setting';
import type { View, ViewContext } from '../view';

/** Fewer samples than this say little of a distribution in 64 dimensions. */
const recommendedSamples = 1000;

/** What is evaluated and how thoroughly. */
export interface EvaluationChoices {
  readonly bound: EvaluationSettings;
  /** How many samples are judged. */
  readonly samples: number;
}

export const defaultChoices: EvaluationChoices = {
  bound: { images: 64, timesteps: 50, draws: 2, seed: 0 },
  samples: recommendedSamples,
};

/** The settings of an evaluation. */
export function evaluationForm(
  context: ViewContext,
  read: () => EvaluationChoices,
  change: (choices: EvaluationChoices) => void,
): View {
  const { store, actions, run } = context;
  const field = (label: string, key: 'images' | 'timesteps' | 'draws', max: number, hint = '') => {
    const made = numberField({
      label,
      min: 1,
      max,
      integer: true,
      onChange: (value) => change({ ...read(), bound: { ...read().bound, [key]: value } }),
    });
    made.setHint(hint);
    return setting(made, () => read().bound[key]);
  };
  const samples = numberField({
    label: l10n.t('Samples'),
    min: 100,
    max: 10_000,
    integer: true,
    onChange: (value) => change({ ...read(), samples: value }),
  });
  const how = element('p', { class: 'fine-print' });
  const quality = settingsGroup(
    l10n.t('Quality of samples'),
    setting(samples, () => read().samples),
    { element: how, update: () => undefined },
  );
  const form = settingsForm(l10n.t('Evaluation settings'), [
    modelPicker(context),
    settingsGroup(
      l10n.t('Likelihood'),
      field(l10n.t('Held-out images'), 'images', 1000),
      field(
        l10n.t('Values of t'),
        'timesteps',
        10000,
        l10n.t('Fewer than T: the terms between are estimated.'),
      ),
      field(l10n.t('Draws of noise'), 'draws', 100),
    ),
    quality,
  ]);
  return {
    element: form.element,
    update() {
      form.update();
      const { sampler, steps } = actions.samplingOf(
        store.state.sample,
        run.library.find(store.state.sample.model),
      );
      how.textContent = l10n.t('Drawn as in the Sample view: {0}, {1} steps.', samplers[sampler].name, steps);
      samples.setHint(
        read().samples < recommendedSamples
          ? l10n.t('Fewer than {0} say little: distances become too large.', recommendedSamples)
          : '',
      );
    },
  };
}
