import * as l10n from '@vscode/l10n';
import { isPoints } from '../../../src/datasets/openDataSet';
import {
  largestLearningRate,
  type TrainSettings,
  type WatchSettings,
} from '../../../src/protocol/playgroundState';
import { patience } from '../../engine/training/risingLoss';
import { element } from '../../figures/kit/dom';
import { checkbox } from '../../ui/checkbox';
import type { NumberFieldOptions } from '../../ui/numberField';
import type { DataSets } from '../dataSets';
import { enginePicker } from '../engines/enginePicker';
import { scheduleControls } from '../chrome/scheduleControls';
import { numberSetting, seedSetting, setting, settingsGroup } from '../chrome/setting';
import type { View, ViewContext } from '../view';

type NumberKey<Settings> = {
  [Key in keyof Settings]: Settings[Key] extends number ? Key : never;
}[keyof Settings];
type Field = Omit<NumberFieldOptions, 'onChange'>;

/** The settings that a first training needs none of, folded away. */
export function moreSettings(context: ViewContext, dataSets: DataSets): View {
  const groups = [
    optimisation(context, dataSets),
    stopping(context),
    classesAndEngine(context),
    settingsGroup(l10n.t('Noise'), scheduleControls(context.store)),
  ];
  return {
    element: element(
      'details',
      { class: 'more-settings' },
      element('summary', {}, l10n.t('More')),
      ...groups.map((group) => group.element),
    ),
    update: () => groups.forEach((group) => group.update()),
  };
}

function classesAndEngine(context: ViewContext): View {
  const { store } = context;
  const conditional = checkbox(l10n.t('Tell the network the classes'), (value) =>
    store.patch({ train: value ? { conditional: true, labelDropout: 0.1 } : { conditional: false } }),
  );
  const group = settingsGroup(
    l10n.t('Classes and engine'),
    setting(conditional, () => store.state.train.conditional),
    enginePicker(context),
  );
  return {
    element: group.element,
    update() {
      group.update();
      conditional.setHint(
        store.state.train.conditional
          ? l10n.t('One label in ten is hidden, for classifier-free guidance.')
          : l10n.t('It learns what each class looks like, and can then be asked for one.'),
      );
    },
  };
}

/** When training ends by itself. */
function stopping({ store }: ViewContext): View {
  const number = (key: NumberKey<WatchSettings>, field: Field): View =>
    numberSetting(
      { ...field, onChange: (value) => store.patch({ watch: { [key]: value } }) },
      () => store.state.watch[key],
    );
  const rising = checkbox(l10n.t('When the held-out loss rises'), (value) =>
    store.patch({ watch: { stopWhenRising: value } }),
  );
  rising.setHint(
    l10n.t(
      'After {0} measurements in a row above the lowest one: the network then learns its images by heart.',
      patience,
    ),
  );
  return settingsGroup(
    l10n.t('Stop by itself'),
    [
      number('stopSteps', {
        label: l10n.t('After steps'),
        hint: l10n.t('Counted from where training begins or goes on; 0 for no end.'),
        ...{ min: 0, max: 1e9, integer: true },
      }),
      number('stopMinutes', {
        label: l10n.t('After minutes'),
        hint: l10n.t('Minutes of training, pauses left out; 0 for no end.'),
        ...{ min: 0, max: 1e5, integer: false },
      }),
    ],
    setting(rising, () => store.state.watch.stopWhenRising),
  );
}

function optimisation({ store }: ViewContext, dataSets: DataSets): View {
  const change = (train: Partial<TrainSettings>) => store.patch({ train });
  const number = (key: NumberKey<TrainSettings>, field: Field): View =>
    numberSetting({ ...field, onChange: (value) => change({ [key]: value }) }, () => store.state.train[key]);
  const batchSize = number('batchSize', {
    label: l10n.t('Batch size'),
    hint: l10n.t('Images that a step learns from: more make steadier and slower steps.'),
    ...{ min: 1, max: 512, integer: true },
  });
  const learningRate = number('learningRate', {
    label: l10n.t('Learning rate'),
    hint: l10n.t(
      'How far a step changes the weights: with too much training diverges, with too little it takes long.',
    ),
    ...{ min: 0, max: largestLearningRate, integer: false, exclusive: true },
  });
  const emaDecay = number('emaDecay', {
    label: l10n.t('EMA decay'),
    hint: l10n.t('How slowly the averaged weights follow: 0.9999 averages over about 10,000 steps.'),
    ...{ min: 0, max: 0.999999, integer: false },
  });
  const dropout = number('dropout', {
    label: l10n.t('Dropout'),
    hint: l10n.t('The share of values that training leaves out at random, against learning by heart.'),
    ...{ min: 0, max: 0.9, integer: false },
  });
  const warmup = number('warmupSteps', {
    label: l10n.t('Warm-up steps'),
    hint: l10n.t('Over so many steps the learning rate rises, for a calm beginning.'),
    ...{ min: 0, max: 1e7, integer: true },
  });
  const maxNorm = number('maxGradientNorm', {
    label: l10n.t('Gradient norm ≤'),
    name: l10n.t('Largest gradient norm, 0 for no limit'),
    hint: l10n.t('Longer gradients are shortened, so that no single batch does harm; 0 for no limit.'),
    ...{ min: 0, max: 1e6, integer: false },
  });
  const decay = number('decaySteps', {
    label: l10n.t('Rate 0 at step'),
    name: l10n.t('The step at which the learning rate has fallen to zero, 0 for never'),
    hint: l10n.t('Until there the learning rate falls as half a cosine; 0 keeps it constant.'),
    ...{ min: 0, max: 1e7, integer: true },
  });
  const snrGamma = number('snrGamma', {
    label: l10n.t('Min-SNR γ'),
    name: l10n.t('γ of Min-SNR weighting, 0 for none'),
    hint: l10n.t('Counts faint noise less, with γ = 5 in Hang et al. 2023; 0 counts all noise alike.'),
    ...{ min: 0, max: 1e6, integer: false },
  });
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
          ? l10n.t('Half of the images are mirrored, where mirrored ones are as good.')
          : isPoints(store.state.train.dataSet)
            ? l10n.t('Points are not flipped.')
            : l10n.t('Digits are never flipped: mirrored, most are not digits any more.'),
      );
    },
  };
}
