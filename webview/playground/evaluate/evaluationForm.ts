import * as l10n from '@vscode/l10n';
import { samplers } from '../../../src/protocol/samplers';
import { element } from '../../figures/kit/dom';
import { numberField } from '../../ui/numberField';
import { modelPicker } from '../models/modelPicker';
import { setting, settingsForm, settingsGroup } from '../chrome/setting';
import { samplingOf } from '../sample/samplingOf';
import type { View, ViewContext } from '../view';
import { recommendedSamples } from './evaluationRequest';
import { stepsText } from '../../../src/protocol/countedText';

/** The settings of an evaluation. */
export function evaluationForm(context: ViewContext): View {
  const { store, run, evaluation } = context;
  const field = (label: string, key: 'images' | 'timesteps' | 'draws', max: number, hint = '') => {
    const made = numberField({
      label,
      min: 1,
      max,
      integer: true,
      onChange: (value) => {
        evaluation.bound = { ...evaluation.bound, [key]: value };
        update();
      },
    });
    made.setHint(hint);
    return setting(made, () => evaluation.bound[key]);
  };
  const samples = numberField({
    label: l10n.t('Samples'),
    min: 100,
    max: 10_000,
    integer: true,
    onChange: (value) => {
      evaluation.samples = value;
      update();
    },
  });
  const how = element('p', { class: 'fine-print' });
  const quality = settingsGroup(
    l10n.t('Quality of samples'),
    setting(samples, () => evaluation.samples),
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
  function update(): void {
    form.update();
    const { sampler, steps } = samplingOf(
      context,
      store.state.sample,
      run.library.find(store.state.sample.model),
    );
    how.textContent = l10n.t(
      'Drawn as in the Sample view: {0}, {1}.',
      samplers[sampler].name,
      stepsText(steps),
    );
    samples.setHint(
      evaluation.samples < recommendedSamples
        ? l10n.t('Fewer than {0} say little: distances become too large.', recommendedSamples)
        : '',
    );
  }
  return { element: form.element, update };
}
