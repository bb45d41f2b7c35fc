import * as l10n from '@vscode/l10n';
import { chainStep, closedForm } from '../diffusion/forwardProcess';
import { posterior as posteriorOf, posteriorMean } from '../diffusion/posterior';
import type { Schedule } from '../diffusion/schedule';
import { defineFigure } from './figure';
import { formatNumber } from '../base/formatNumber';
import { flag, real } from './parameter';
import { scheduleOf } from './scheduleMemo';

/** q(x_{t−1}|x_t, x_0) of one pixel (DDPM eqs. 6 and 7), between the two densities it is made from. */
export const posterior = defineFigure({
  id: 'posterior',
  title: () => l10n.t('Posterior of one step'),
  formula: 'q(x_{t−1}|x_t, x_0)',
  needs: 'nothing',
  reads: ['schedule', 't'],
  // Later, the likelihood is so much narrower than the prior that the posterior is all but it.
  opensAt: 5,
  parameters: {
    x0: real({
      name: () => 'x₀',
      meaning: () => l10n.t('The value of the pixel in the data.'),
      min: -3,
      max: 3,
      step: 0.01,
      standard: 1,
      link: 'x0',
      control: 'plot',
      term: 'data',
    }),
    xt: real({
      name: () => 'xₜ',
      meaning: () => l10n.t('The value of the pixel at t.'),
      min: -5,
      max: 5,
      step: 0.01,
      standard: 0.95,
      link: 'xt',
      control: 'plot',
      term: 'noise',
    }),
    close: flag({
      name: () => l10n.t('Zoom in'),
      meaning: () => l10n.t('Show the surroundings of the posterior only.'),
      standard: true,
    }),
    samePeaks: flag({
      name: () => l10n.t('Equal heights'),
      meaning: () => l10n.t('Scale each curve to its own peak.'),
      standard: false,
    }),
  },
  clock: 't',
  teaches: ['posterior'],
  ideas: { 'x_{t-1}': {}, muTilde_t: {}, betaTilde_t: {}, q_posterior: {}, N: {} },
  examples: [
    {
      title: () => l10n.t('Forward process posterior'),
      detail: () => l10n.t('The posterior in one dimension; x_0, x_t and t can be dragged.'),
      state: {},
    },
  ],
  caption({ schedule, t, x0, xt }) {
    const made = scheduleOf(schedule);
    const { variance } = posteriorOf(made, t);
    const where = l10n.t(
      'At t = {0}, x₀ = {1}, xₜ = {2}: posterior mean {3}, variance {4}.',
      t,
      formatNumber(x0, 3),
      formatNumber(xt, 3),
      formatNumber(posteriorMean(made, t, xt, x0)),
      formatNumber(variance),
    );
    return t === 1
      ? l10n.t('{0} {1}', where, l10n.t('One step before, there is nothing but x₀.'))
      : l10n.t(
          '{0} {1}',
          where,
          l10n.t(
            'x₀ alone leaves the variance {0}, xₜ alone {1}, both together {2}.',
            formatNumber(closedForm(made, t - 1).noise ** 2, 3),
            formatNumber(likelihoodVariance(made, t), 3),
            formatNumber(variance, 3),
          ),
        );
  },
});

/** The variance of q(x_t|x_{t−1}) as a function of x_{t−1}: β_t / α_t. */
function likelihoodVariance(schedule: Schedule, t: number): number {
  const { signal, noise } = chainStep(schedule, t);
  return (noise / signal) ** 2;
}
