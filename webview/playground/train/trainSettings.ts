import * as l10n from '@vscode/l10n';
import {
  dataSetIds,
  lossIds,
  presetIds,
  type DataSetId,
  type TrainSettings,
} from '../../../src/protocol/playgroundState';
import { presetNames } from '../../../src/protocol/valueNames';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { dropdown } from '../../ui/dropdown';
import type { DataSets } from '../dataSets';
import { offerOwnData } from '../ownData/ownDataPanel';
import { NetworkDescriptions } from '../network/networkChoice';
import { cardText } from '../models/cardText';
import { dataName, lossNames } from '../names';
import { setting, settingsForm, settingsGroup } from '../chrome/setting';
import { moreSettings } from './moreSettings';
import { startSetting } from './startSetting';
import type { View, ViewContext } from '../view';

/** All settings of a training run, each with its value and a sentence of help: the first few, and the rest behind “More”. */
export function trainSettingsForm(context: ViewContext, dataSets: DataSets, openOwnData: () => void): View {
  return settingsForm(l10n.t('Training settings'), [
    dataAndNetwork(context, dataSets, openOwnData),
    moreSettings(context, dataSets),
  ]);
}

function dataAndNetwork(context: ViewContext, dataSets: DataSets, openOwnData: () => void): View {
  const { store, run, language } = context;
  const change = (train: Partial<TrainSettings>) => store.patch({ train });
  const descriptions = new NetworkDescriptions(run.library);
  const dataSet = dropdown<DataSetId>({
    label: l10n.t('Data'),
    hint: l10n.t('What the network learns to draw.'),
    choices: dataSetIds.map((value) => ({ value, label: dataName(value) })),
    onChange: (value) => change({ dataSet: value }),
  });
  const licence = element('p', { class: 'field-hint' });
  const licenceLink = element(
    'details',
    { class: 'licence' },
    element('summary', {}, l10n.t('Licence and origin')),
    licence,
  );
  const own = button({ label: l10n.t('Your own data…'), icon: 'add', onClick: openOwnData });
  const offered = new Set<string>();
  const preset = dropdown({
    label: l10n.t('U-Net'),
    choices: presetIds.map((value) => ({ value, label: presetNames[value]() })),
    onChange: (value) => change({ preset: value }),
  });
  const loss = dropdown({
    label: l10n.t('The network predicts'),
    hint: l10n.t('What it says of a noisy image: its noise, the image, or a mixture of both.'),
    choices: lossIds.map((value) => ({ value, label: lossNames[value]() })),
    onChange: (value) => change({ loss: value }),
  });
  const group = settingsGroup(
    l10n.t('Data and network'),
    setting(dataSet, () => store.state.train.dataSet),
    { element: licenceLink, update: () => undefined },
    { element: own.element, update: () => undefined },
    setting(preset, () => store.state.train.preset),
    setting(loss, () => store.state.train.loss),
    startSetting(context, dataSets),
  );
  return {
    element: group.element,
    update() {
      const { train } = store.state;
      offerOwnData(dataSets.own, train.dataSet, offered, (id) =>
        dataSet.add({ value: id, label: dataName(id) }),
      );
      group.update();
      const data = dataSets.open(train.dataSet);
      const { parameters } = descriptions.ofSettings(train, data);
      licence.textContent = cardText(data.licence);
      const count = l10n.t('{0} parameters', parameters.toLocaleString(language));
      preset.setHint(
        data.side === 1
          ? l10n.t('Without effect: for points the network is a perceptron of {0}.', count)
          : l10n.t(
              'How large the network is, here {0}: a larger one draws better and learns more slowly.',
              count,
            ),
      );
      preset.setDisabled(data.side === 1);
    },
  };
}
