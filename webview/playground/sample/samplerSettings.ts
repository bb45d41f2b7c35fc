import * as l10n from '@vscode/l10n';
import { timestepSpacings, type TimestepSpacing } from '../../../src/diffusion/samplers/timesteps';
import { type SampleSettings } from '../../../src/protocol/playgroundState';
import {
  noiseLevels,
  samplerIds,
  samplers,
  type NoiseLevels,
  type SamplerId,
} from '../../../src/protocol/samplers';
import { spacingNames } from '../../../src/protocol/valueNames';
import { samplerFor } from '../../engine/sampling/planFor';
import { samplerTraits, type SamplerSetting } from '../../engine/sampling/samplerTraits';
import { element } from '../../figures/kit/dom';
import { formula, symbol } from '../../figures/kit/math/mathMarkup';
import { checkbox } from '../../ui/checkbox';
import { dropdown } from '../../ui/dropdown';
import { numberField } from '../../ui/numberField';
import { slider } from '../../ui/slider';
import { chosenNetwork } from '../models/chosenNetwork';
import { samplerRefusal } from './samplingRefusal';
import { numberSetting, seedSetting, setting, settingsGroup } from '../chrome/setting';
import type { View, ViewContext } from '../view';

const levelNames: Readonly<Record<NoiseLevels, () => string>> = {
  timesteps: () => l10n.t('of the timesteps'),
  karras: () => l10n.t('Karras (even in σ^(1/7))'),
  exponential: () => l10n.t('exponential (even in ln σ)'),
  beta: () => l10n.t('beta (denser at both ends)'),
  lu: () => l10n.t('Lu (even in λ)'),
};

/** The sampler, its steps, and what it reads beside them. */
export function samplerSettings(context: ViewContext): View {
  const { store } = context;
  const change = (sample: Partial<SampleSettings>) => store.patch({ sample });
  const sampler = dropdown<SampleSettings['sampler']>({
    label: l10n.t('Sampler'),
    choices: samplerIds.map((value) => ({ value, label: samplers[value].name })),
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
  const points = numberSetting(
    {
      label: l10n.t('Points'),
      min: 1,
      max: 2048,
      integer: true,
      onChange: (value) => change({ points: value }),
    },
    () => store.state.sample.points,
  );
  const eta = slider({
    label: symbol('η'),
    name: l10n.t('Stochasticity: η of DDIM, γ of TCD'),
    min: 0,
    max: 1,
    step: 0.01,
    format: (value) => value.toFixed(2),
    onInput: (value) => change({ eta: value }),
  });
  const spacing = dropdown<TimestepSpacing>({
    label: l10n.t('Timestep spacing'),
    choices: timestepSpacings.map((value) => ({ value, label: spacingNames[value]() })),
    onChange: (value) => change({ spacing: value }),
  });
  const levels = dropdown<NoiseLevels>({
    label: l10n.t('Noise levels'),
    choices: noiseLevels.map((value) => ({ value, label: levelNames[value]() })),
    onChange: (value) => change({ levels: value }),
  });
  const clip = checkbox(clipLabel(), (value) => change({ clip: value }));
  const anew = checkbox(anewLabel(), (value) => change({ epsilonAnew: value }));
  const threshold = checkbox(l10n.t('Dynamic thresholding'), (value) => change({ threshold: value }));
  const group = settingsGroup(
    l10n.t('Sampling'),
    setting(sampler, () => store.state.sample.sampler),
    [setting(steps, () => store.state.sample.steps), count],
    points,
    setting(eta, () => store.state.sample.eta),
    setting(spacing, () => store.state.sample.spacing),
    setting(levels, () => store.state.sample.levels),
    seedSetting(store),
    setting(clip, () => store.state.sample.clip),
    setting(anew, () => store.state.sample.epsilonAnew),
    setting(threshold, () => store.state.sample.threshold),
  );
  return {
    element: group.element,
    update() {
      const { sample, schedule } = store.state;
      const {
        schedule: { T },
        loss,
        points: drawsPoints,
      } = chosenNetwork(context);
      const used = samplerFor(sample.sampler, loss);
      const traits = samplerTraits(used);
      const reads = (key: SamplerSetting) => traits.reads.includes(key);
      steps.setMax(Math.min(T, schedule.T));
      group.update();
      steps.setHint(
        reads('steps') && sample.steps > T
          ? l10n.t('The network has T = {0}: only so many steps are taken.', T)
          : '',
      );
      sampler.setHint(
        used === sample.sampler
          ? (samplerRefusal(context) ?? hintOf(used, T))
          : l10n.t('This model needs a sampler of its own kind: {0} is used.', samplers[used].name),
      );
      count.element.hidden = drawsPoints;
      points.element.hidden = !drawsPoints;
      steps.setDisabled(!reads('steps'));
      eta.element.hidden = !reads('eta');
      spacing.element.hidden = !reads('spacing');
      levels.element.hidden = !reads('levels');
      clip.element.hidden = !reads('clip');
      clip.setDisabled(sample.threshold && reads('threshold'));
      anew.element.hidden = !reads('anew') || !(sample.clip || sample.threshold);
      anew.setHint(
        sample.epsilonAnew
          ? l10n.t(
              'As OpenAI’s guided-diffusion. diffusers does so only where use_clipped_model_output=True.',
            )
          : l10n.t('As diffusers’ DDIM unless told otherwise: ε̂ stays the network’s own.'),
      );
      threshold.element.hidden = !reads('threshold');
      threshold.setHint(
        sample.threshold
          ? l10n.t('Each image is limited by a quantile of its own magnitudes (Imagen, section 2.3).')
          : '',
      );
    },
  };
}

function hintOf(sampler: SamplerId, T: number): string {
  if (sampler === 'ddpm') {
    return l10n.t('Takes all {0} steps, each with fresh noise (DDPM, algorithm 2).', T);
  }
  if (sampler === 'ddim') {
    return l10n.t('Skips steps; with η = 0 it draws no noise after the first (DDIM, eq. 12).');
  }
  return samplerTraits(sampler).evaluations === 2
    ? l10n.t('Evaluates the network twice a step.')
    : l10n.t('As diffusers’ {0}.', samplers[sampler].className);
}

function clipLabel(): HTMLElement {
  return element('span', {}, l10n.t('Clip to [−1, 1]:'), ' ', predictedX0());
}

function anewLabel(): HTMLElement {
  const epsilon = formula('ε̂', element('var', {}, 'ε̂'));
  return element('span', {}, l10n.t('Re-derive from it:'), ' ', epsilon);
}

/** x̂_0 as drawn mathematics. */
export function predictedX0(): HTMLElement {
  return formula('x̂_0', element('var', {}, 'x̂'), element('sub', {}, '0'));
}
