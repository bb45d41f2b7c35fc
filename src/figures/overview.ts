import * as l10n from '@vscode/l10n';
import { closedForm } from '../diffusion/forwardProcess';
import { formatNumber } from '../base/formatNumber';
import { digitIndex } from './digitIndex';
import { defineFigure } from './figure';
import { scheduleOf } from './scheduleMemo';

/** Among how many digits the overview guesses. */
export const overviewDigits = 64;

/** The whole of a diffusion model in one picture: data, noising, noise, and the guess by which each step leads back. */
export const overview = defineFigure({
  id: 'overview',
  title: () => l10n.t('From noise to data'),
  formula: 'x_0 → x_t → x_T → x̂_0',
  needs: 'nothing',
  reads: ['schedule', 't', 'seed'],
  parameters: {
    index: digitIndex(),
  },
  clock: 't',
  teaches: ['forward-step', 'closed-form', 'reverse-chain', 'sampling'],
  ideas: {},
  examples: [
    {
      title: () => l10n.t('From noise to data'),
      detail: () => l10n.t('The whole of a diffusion model in one picture, on a digit.'),
      state: {},
    },
  ],
  caption({ schedule, t }) {
    const { signal, noise } = closedForm(scheduleOf(schedule), t);
    return l10n.t(
      'At t = {0} of {1}, xₜ is {2} times the digit plus {3} times noise. The best guess of the digit, if {4} digits were all the data, leads one step back.',
      t,
      schedule.T,
      formatNumber(signal, 3),
      formatNumber(noise, 3),
      overviewDigits,
    );
  },
});
