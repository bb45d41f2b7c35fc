import * as l10n from '@vscode/l10n';
import { conditioned1d } from '../diffusion/distributions/conditioned1d';
import { gaussianLogDensity } from '../diffusion/distributions/gaussian';
import {
  mixture1dLogDensity,
  mixture1dMoments,
  steppedMixture1d,
  type Mixture1d,
} from '../diffusion/distributions/mixture1d';
import { closedForm } from '../diffusion/forwardProcess';
import { jump } from '../diffusion/posterior';
import type { Schedule, ScheduleConfig } from '../diffusion/schedule';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { lineData, lineDataOf, type LineData } from './lineData';
import { integer, real } from './parameter';
import { twoBells } from './reverseRun';
import { scheduleOf } from './scheduleMemo';

/** What the reverse kernel of two bells follows from. */
interface BackwardState extends LineData {
  readonly schedule: ScheduleConfig;
  readonly t: number;
  readonly xt: number;
  readonly weight: number;
  readonly back: number;
}

/** The paper's time that the step leads back to: t − back, at least 0. */
export const targetTime = ({ t, back }: Pick<BackwardState, 't' | 'back'>): number => Math.max(0, t - back);

/** q(x_0) of a state. */
const dataOf = (state: LineData & Pick<BackwardState, 'weight'>): Mixture1d =>
  lineDataOf(state, () => twoBells(state.weight));

/** q(x_s|x_t) of the data without x_0, s = t − back, and q(x_s): both exact mixtures. */
export function backwardDensities(
  schedule: Schedule,
  state: BackwardState,
): { readonly prior: Mixture1d; readonly kernel: Mixture1d } {
  const s = targetTime(state);
  const prior = steppedMixture1d(dataOf(state), closedForm(schedule, s));
  const { alpha, beta } = jump(schedule, s, state.t);
  const step = { signal: Math.sqrt(alpha), noise: Math.sqrt(beta) };
  return { prior, kernel: conditioned1d(prior, step, state.xt) };
}

/**
 * KL(mixture ‖ the Gaussian with its mean and variance) in nats, by the trapezoidal rule over nine deviations around
 * every component.
 */
export function klToGaussian(mixture: Mixture1d): number {
  const { mean, variance } = mixture1dMoments(mixture);
  const deviations = mixture.components.map((each) => Math.sqrt(each.variance));
  const step = Math.min(...deviations) / 6;
  const ends = mixture.components.flatMap((each, i) => {
    const reach = 9 * (deviations[i] ?? 0);
    return [each.mean - reach, each.mean + reach];
  });
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  let sum = 0;
  for (let x = from; x <= to; x += step) {
    const log = mixture1dLogDensity(mixture, x);
    sum += Math.exp(log) * (log - gaussianLogDensity(x, mean, variance));
  }
  return Math.max(0, sum * step);
}

/** The true q(x_{t−1}|x_t) without x_0: a mixture over the data, which is Gaussian only for small β. */
export const backward = defineFigure({
  id: 'backward',
  title: () => l10n.t('One step back without x_0'),
  formula: 'q(x_{t−1}|x_t)',
  needs: 'nothing',
  reads: ['schedule', 't'],
  parameters: {
    xt: real({
      name: () => 'xₜ',
      meaning: () => l10n.t('The value at t that is gone back from.'),
      min: -3,
      max: 3,
      step: 0.05,
      standard: 0.1,
      control: 'plot',
      term: 'state',
    }),
    back: integer({
      name: () => l10n.t('Steps back at once'),
      meaning: () => l10n.t('How many steps are taken back at once: the more, the larger their common β.'),
      min: 1,
      max: 1000,
      standard: 150,
    }),
    ...lineData(() => l10n.t('Two bells')),
    weight: real({
      name: () => l10n.t('Weight of the right bell'),
      meaning: () => l10n.t('How probable a value near 1 is in the data; the rest lies near −1.'),
      min: 0.05,
      max: 0.95,
      step: 0.05,
      standard: 0.5,
      term: 'data',
    }),
  },
  clock: 'back',
  clockRange: ({ t }) => ({ min: 1, max: Math.max(1, Math.min(1000, t)) }),
  counts: (key, { data }) => (key === 'points' ? data === 'own' : key === 'weight' ? data === 'bells' : true),
  teaches: ['reverse-chain', 'posterior'],
  ideas: { q_reverse: {} },
  examples: [
    {
      title: () => l10n.t('One step back without x_0'),
      detail: () =>
        l10n.t('A small step back is nearly Gaussian; a large one has to choose between the data.'),
      state: {},
    },
  ],
  caption(state) {
    const schedule = scheduleOf(state.schedule);
    const { kernel } = backwardDensities(schedule, state);
    const s = targetTime(state);
    const data = dataOf(state).components;
    const right = kernel.components.reduce(
      (sum, { weight }, index) => ((data[index]?.mean ?? 0) > 0 ? sum + weight : sum),
      0,
    );
    const numbers = [
      state.t,
      s,
      formatNumber(jump(schedule, s, state.t).beta, 3),
      formatNumber(100 * right, 3),
      formatNumber(mixture1dMoments(kernel).mean, 3),
      formatNumber(Math.sqrt(mixture1dMoments(kernel).variance), 3),
      formatNumber(klToGaussian(kernel) / Math.LN2, 2),
    ];
    return state.data === 'bells'
      ? l10n.t(
          'From t = {0} back to {1}, β of the step is {2}: x₀ is near 1 with probability {3} %, near −1 otherwise. Mean {4}, deviation {5}; the Gaussian with these is {6} bits away.',
          ...numbers,
        )
      : l10n.t(
          'From t = {0} back to {1}, β of the step is {2}: x₀ is from a Gaussian right of 0 with probability {3} %. Mean {4}, deviation {5}; the Gaussian with these is {6} bits away.',
          ...numbers,
        );
  },
});
