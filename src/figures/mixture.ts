import * as l10n from '@vscode/l10n';
import {
  createMixture1d,
  klToStandardNormal1d,
  mixture1dMoments,
  mixture1dPeaks,
  steppedMixture1d,
  type Mixture1d,
} from '../diffusion/distributions/mixture1d';
import { closedForm } from '../diffusion/forwardProcess';
import type { Schedule } from '../diffusion/schedule';
import { formatNumber } from '../base/formatNumber';
import { defineFigure, type SharedState } from './figure';
import { lineData, lineDataOf } from './lineData';
import { integer, real, type Values } from './parameter';
import { memoize, scheduleOf } from './scheduleMemo';

/** The least standard deviation of a Gaussian of the data. */
const leastDeviation = 0.1;

const mean = (index: number, standard: number) =>
  real({
    name: () => l10n.t('Mean {0}', index),
    meaning: () => l10n.t('Where Gaussian {0} of the data stands.', index),
    min: -3,
    max: 3,
    step: 0.1,
    standard,
    control: 'plot',
    term: 'data',
  });
const weight = (index: number, standard: number) =>
  real({
    name: () => l10n.t('Weight {0}', index),
    meaning: () => l10n.t('The share of Gaussian {0} in the data, beside the other weights.', index),
    min: 0.05,
    max: 1,
    step: 0.05,
    standard,
    term: 'data',
  });

const parameters = {
  ...lineData(() => l10n.t('Movable Gaussians')),
  count: integer({
    name: () => l10n.t('Gaussians'),
    meaning: () => l10n.t('How many Gaussians the data are mixed from.'),
    min: 1,
    max: 4,
    standard: 2,
    term: 'data',
  }),
  deviation: real({
    name: () => 'σ',
    meaning: () => l10n.t('The standard deviation of each Gaussian of the data.'),
    min: leastDeviation,
    max: 1,
    step: 0.05,
    standard: 0.3,
    term: 'data',
  }),
  weight1: weight(1, 0.7),
  weight2: weight(2, 0.3),
  weight3: weight(3, 0.5),
  weight4: weight(4, 0.5),
  mean1: mean(1, -2),
  mean2: mean(2, 1.5),
  mean3: mean(3, 0),
  mean4: mean(4, 2.8),
};

type Own = Values<typeof parameters>;

/** Which Gaussian of the data a parameter belongs to, 1…4; 0 for those of all. */
const indexOf = (key: keyof Own | 'seed'): number => Number(/\d$/.exec(key)?.[0] ?? 0);

const make = memoize((deviation: number, count: number, ...of: readonly number[]): Mixture1d =>
  createMixture1d(
    Array.from({ length: count }, (_, index) => ({
      weight: of[index] ?? 1,
      mean: of[index + 4] ?? 0,
      variance: deviation ** 2,
    })),
  ),
);

/** q(x_0) of a state. */
export const dataMixture = (own: Own): Mixture1d =>
  lineDataOf(own, () =>
    make(
      own.deviation,
      own.count,
      ...[own.weight1, own.weight2, own.weight3, own.weight4],
      ...[own.mean1, own.mean2, own.mean3, own.mean4],
    ),
  );

/** q(x_t) for the paper's t, 0…T: each Gaussian moves to √ᾱ_t μ_k with the variance ᾱ_t σ² + 1 − ᾱ_t. */
export const mixtureAt = (data: Mixture1d, schedule: Schedule, t: number): Mixture1d =>
  steppedMixture1d(data, closedForm(schedule, t));

/** A mixture of Gaussians on the line that dissolves into N(0, I): exact densities over t. */
export const mixture = defineFigure({
  id: 'mixture',
  title: () => l10n.t('Mixture to N(0, I)'),
  formula: 'q(x_t) → N(0, I)',
  needs: 'nothing',
  reads: ['schedule', 't', 'seed'],
  parameters,
  clock: 't',
  counts(key, { data, count }) {
    if (key === 'points') {
      return data === 'own';
    }
    if (data !== 'bells' && (key === 'count' || key === 'deviation' || indexOf(key) > 0)) {
      return false;
    }
    return key.startsWith('weight') ? count > 1 && indexOf(key) <= count : indexOf(key) <= count;
  },
  teaches: ['mixture-to-normal'],
  ideas: {},
  examples: [
    {
      title: () => l10n.t('A mixture of two Gaussians becomes N(0, I)'),
      detail: () => l10n.t('The exact density of x_t over t, with draws from it; the means can be dragged.'),
      state: {},
    },
  ],
  caption: (state) => captionOf(state),
});

function captionOf(state: SharedState & Own): string {
  const { t, schedule: config } = state;
  const schedule = scheduleOf(config);
  const at = mixtureAt(dataMixture(state), schedule, t);
  const peaks = mixture1dPeaks(at);
  const moments = mixture1dMoments(at);
  const numbers = [
    t,
    config.T,
    formatNumber(closedForm(schedule, t).signal, 3),
    formatNumber(moments.mean, 3),
    formatNumber(moments.variance, 3),
    formatNumber(klToStandardNormal1d(at), 3),
  ];
  return peaks === 1
    ? l10n.t(
        'At t = {0} of {1} each mean has shrunk to {2} of its value, and q(xₜ) has 1 peak. Its mean is {3}, its variance {4}, and its divergence from N(0, I) {5} nats.',
        ...numbers,
      )
    : l10n.t(
        'At t = {0} of {1} each mean has shrunk to {2} of its value, and q(xₜ) still has {6} peaks. Its mean is {3}, its variance {4}, and its divergence from N(0, I) {5} nats.',
        ...numbers,
        peaks,
      );
}
