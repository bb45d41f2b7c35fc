import * as l10n from '@vscode/l10n';
import { posterior as posteriorOf, posteriorMean } from '../diffusion/posterior';
import { defineFigure } from './figure';
import { formatNumber } from '../base/formatNumber';
import { real } from './parameter';
import { scheduleOf } from './scheduleMemo';

/** q(x_{t−1}|x_t, x_0) of one pixel (DDPM eqs. 6 and 7), between the two densities it is made from. */
export const posterior = defineFigure({
  id: 'posterior',
  title: () => l10n.t('Posterior of one step'),
  formula: 'q(x_{t−1}|x_t, x_0)',
  needs: 'nothing',
  reads: ['schedule', 't'],
  parameters: {
    x0: real({
      name: () => 'x₀',
      meaning: () => l10n.t('The value of the pixel in the data.'),
      min: -3,
      max: 3,
      step: 0.05,
      standard: 1,
      link: 'x0',
      control: 'plot',
    }),
    xt: real({
      name: () => 'xₜ',
      meaning: () => l10n.t('The value of the pixel at t.'),
      min: -5,
      max: 5,
      step: 0.05,
      standard: -0.5,
      link: 'xt',
      control: 'plot',
    }),
  },
  clock: 't',
  teaches: ['posterior'],
  ideas: { 'x_{t-1}': {}, muTilde_t: {}, betaTilde_t: {}, N: {} },
  examples: [
    {
      title: () => l10n.t('Forward process posterior'),
      detail: () => l10n.t('The posterior in one dimension; x_0, x_t and t can be dragged.'),
      state: {},
    },
  ],
  caption({ schedule, t, x0, xt }) {
    const made = scheduleOf(schedule);
    return l10n.t(
      'At t = {0}, x₀ = {1}, xₜ = {2}: posterior mean {3}, variance {4}',
      t,
      formatNumber(x0, 3),
      formatNumber(xt, 3),
      formatNumber(posteriorMean(made, t, xt, x0)),
      formatNumber(posteriorOf(made, t).variance),
    );
  },
});
