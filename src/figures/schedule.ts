import * as l10n from '@vscode/l10n';
import { entryAt, snr } from '../diffusion/schedule';
import { defineFigure } from './figure';
import { formatNumber } from '../base/formatNumber';
import { scheduleOf } from './scheduleMemo';

/** The noise schedule: β_t, α_t, ᾱ_t, their roots and the signal-to-noise ratio over t. */
export const schedule = defineFigure({
  id: 'schedule',
  title: () => l10n.t('Noise schedule'),
  formula: 'β_t, α_t, ᾱ_t, SNR',
  needs: 'nothing',
  reads: ['schedule', 't'],
  parameters: {},
  clock: 't',
  teaches: ['schedule-monotone'],
  ideas: { T: {}, beta_t: {}, alpha_t: {}, alphaBar_t: {} },
  examples: [
    {
      title: () => l10n.t('Noise schedule'),
      detail: () => l10n.t('The schedule’s quantities as curves over t.'),
      state: {},
    },
  ],
  caption({ schedule, t }) {
    const made = scheduleOf(schedule);
    return l10n.t(
      'After {0} of {1} steps {2} of the variance of x₀ is left, and the ratio of signal to noise is {3}.',
      t,
      schedule.T,
      formatNumber(entryAt(made.alphaBar, t), 3),
      formatNumber(snr(made, t), 3),
    );
  },
});
