import * as l10n from '@vscode/l10n';
import { sampleModes, type SampleMode } from '../../../src/protocol/playgroundState';
import { dropdown } from '../../ui/dropdown';
import type { DataSets } from '../dataSets';
import { modelPicker } from '../models/modelPicker';
import { chosenNetwork } from '../models/chosenNetwork';
import { taskRefusal } from './samplingRefusal';
import { settingsForm } from '../chrome/setting';
import type { View, ViewContext } from '../view';
import { classSettings } from './classSettings';
import { samplerSettings } from './samplerSettings';

const modeNames: Readonly<Record<SampleMode, () => string>> = {
  generate: () => l10n.t('Draw from noise'),
  progressive: () => l10n.t('Progressive generation'),
  reconstruct: () => l10n.t('Reconstruct from t'),
  interpolate: () => l10n.t('Interpolate'),
  inpaint: () => l10n.t('Inpaint under a mask'),
  drawing: () => l10n.t('Start from a drawing'),
  guidance: () => l10n.t('Guidance sweep'),
};

/** The settings of sampling. */
export function sampleSettingsForm(context: ViewContext, dataSets: DataSets): View {
  return settingsForm(l10n.t('Sampling settings'), [
    modelPicker(context),
    task(context),
    classSettings(context, dataSets),
    samplerSettings(context),
  ]);
}

function task(context: ViewContext): View {
  const { store } = context;
  const mode = dropdown<SampleMode>({
    label: l10n.t('Task'),
    choices: sampleModes.map((value) => ({ value, label: modeNames[value]() })),
    onChange: (value) => store.patch({ sample: { mode: value } }),
  });
  return {
    element: mode.element,
    update() {
      const { points, guidable } = chosenNetwork(context);
      // Points are only drawn from noise.
      mode.element.hidden = points;
      mode.setOffered('guidance', guidable);
      mode.setHint(taskRefusal(context) ?? '');
      mode.set(store.state.sample.mode);
    },
  };
}
