import * as l10n from '@vscode/l10n';
import { chainStep, closedForm, mergedNoises } from '../diffusion/forwardProcess';
import { digitIndex } from './digitIndex';
import { defineFigure, type SharedState } from './figure';
import { formatCoefficient, formatNumber } from '../base/formatNumber';
import { choice, integer, type Values } from './parameter';
import { ownPoints, planeDataNames } from './planeData';
import { scheduleOf } from './scheduleMemo';

const parameters = {
  data: choice({
    name: () => l10n.t('Data'),
    meaning: () => l10n.t('What is noised: an image, or points in the plane.'),
    choices: {
      digit: () => l10n.t('Digit'),
      icon: () => l10n.t('Icon'),
      image: () => l10n.t('My image'),
      mixture: () => l10n.t('2-D mixture'),
      moons: planeDataNames.moons,
      spiral: planeDataNames.spiral,
      circles: planeDataNames.circles,
      checkerboard: planeDataNames.checkerboard,
      letters: planeDataNames.letters,
      own: planeDataNames.own,
    },
    standard: 'digit',
    link: 'data',
    term: 'data',
  }),
  points: ownPoints,
  /**
   * `closed`: q(x_t|x_0) at once (DDPM eq. 4). `chain`: t applications of q(x_t|x_{t-1}) (DDPM eq. 2). `both`: side by
   * side. `merge`: two noises of the chain that become one.
   */
  mode: choice({
    name: () => l10n.t('Form'),
    meaning: () =>
      l10n.t(
        'Whether x_t is drawn from x_0 at once, from x_{t−1} step by step, or both ways; or how two noises become one.',
      ),
    choices: {
      closed: () => l10n.t('Closed form'),
      chain: () => l10n.t('Step by step'),
      both: () => l10n.t('Side by side'),
      merge: () => l10n.t('Two noises'),
    },
    standard: 'closed',
    link: 'mode',
  }),
  index: digitIndex({
    name: () => l10n.t('Which image'),
    meaning: () => l10n.t('Which digit of the data set, or which icon.'),
    link: 'index',
    term: 'data',
  }),
  split: integer({
    name: () => l10n.t('Earlier steps'),
    meaning: () => l10n.t('How many of the t steps the first of the two noises comes from.'),
    min: 1,
    // T is at most 10,000.
    max: 9999,
    standard: 150,
    term: 'noise',
  }),
};

type Own = Values<typeof parameters>;

/** The last of the earlier steps, 1…t − 1, whose noises are merged; 0 at t = 1, where there is one noise only. */
export const splitStep = ({ split }: Pick<Own, 'split'>, t: number): number => Math.min(t - 1, split);

/** The forward process: a digit, or a set of points in the plane, that turns into noise over t. */
export const forward = defineFigure({
  id: 'forward',
  title: () => l10n.t('Forward process'),
  formula: 'q(x_t|x_0)',
  needs: 'nothing',
  reads: ['schedule', 't', 'seed'],
  parameters,
  clock: 't',
  rangeOf: (key, { t }) => (key === 'split' ? { min: 1, max: Math.max(1, t - 1) } : undefined),
  counts: (key, { data, mode }) => {
    switch (key) {
      case 'index':
        return (data === 'digit' || data === 'icon') && mode !== 'merge';
      case 'points':
        return data === 'own' && mode !== 'merge';
      case 'data':
        return mode !== 'merge';
      case 'split':
        return mode === 'merge';
      case 'mode':
      case 'seed':
        return true;
    }
  },
  teaches: ['forward-step', 'closed-form', 'merge-noises'],
  ideas: {
    x_0: { mode: 'closed' },
    x_t: { mode: 'closed' },
    x_T: { mode: 'closed' },
    t: { mode: 'closed' },
    epsilon: { mode: 'closed' },
    q: { mode: 'closed' },
  },
  examples: [
    {
      title: () => l10n.t('Forward diffusion of a digit'),
      detail: () => l10n.t('A handwritten digit sinks into noise while t moves.'),
      state: { data: 'digit' },
    },
    {
      title: () => l10n.t('Many steps or one jump'),
      detail: () => l10n.t('t small steps and one jump from x_0, side by side: the same distribution.'),
      state: { data: 'moons', mode: 'both' },
    },
    {
      title: () => l10n.t('Two noises become one'),
      detail: () => l10n.t('The sum of two independent normal noises is one whose variances add up.'),
      state: { mode: 'merge' },
    },
    {
      title: () => l10n.t('Forward diffusion of a 2-D mixture'),
      detail: () => l10n.t('Points of a Gaussian mixture spread out into one Gaussian.'),
      state: { data: 'mixture' },
    },
  ],
  caption: (state) => captionOf(state),
});

function captionOf(state: SharedState & Own): string {
  const { schedule, t } = state;
  const made = scheduleOf(schedule);
  const whole = closedForm(made, t);
  const step = chainStep(made, t);
  switch (state.mode) {
    case 'closed':
      return l10n.t(
        'At t = {0} of {1}, xₜ is {2} times x₀ plus {3} times noise.',
        t,
        schedule.T,
        formatCoefficient(whole.signal),
        formatCoefficient(whole.noise),
      );
    case 'chain':
      return l10n.t(
        'Step {0} of {1}: xₜ is {2} times xₜ₋₁ plus {3} times new noise. Of x₀, {4} times is left.',
        t,
        schedule.T,
        formatCoefficient(step.signal),
        formatCoefficient(step.noise),
        formatCoefficient(whole.signal),
      );
    case 'both':
      return t === 1
        ? l10n.t(
            'At t = 1 of {0} the one step is the jump: the mean is {1} times x₀ and the variance around it {2}.',
            schedule.T,
            formatCoefficient(whole.signal),
            formatNumber(whole.noise ** 2, 3),
          )
        : l10n.t(
            'At t = {0} of {1}, {0} steps and one jump lead to the same distribution: the mean is {2} times x₀ and the variance around it {3}.',
            t,
            schedule.T,
            formatCoefficient(whole.signal),
            formatNumber(whole.noise ** 2, 3),
          );
    case 'merge':
      return mergeCaption(state);
  }
}

function mergeCaption(state: SharedState & Own): string {
  const { schedule, t } = state;
  const s = splitStep(state, t);
  const { earlier, later, together } = mergedNoises(scheduleOf(schedule), s, t);
  return s === 0
    ? l10n.t(
        'At t = 1 of {0} there is one noise only, with the variance β₁ = {1}.',
        schedule.T,
        formatNumber(together, 3),
      )
    : l10n.t(
        'At t = {0} of {1}, noise with the variance {2} is left of steps 1…{3}, and the later steps add {4}: together one noise with the variance {5}.',
        t,
        schedule.T,
        formatNumber(earlier, 3),
        s,
        formatNumber(later, 3),
        formatNumber(together, 3),
      );
}
