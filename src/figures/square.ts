import * as l10n from '@vscode/l10n';
import { squareTerms } from '../diffusion/posterior';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { integer, real } from './parameter';
import { scheduleOf } from './scheduleMemo';

/** How many lines the derivation has. */
export const squareLines = 5;

/** μ̃_t and β̃_t derived line by line: two squares in x_{t−1} become one (DDPM eqs. 6 and 7). */
export const square = defineFigure({
  id: 'square',
  title: () => l10n.t('Completing the square'),
  formula: 'q(x_t|x_{t−1}) q(x_{t−1}|x_0) ∝ exp(−(x_{t−1} − μ̃_t)² / 2β̃_t)',
  needs: 'nothing',
  reads: ['schedule', 't'],
  opensAt: 5,
  parameters: {
    x0: real({
      name: () => 'x₀',
      meaning: () => l10n.t('The value of the pixel in the data.'),
      min: -2,
      max: 2,
      step: 0.01,
      standard: 1,
      term: 'data',
    }),
    xt: real({
      name: () => 'xₜ',
      meaning: () => l10n.t('The value of the pixel at t.'),
      min: -3,
      max: 3,
      step: 0.01,
      standard: 0.95,
      term: 'noise',
    }),
    line: integer({
      name: () => l10n.t('Line'),
      meaning: () => l10n.t('How far the derivation has come, from the product of two Gaussians to one.'),
      min: 1,
      max: squareLines,
      standard: squareLines,
    }),
  },
  clock: 'line',
  teaches: ['posterior'],
  ideas: {},
  examples: [
    {
      title: () => l10n.t('Completing the square'),
      detail: () => l10n.t('The posterior’s mean and variance, derived line by line with numbers.'),
      state: {},
    },
  ],
  caption({ schedule, t, x0, xt, line }) {
    if (t === 1) {
      return l10n.t(
        'At t = 1, xₜ₋₁ is x₀ = {0} itself: its variance 1 − ᾱ₀ is 0, and there is no square to complete.',
        formatNumber(x0, 3),
      );
    }
    const { precision, slope, constant, mean, variance } = squareTerms(scheduleOf(schedule), t, xt, x0);
    const told = [
      () =>
        l10n.t(
          'Line 1: the product of the likelihood of xₜ and the prior from x₀; in the exponent, two squares add up. At xₜ₋₁ = μ̃, half their sum is {0}.',
          formatNumber(constant / 2),
        ),
      () =>
        l10n.t(
          'Line 2: both squares multiplied out and sorted by powers of xₜ₋₁: A = {0} and B = {1}.',
          formatNumber(precision),
          formatNumber(slope),
        ),
      () =>
        l10n.t(
          'Line 3: A is the sum of two precisions, so the posterior is narrower than both: 1/A = {0}.',
          formatNumber(1 / precision),
        ),
      () =>
        l10n.t(
          'Line 4: the square is complete. The constant {0} does not depend on xₜ₋₁ and goes into the normalising constant: the curve moves down by it and touches 0.',
          formatNumber(constant / 2),
        ),
      () =>
        l10n.t(
          'Line 5: what is left is a Gaussian with mean μ̃ = B/A = {0} and variance β̃ = 1/A = {1}.',
          formatNumber(mean),
          formatNumber(variance),
        ),
    ];
    return (told[line - 1] ?? told[0])?.() ?? '';
  },
});
