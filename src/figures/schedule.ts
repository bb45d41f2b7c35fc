import * as l10n from '@vscode/l10n';
import { priorBits } from '../diffusion/bounds/terms';
import { entryAt, scheduleFromPoints, snr, type Schedule, type ScheduleConfig } from '../diffusion/schedule';
import { scheduleOrder } from '../diffusion/scheduleOrder';
import { defineFigure, type SharedState } from './figure';
import { formatNumber } from '../base/formatNumber';
import { choice, real, type Values } from './parameter';
import { memoize, scheduleMemo } from './scheduleMemo';

/** The greatest T · β of a point. */
export const greatestPoint = 30;

const point = (name: string, standard: number) =>
  real({
    name: () => l10n.t('T · β at {0}', name),
    meaning: () => l10n.t('T times β at {0}, in straight lines to its neighbours.', name),
    min: 0.05,
    max: greatestPoint,
    step: 0.05,
    standard,
    control: 'plot',
    term: 'noise',
  });

const parameters = {
  source: choice({
    name: () => l10n.t('β'),
    meaning: () => l10n.t('Whether β is that of the schedule, or goes through points that are dragged.'),
    choices: { schedule: () => l10n.t('by the schedule'), points: () => l10n.t('own points') },
    standard: 'schedule',
    term: 'noise',
  }),
  meanSquare: real({
    name: () => l10n.t('Mean square of x₀'),
    meaning: () =>
      l10n.t('The mean square of the data on the scale from -1 to 1; evenly spread grey values have 1/3.'),
    min: 0,
    max: 1,
    step: 0.01,
    standard: 0.33,
    term: 'data',
  }),
  point1: point('t = 1', 0.1),
  point2: point('t = T/4', 5),
  point3: point('t = T/2', 10),
  point4: point('t = 3T/4', 15),
  point5: point('t = T', 20),
};

type Own = Values<typeof parameters>;

/** The parameters of the points, from t = 1 to t = T. */
export const pointKeys = ['point1', 'point2', 'point3', 'point4', 'point5'] as const;

/** The schedule of a state, made once for equal ones. */
export function shownScheduleMemo(): (state: { readonly schedule: ScheduleConfig } & Own) => Schedule {
  const named = scheduleMemo();
  const through = memoize((T: number, ...points: readonly number[]) =>
    scheduleFromPoints({ kind: 'linear', T, betaStart: 1e-4, betaEnd: 0.02 }, points),
  );
  return (state) =>
    state.source === 'schedule'
      ? named(state.schedule)
      : through(state.schedule.T, ...pointKeys.map((key) => state[key]));
}

const shownSchedule = shownScheduleMemo();

/** The noise schedule: β_t, α_t, ᾱ_t, their roots and the signal-to-noise ratio over t. */
export const schedule = defineFigure({
  id: 'schedule',
  title: () => l10n.t('Noise schedule'),
  formula: 'β_t, α_t, ᾱ_t, SNR',
  needs: 'nothing',
  reads: ['schedule', 't'],
  parameters,
  clock: 't',
  counts: (key, { source }) => !key.startsWith('point') || source === 'points',
  teaches: ['schedule-monotone'],
  ideas: { T: {}, beta_t: {}, alpha_t: {}, alphaBar_t: {} },
  examples: [
    {
      title: () => l10n.t('Noise schedule'),
      detail: () => l10n.t('The schedule’s quantities as curves over t.'),
      state: {},
    },
    {
      title: () => l10n.t('A noise schedule of own points'),
      detail: () => l10n.t('β can be dragged at five points; what follows for ᾱ and x_T is seen at once.'),
      state: { source: 'points' },
    },
  ],
  caption: (state) => captionOf(state),
});

function captionOf(state: SharedState & Own): string {
  const { t, meanSquare } = state;
  const made = shownSchedule(state);
  const left = l10n.t(
    'After {0} of {1} steps {2} of the variance of x₀ is left, and the ratio of signal to noise is {3}.',
    t,
    made.T,
    formatNumber(entryAt(made.alphaBar, t), 3),
    formatNumber(snr(made, t), 3),
  );
  const end = l10n.t(
    'At T, D_KL(q(x_T|x₀)‖N(0, I)) is {0} bits/dim; DDPM reports about 10⁻⁵.',
    formatNumber(priorBits(made, meanSquare), 2),
  );
  return l10n.t('{0} {1}', l10n.t('{0} {1}', left, orderOf(made)), end);
}

/** Whether β rises and ᾱ falls, in a sentence. */
function orderOf(made: Schedule): string {
  const { betaFails, alphaBarFails } = scheduleOrder(made);
  if (alphaBarFails !== undefined) {
    return l10n.t('ᾱ does not fall at t = {0}.', alphaBarFails);
  }
  if (betaFails === undefined) {
    return l10n.t('β rises with every step, so α falls, and so does ᾱ.');
  }
  return entryAt(made.beta, betaFails) < 1
    ? l10n.t('β does not rise at t = {0}; ᾱ falls all the same, since every α is between 0 and 1.', betaFails)
    : l10n.t('β reaches 1 at t = {0}, so that nothing of x₀ is left.', betaFails);
}
