import * as l10n from '@vscode/l10n';
import { createMixture1d, type Mixture1d } from '../diffusion/distributions/mixture1d';
import { linearProcess, processVariance, type ProcessKind } from '../diffusion/linearProcess';
import { formatNumber } from '../base/formatNumber';
import { defineFigure, type SharedState } from './figure';
import { choice, real, type Values } from './parameter';
import { memoize, scheduleOf } from './scheduleMemo';

const parameters = {
  third: choice({
    name: () => l10n.t('Third process'),
    meaning: () => l10n.t('Whether the third process adds ε without its factor √β, or no noise at all.'),
    choices: {
      unscaled: () => l10n.t('ε without √β'),
      noiseless: () => l10n.t('without noise'),
    },
    standard: 'unscaled',
    term: 'noise',
  }),
  spread: real({
    name: () => l10n.t('Standard deviation of x₀'),
    meaning: () => l10n.t('The standard deviation of the data, which have two peaks and the mean 0.'),
    min: 0.1,
    max: 3,
    step: 0.1,
    standard: 1,
    term: 'data',
  }),
};

type Own = Values<typeof parameters>;

/** How far the two Gaussians of the data stand from 0, as a part of the standard deviation of the whole. */
const distance = 0.95;

/** Two equal Gaussians on both sides of 0 whose mixture has this standard deviation. */
export const pairOfSpread = (spread: number): Mixture1d =>
  createMixture1d(
    [-1, 1].map((side) => ({
      weight: 1,
      mean: side * distance * spread,
      variance: (1 - distance ** 2) * spread ** 2,
    })),
  );

/** The three processes of a state, from left to right. */
export const processesOf = ({ third }: Own): readonly ProcessKind[] => ['kept', 'unshrunk', third];

const makeKept = memoize(linearProcess);
const makeUnshrunk = memoize(linearProcess);
const makeThird = memoize(linearProcess);

/** DDPM's forward process beside what becomes of it when one of its two factors is left out. */
export const coefficients = defineFigure({
  id: 'coefficients',
  title: () => l10n.t('Why √(1−β) and √β'),
  formula: 'x_t = √(1−β_t) x_{t−1} + √β_t ε_t',
  needs: 'nothing',
  reads: ['schedule', 't', 'seed'],
  parameters,
  clock: 't',
  teaches: ['why-coefficients'],
  ideas: {},
  examples: [
    {
      title: () => l10n.t('A forward process without one of its factors'),
      detail: () =>
        l10n.t('The variance is kept, explodes or vanishes, depending on which factor is left out.'),
      state: {},
    },
  ],
  caption: (state) => captionOf(state),
});

function captionOf(state: SharedState & Own): string {
  const { schedule: config, t, third, spread } = state;
  const schedule = scheduleOf(config);
  const [kept = '', unshrunk = '', other = ''] = [
    makeKept('kept', schedule),
    makeUnshrunk('unshrunk', schedule),
    makeThird(third, schedule),
  ].map((process) => formatNumber(processVariance(process, t, spread ** 2), 3));
  const numbers = [t, config.T, kept, unshrunk, other] as const;
  const variances =
    third === 'unscaled'
      ? l10n.t(
          'After {0} of {1} steps the variance is {2} with both factors, {3} without √(1−βₜ), and {4} without √βₜ.',
          ...numbers,
        )
      : l10n.t(
          'After {0} of {1} steps the variance is {2} with both factors, {3} without √(1−βₜ), and {4} without noise.',
          ...numbers,
        );
  const verdict =
    spread === 1
      ? l10n.t('Only the first keeps the 1 of the data.')
      : l10n.t('The first goes from {0} of the data towards 1.', formatNumber(spread ** 2, 3));
  return l10n.t('{0} {1}', variances, verdict);
}
