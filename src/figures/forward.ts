import * as l10n from '@vscode/l10n';
import { chainStep, closedForm } from '../diffusion/forwardProcess';
import { defineFigure } from './figure';
import { formatCoefficient } from '../base/formatNumber';
import { choice, integer } from './parameter';
import { scheduleOf } from './scheduleMemo';

/** The forward process: a digit, or a mixture of Gaussians in the plane, that turns into noise over t. */
export const forward = defineFigure({
  id: 'forward',
  title: () => l10n.t('Forward process'),
  formula: 'q(x_t|x_0)',
  needs: 'nothing',
  reads: ['schedule', 't', 'seed'],
  parameters: {
    data: choice({
      name: () => l10n.t('Data'),
      meaning: () => l10n.t('What is noised: an image, or points in the plane.'),
      choices: { digit: () => l10n.t('Digit'), mixture: () => l10n.t('2-D mixture') },
      standard: 'digit',
      link: 'data',
    }),
    /** `closed`: q(x_t|x_0) at once (DDPM eq. 4). `chain`: t applications of q(x_t|x_{t-1}) (DDPM eq. 2). */
    mode: choice({
      name: () => l10n.t('Form'),
      meaning: () => l10n.t('Whether x_t is drawn from x_0 at once, or from x_{t−1} step by step.'),
      choices: { closed: () => l10n.t('Closed form'), chain: () => l10n.t('Step by step') },
      standard: 'closed',
      link: 'mode',
    }),
    index: integer({
      name: () => l10n.t('Digit'),
      meaning: () => l10n.t('Which digit of the data set.'),
      min: 0,
      max: 9999,
      standard: 0,
      link: 'index',
      control: 'stepper',
    }),
  },
  clock: 't',
  counts: (key, { data }) => key !== 'index' || data === 'digit',
  teaches: ['forward-step', 'closed-form'],
  ideas: {
    x_0: { mode: 'closed' },
    x_t: { mode: 'closed' },
    x_T: { mode: 'closed' },
    t: { mode: 'closed' },
    epsilon: { mode: 'closed' },
    q: { mode: 'closed' },
  },
  examples: [
    {
      title: () => l10n.t('Forward diffusion of a digit'),
      detail: () => l10n.t('A handwritten digit sinks into noise while t moves.'),
      state: { data: 'digit' },
    },
    {
      title: () => l10n.t('Forward diffusion of a 2-D mixture'),
      detail: () => l10n.t('Points of a Gaussian mixture spread out into one Gaussian.'),
      state: { data: 'mixture' },
    },
  ],
  caption({ schedule, t, mode }) {
    const made = scheduleOf(schedule);
    const whole = closedForm(made, t);
    const step = chainStep(made, t);
    return mode === 'closed'
      ? l10n.t(
          'At t = {0} of {1}, xₜ is {2} times x₀ plus {3} times noise.',
          t,
          schedule.T,
          formatCoefficient(whole.signal),
          formatCoefficient(whole.noise),
        )
      : l10n.t(
          'Step {0} of {1}: xₜ is {2} times xₜ₋₁ plus {3} times new noise. Of x₀, {4} times is left.',
          t,
          schedule.T,
          formatCoefficient(step.signal),
          formatCoefficient(step.noise),
          formatCoefficient(whole.signal),
        );
  },
});
