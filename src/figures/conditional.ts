import * as l10n from '@vscode/l10n';
import { formatShort } from '../base/formatNumber';
import { defineFigure } from './figure';
import { integer } from './parameter';

/** Guidance scales of the columns (Ho & Salimans 2022, in diffusers’ counting: 1 is the conditional network). */
export const scales = [0, 0.5, 1, 1.5, 2, 3, 5, 8, 12] as const;
const lastColumn = scales.length - 1;
/** DDIM steps of each digit. */
export const guidedSteps = 25;
/** Digits of each scale, which begin at the same noise in every column. */
export const digitsPerScale = 3;

/** What asking for a class changes, and how much: digits over the guidance scale. */
export const conditional = defineFigure({
  id: 'conditional',
  title: () => l10n.t('Digits by class'),
  formula: 'ε̃ = ε_θ(x_t, ∅) + s (ε_θ(x_t, c) − ε_θ(x_t, ∅))',
  needs: 'network',
  reads: ['seed'],
  parameters: {
    digitClass: integer({
      name: () => l10n.t('Class'),
      meaning: () => l10n.t('Which digit the network is asked for.'),
      min: 0,
      max: 9,
      standard: 3,
      control: 'stepper',
    }),
    column: integer({
      name: () => l10n.t('Column'),
      meaning: () => l10n.t('The column that is shown large, from 0.'),
      min: 0,
      max: lastColumn,
      standard: 4,
    }),
  },
  clock: 'column',
  teaches: ['conditional-model'],
  ideas: {},
  examples: [
    {
      title: () => l10n.t('Digits by class'),
      detail: () => l10n.t('From no class to a strong wish for one: the same noise, other guidance scales.'),
      state: { column: 4 },
    },
  ],
  caption({ digitClass, column }) {
    const scale = scales[column] ?? 0;
    const text = formatShort(scale, 3);
    if (scale === 0) {
      return l10n.t('With scale s = 0 the class {0} has no say: the digits are unconditional.', digitClass);
    }
    if (scale < 1) {
      return l10n.t(
        'With scale s = {0} the class {1} has less say than in the conditional network.',
        text,
        digitClass,
      );
    }
    return scale === 1
      ? l10n.t('With scale s = 1 the digits are the conditional network’s for the class {0}.', digitClass)
      : l10n.t(
          'With scale s = {0} the step to the class {1} is made {0} times as large as the conditional network’s.',
          text,
          digitClass,
        );
  },
});
