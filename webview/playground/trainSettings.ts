import * as l10n from '@vscode/l10n';
import {
  dataSetIds,
  presetIds,
  type DataSetId,
  type TrainSettings,
} from '../../src/protocol/playgroundState';
import type { EngineChoice } from '../../src/protocol/messages';
import { element } from '../figures/dom';
import { checkbox } from '../ui/checkbox';
import { dropdown } from '../ui/dropdown';
import { numberField } from '../ui/numberField';
import { presetParameters } from './presetParameters';
import { scheduleControls } from './scheduleControls';
import type { View, ViewContext } from './view';

const sides: Readonly<Record<DataSetId, number>> = { digits16: 16, digits32: 32, icons16: 16 };
const names: Readonly<Record<DataSetId, () => string>> = {
  digits16: () => l10n.t('MNIST digits, {0}×{1}', 16, 16),
  digits32: () => l10n.t('MNIST digits, {0}×{1}', 32, 32),
  icons16: () => l10n.t('VS Code icons, {0}×{1}', 16, 16),
};

/** All settings of a training run, each shown with its value and changeable. */
export function trainSettingsForm({ store, host, language }: ViewContext, licence: string): View {
  const change = (train: Partial<TrainSettings>) => store.patch({ train });
  const dataSet = dropdown({
    label: l10n.t('Data'),
    choices: dataSetIds.map((value) => ({ value, label: names[value]() })),
    onChange: (value) => change({ dataSet: value }),
  });
  dataSet.setHint(licence);
  const preset = dropdown({
    label: l10n.t('U-Net'),
    choices: presetIds.map((value) => ({ value, label: value })),
    onChange: (value) => change({ preset: value }),
  });
  const batchSize = numberField({
    label: l10n.t('Batch size'),
    min: 1,
    max: 512,
    integer: true,
    onChange: (value) => change({ batchSize: value }),
  });
  const learningRate = numberField({
    label: l10n.t('Learning rate'),
    min: 0,
    max: 1,
    integer: false,
    exclusive: true,
    onChange: (value) => change({ learningRate: value }),
  });
  const emaDecay = numberField({
    label: l10n.t('EMA decay'),
    min: 0,
    max: 0.999999,
    integer: false,
    onChange: (value) => change({ emaDecay: value }),
  });
  const dropout = numberField({
    label: l10n.t('Dropout'),
    min: 0,
    max: 0.9,
    integer: false,
    onChange: (value) => change({ dropout: value }),
  });
  const flip = checkbox(l10n.t('Random horizontal flip'), (value) => change({ flip: value }));
  flip.setHint(l10n.t('Digits are never flipped: a mirrored digit is no digit.'));
  flip.setDisabled(true);
  const seed = numberField({
    label: l10n.t('Seed'),
    min: 0,
    max: 0xffffffff,
    integer: true,
    onChange: (value) => store.patch({ seed: value }),
  });
  seed.setHint(l10n.t('Seeds a new run, and the samples.'));
  const engine = dropdown<EngineChoice>({
    label: l10n.t('Engine'),
    choices: [
      { value: 'auto', label: l10n.t('automatic') },
      { value: 'onnx-wasm', label: l10n.t('CPU (ONNX Runtime)') },
      { value: 'tfjs-webgpu', label: l10n.t('tfjs reference') },
      { value: 'tfjs-cpu', label: l10n.t('CPU (TensorFlow.js)') },
    ],
    onChange: (value) => {
      store.setEngine(value);
      host.send({ type: 'chooseEngine', engine: value });
    },
  });
  const schedule = scheduleControls(store);
  const group = (title: string, ...content: HTMLElement[]) =>
    element('section', { class: 'settings-group' }, element('h2', {}, title), ...content);
  return {
    element: element(
      'div',
      { class: 'settings', role: 'group', 'aria-label': l10n.t('Training settings') },
      group(l10n.t('Data and network'), dataSet.element, preset.element, engine.element),
      group(
        l10n.t('Optimisation'),
        element('div', { class: 'field-pair' }, batchSize.element, learningRate.element),
        element('div', { class: 'field-pair' }, emaDecay.element, dropout.element),
        seed.element,
        flip.element,
      ),
      group(l10n.t('Noise'), schedule.element),
    ),
    update() {
      const { train } = store.state;
      const parameters = presetParameters(train.preset, sides[train.dataSet]);
      dataSet.set(train.dataSet);
      preset.set(train.preset);
      preset.setHint(l10n.t('{0} parameters', parameters.toLocaleString(language)));
      batchSize.set(train.batchSize);
      learningRate.set(train.learningRate);
      emaDecay.set(train.emaDecay);
      dropout.set(train.dropout);
      flip.set(train.flip);
      seed.set(store.state.seed);
      engine.set(store.engine);
      schedule.update();
    },
  };
}
