import * as l10n from '@vscode/l10n';
import { isPoints } from '../../../src/datasets/openDataSet';
import {
  dataSetIds,
  largestLearningRate,
  lossIds,
  presetIds,
  type TrainSettings,
} from '../../../src/protocol/playgroundState';
import { presetNames } from '../../../src/protocol/valueNames';
import { checkbox } from '../../ui/checkbox';
import { dropdown } from '../../ui/dropdown';
import type { DataSets } from '../dataSets';
import { enginePicker } from '../engines/enginePicker';
import { NetworkDescriptions } from '../network/networkChoice';
import { cardText } from '../models/cardText';
import { dataName, lossNames } from '../names';
import { scheduleControls } from '../chrome/scheduleControls';
import { numberSetting, seedSetting, setting, settingsForm, settingsGroup } from '../chrome/setting';
import type { View, ViewContext } from '../view';

/** All settings of a training run, each shown with its value and changeable. */
export function trainSettingsForm(context: ViewContext, dataSets: DataSets): View {
  const { store } = context;
  return settingsForm(l10n.t('Training settings'), [
    dataAndNetwork(context, dataSets),
    optimisation(context, dataSets),
    settingsGroup(l10n.t('Noise'), scheduleControls(store)),
  ]);
}

function dataAndNetwork(context: ViewContext, dataSets: DataSets): View {
  const { store, run, language } = context;
  const change = (train: Partial<TrainSettings>) => store.patch({ train });
  const descriptions = new NetworkDescriptions(run.library);
  const dataSet = dropdown({
    label: l10n.t('Data'),
    choices: dataSetIds.map((value) => ({ value, label: dataName(value) })),
    onChange: (value) => change({ dataSet: value }),
  });
  const preset = dropdown({
    label: l10n.t('U-Net'),
    choices: presetIds.map((value) => ({ value, label: presetNames[value]() })),
    onChange: (value) => change({ preset: value }),
  });
  const loss = dropdown({
    label: l10n.t('The network predicts'),
    choices: lossIds.map((value) => ({ value, label: lossNames[value]() })),
    onChange: (value) => change({ loss: value }),
  });
  const conditional = checkbox(l10n.t('Tell the network the classes'), (value) =>
    change(value ? { conditional: true, labelDropout: 0.1 } : { conditional: false }),
  );
  const group = settingsGroup(
    l10n.t('Data and network'),
    setting(dataSet, () => store.state.train.dataSet),
    setting(preset, () => store.state.train.preset),
    setting(loss, () => store.state.train.loss),
    setting(conditional, () => store.state.train.conditional),
    enginePicker(context),
  );
  return {
    element: group.element,
    update() {
      group.update();
      const { train } = store.state;
      const data = dataSets.open(train.dataSet);
      const { parameters } = descriptions.ofSettings(train, data);
      dataSet.setHint(cardText(data.licence));
      const count = l10n.t('{0} parameters', parameters.toLocaleString(language));
      preset.setHint(
        data.side === 1
          ? l10n.t('Without effect: for points the network is a perceptron of {0}.', count)
          : count,
      );
      preset.setDisabled(data.side === 1);
      conditional.setHint(
        train.conditional ? l10n.t('One label in ten is hidden, for classifier-free guidance.') : '',
      );
    },
  };
}

function optimisation({ store }: ViewContext, dataSets: DataSets): View {
  const change = (train: Partial<TrainSettings>) => store.patch({ train });
  const batchSize = numberSetting(
    {
      label: l10n.t('Batch size'),
      min: 1,
      max: 512,
      integer: true,
      onChange: (value) => change({ batchSize: value }),
    },
    () => store.state.train.batchSize,
  );
  const learningRate = numberSetting(
    {
      label: l10n.t('Learning rate'),
      min: 0,
      max: largestLearningRate,
      integer: false,
      exclusive: true,
      onChange: (value) => change({ learningRate: value }),
    },
    () => store.state.train.learningRate,
  );
  const emaDecay = numberSetting(
    {
      label: l10n.t('EMA decay'),
      min: 0,
      max: 0.999999,
      integer: false,
      onChange: (value) => change({ emaDecay: value }),
    },
    () => store.state.train.emaDecay,
  );
  const dropout = numberSetting(
    {
      label: l10n.t('Dropout'),
      min: 0,
      max: 0.9,
      integer: false,
      onChange: (value) => change({ dropout: value }),
    },
    () => store.state.train.dropout,
  );
  const warmup = numberSetting(
    {
      label: l10n.t('Warm-up steps'),
      min: 0,
      max: 1e7,
      integer: true,
      onChange: (value) => change({ warmupSteps: value }),
    },
    () => store.state.train.warmupSteps,
  );
  const maxNorm = numberSetting(
    {
      label: l10n.t('Gradient norm ≤'),
      name: l10n.t('Largest gradient norm, 0 for no limit'),
      min: 0,
      max: 1e6,
      integer: false,
      onChange: (value) => change({ maxGradientNorm: value }),
    },
    () => store.state.train.maxGradientNorm,
  );
  const decay = numberSetting(
    {
      label: l10n.t('Rate 0 at step'),
      name: l10n.t('The step at which the learning rate has fallen to zero, 0 for never'),
      min: 0,
      max: 1e7,
      integer: true,
      onChange: (value) => change({ decaySteps: value }),
    },
    () => store.state.train.decaySteps,
  );
  const snrGamma = numberSetting(
    {
      label: l10n.t('Min-SNR γ'),
      name: l10n.t('γ of Min-SNR weighting, 0 for none'),
      min: 0,
      max: 1e6,
      integer: false,
      onChange: (value) => change({ snrGamma: value }),
    },
    () => store.state.train.snrGamma,
  );
  const mayBeFlipped = () => dataSets.open(store.state.train.dataSet).flip;
  const flip = checkbox(l10n.t('Random horizontal flip'), (value) => change({ flip: value }));
  const group = settingsGroup(
    l10n.t('Optimisation'),
    [batchSize, learningRate],
    [emaDecay, dropout],
    [warmup, maxNorm],
    [decay, snrGamma],
    seedSetting(store, l10n.t('Seeds a new run, and the samples.')),
    setting(flip, () => store.state.train.flip && mayBeFlipped()),
  );
  return {
    element: group.element,
    update() {
      group.update();
      const allowed = mayBeFlipped();
      flip.setDisabled(!allowed);
      flip.setHint(
        allowed
          ? ''
          : isPoints(store.state.train.dataSet)
            ? l10n.t('Points are not flipped.')
            : l10n.t('Digits are never flipped: mirrored, most are not digits any more.'),
      );
    },
  };
}
