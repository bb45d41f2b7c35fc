import * as l10n from '@vscode/l10n';
import type { SampleSettings } from '../../src/protocol/playgroundState';
import { element } from '../figures/dom';
import { formula, symbol } from '../figures/mathMarkup';
import { checkbox } from '../ui/checkbox';
import { dropdown } from '../ui/dropdown';
import { numberField } from '../ui/numberField';
import { slider } from '../ui/slider';
import { modelPicker } from './modelPicker';
import { numberSetting, seedSetting, setting, settingsForm, settingsGroup } from './setting';
import type { View, ViewContext } from './view';

/** The settings of sampling. */
export function sampleSettingsForm(context: ViewContext): View {
  return settingsForm(l10n.t('Sampling settings'), [modelPicker(context), sampling(context)]);
}

function sampling({ store, run }: ViewContext): View {
  const change = (sample: Partial<SampleSettings>) => store.patch({ sample });
  const sampler = dropdown<SampleSettings['sampler']>({
    label: l10n.t('Sampler'),
    choices: [
      { value: 'ddpm', label: l10n.t('DDPM, ancestral') },
      { value: 'ddim', label: 'DDIM' },
    ],
    onChange: (value) => change({ sampler: value }),
  });
  const steps = numberField({
    label: l10n.t('Steps'),
    min: 1,
    max: 10000,
    integer: true,
    onChange: (value) => change({ steps: value }),
  });
  const count = numberSetting(
    {
      label: l10n.t('Images'),
      min: 1,
      max: 64,
      integer: true,
      onChange: (value) => change({ count: value }),
    },
    () => store.state.sample.count,
  );
  const eta = slider({
    label: symbol('η'),
    name: l10n.t('Stochasticity η of DDIM'),
    min: 0,
    max: 1,
    step: 0.01,
    format: (value) => value.toFixed(2),
    onInput: (value) => change({ eta: value }),
  });
  const clip = checkbox(clipLabel(), (value) => change({ clip: value }));
  const group = settingsGroup(
    l10n.t('Sampling'),
    setting(sampler, () => store.state.sample.sampler),
    [setting(steps, () => store.state.sample.steps), count],
    setting(eta, () => store.state.sample.eta),
    seedSetting(store),
    setting(clip, () => store.state.sample.clip),
  );
  return {
    element: group.element,
    update() {
      const { sample, schedule } = store.state;
      const isDdpm = sample.sampler === 'ddpm';
      const T = run.setup?.schedule.T ?? schedule.T;
      steps.setMax(schedule.T);
      group.update();
      sampler.setHint(
        isDdpm
          ? l10n.t('Takes all {0} steps, each with fresh noise (DDPM, algorithm 2).', T)
          : l10n.t('Skips steps; with η = 0 it draws no noise after the first (DDIM, eq. 12).'),
      );
      steps.setDisabled(isDdpm);
      eta.setDisabled(isDdpm);
    },
  };
}

function clipLabel(): HTMLElement {
  return element('span', {}, l10n.t('Clip to [−1, 1]:'), ' ', predictedX0());
}

/** x̂_0 as drawn mathematics. */
export function predictedX0(): HTMLElement {
  return formula('x̂_0', element('var', {}, 'x̂'), element('sub', {}, '0'));
}
