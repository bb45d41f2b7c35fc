import * as l10n from '@vscode/l10n';
import { formatCoefficient, formatShort } from '../base/formatNumber';
import { closedForm } from '../diffusion/forwardProcess';
import { snr } from '../diffusion/schedule';
import { networkNoise } from './digitsNetwork';
import { digitIndex } from './digitIndex';
import { defineFigure } from './figure';
import { choice, integer } from './parameter';

/** Steps over all T; from t on, those at and below it. */
export const latentSteps = 50;
const perStep = networkNoise.T / latentSteps;
/** Columns of the strips, the first being 0. */
export const lastColumn = 8;
/** Steps between two columns of a strip over t. */
export const stepsPerColumn = 6;

/** The paper's t of a column of the strips over t: 1000, 880, …, 40. */
export const columnTime = (column: number): number => networkNoise.T - perStep * stepsPerColumn * column;

/** λ of a column of the interpolation: 0, ⅛, …, 1. */
export const columnShare = (column: number): number => column / lastColumn;

const eighths = ['0', '⅛', '¼', '⅜', '½', '⅝', '¾', '⅞', '1'] as const;

/** λ of a column as a fraction. */
export const shareText = (column: number): string => eighths[column] ?? '';

/** (1 − λ) · from + λ · to, element by element. */
export function mixed(from: Float32Array, to: Float32Array, share: number): Float32Array {
  return from.map((value, i) => (1 - share) * value + share * (to[i] ?? 0));
}

/** What of a digit is decided when: x̂_0 over t, mixtures of two noised digits, what is drawn from one noised digit. */
export const latents = defineFigure({
  id: 'latents',
  title: () => l10n.t('What is decided when'),
  formula: 'x_t ~ q(x_t|x_0), x̂_0 ~ p_θ(x_0|x_t)',
  needs: 'network',
  reads: ['seed'],
  parameters: {
    strip: choice({
      name: () => l10n.t('Strip'),
      meaning: () =>
        l10n.t(
          'Progressive generation (x̂_0 over t), interpolation of two noised digits, or several digits from one x_t.',
        ),
      choices: {
        progressive: () => l10n.t('Generation'),
        interpolation: () => l10n.t('Mixing'),
        shared: () => l10n.t('Sharing'),
      },
      standard: 'progressive',
    }),
    digit: digitIndex({ standard: 7 }),
    other: integer({
      name: () => l10n.t('Other digit'),
      meaning: () => l10n.t('The digit at the other end.'),
      min: 0,
      max: 9999,
      standard: 2,
      control: 'stepper',
    }),
    level: integer({
      name: () => l10n.t('Noised to step'),
      meaning: () =>
        l10n.t('How many of the 50 steps up to T the two digits are noised; a step is 20 of the 1,000 t.'),
      min: 1,
      max: latentSteps,
      standard: 8,
    }),
    column: integer({
      name: () => l10n.t('Column'),
      meaning: () => l10n.t('The column that is shown large, from 0.'),
      min: 0,
      max: lastColumn,
      standard: 5,
    }),
  },
  clock: 'column',
  counts: (key, { strip }) =>
    key === 'digit'
      ? strip !== 'progressive'
      : key === 'other' || key === 'level'
        ? strip === 'interpolation'
        : true,
  teaches: ['progressive', 'interpolation', 'reconstruction'],
  ideas: {},
  examples: [
    {
      title: () => l10n.t('Progressive generation'),
      detail: () => l10n.t('What the network takes the digit to be, while t falls.'),
      state: { strip: 'progressive' },
    },
    {
      title: () => l10n.t('Interpolation between two digits'),
      detail: () => l10n.t('Two digits are noised, mixed, and denoised again.'),
      state: { strip: 'interpolation' },
    },
    {
      title: () => l10n.t('Several digits from one x_t'),
      detail: () => l10n.t('How much of a digit survives noising to t.'),
      state: { strip: 'shared' },
    },
  ],
  caption({ strip, column, level }) {
    const t = strip === 'interpolation' ? latentTime(level) : columnTime(column);
    const ratio = formatShort(snr(networkNoise, t), 3);
    switch (strip) {
      case 'progressive':
        return l10n.t(
          'At t = {0} the signal-to-noise ratio of xₜ is {1}; x̂₀ is the digit that the network takes it for.',
          t,
          ratio,
        );
      case 'interpolation': {
        const share = columnShare(column);
        return l10n.t(
          '{0} of the one digit and {1} of the other, both noised to t = {2} with the same noise (√ᾱₜ = {3}), then denoised by DDIM.',
          formatShort(1 - share, 3),
          formatShort(share, 3),
          t,
          formatCoefficient(closedForm(networkNoise, t).signal),
        );
      }
      case 'shared':
        return l10n.t(
          'Three digits drawn from the same xₜ at t = {0}, where the signal-to-noise ratio is {1}: what they share was decided above t.',
          t,
          ratio,
        );
    }
  },
});

/** The paper's t of a level of the interpolation. */
export const latentTime = (level: number): number => perStep * level;
