import * as l10n from '@vscode/l10n';
import { reverseTimes } from '../diffusion/reverseChain';
import { chainVariances, exactReverseVariance, varianceAt } from '../diffusion/reverseVariance';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { integer, real } from './parameter';
import { progressOf, takenParameter, takenRange, timeOf, type ReverseState } from './reverseRun';
import { memoize, scheduleOf } from './scheduleMemo';

/** The variance of the chain after each step with σ² = β, β̃ and the exact one. */
export const chainsOf = memoize(
  (schedule: ReturnType<typeof scheduleOf>, steps: number, deviation: number) => {
    const times = reverseTimes(schedule.T, steps);
    return {
      times,
      beta: chainVariances(schedule, times, deviation, 'beta'),
      betaTilde: chainVariances(schedule, times, deviation, 'betaTilde'),
      exact: chainVariances(schedule, times, deviation, 'exact'),
    };
  },
);

type VarianceState = Pick<ReverseState, 'schedule' | 'steps' | 'taken'> & { readonly deviation: number };

/** What the picture shows of a state: the variance of x_t by q, and of the chains with σ² = β and β̃. */
export function shownVariances(state: VarianceState): {
  readonly q: number;
  readonly beta: number;
  readonly betaTilde: number;
} {
  const schedule = scheduleOf(state.schedule);
  const { steps, taken } = progressOf(state);
  const chains = chainsOf(schedule, steps, state.deviation);
  return {
    q: varianceAt(schedule, timeOf(state), state.deviation),
    beta: chains.beta[taken] ?? NaN,
    betaTilde: chains.betaTilde[taken] ?? NaN,
  };
}

/** σ² = β against β̃ (DDPM section 3.2), on normal data of any width, where all variances are exact. */
export const variance = defineFigure({
  id: 'variance',
  title: () => l10n.t('Variance of the reverse process'),
  formula: 'σ_t² = β_t or β̃_t',
  needs: 'nothing',
  reads: ['schedule'],
  parameters: {
    deviation: real({
      name: () => l10n.t('Deviation of the data'),
      meaning: () => l10n.t('The data are N(0, s²): N(0, I) for s = 1, one point for s = 0.'),
      min: 0,
      max: 1,
      step: 0.05,
      standard: 1,
      term: 'data',
    }),
    steps: integer({
      name: () => l10n.t('Steps'),
      meaning: () => l10n.t('How many steps lead from t = T to t = 0, at most T.'),
      min: 1,
      max: 200,
      standard: 10,
    }),
    taken: takenParameter(9),
  },
  clock: 'taken',
  clockRange: takenRange,
  teaches: ['variance-choice'],
  ideas: { sigma_t: {} },
  examples: [
    {
      title: () => l10n.t('Reverse variance on N(0, I)'),
      detail: () => l10n.t('Where the data are standard normal, σ² = β is exact.'),
      state: { deviation: 1 },
    },
    {
      title: () => l10n.t('Reverse variance on one point'),
      detail: () => l10n.t('Where the data are one point, σ² = β̃ is exact.'),
      state: { deviation: 0 },
    },
  ],
  caption(state) {
    const schedule = scheduleOf(state.schedule);
    const { steps, taken } = progressOf(state);
    const { q, beta, betaTilde } = shownVariances(state);
    const where = l10n.t(
      'At t = {0}, after {1} of {2} steps, the chain has variance {3} with σ² = β and {4} with β̃; of q(xₜ) it is {5}.',
      timeOf(state),
      taken,
      steps,
      formatNumber(beta, 3),
      formatNumber(betaTilde, 3),
      formatNumber(q, 3),
    );
    const exact = whichIsExact(state.deviation, () => {
      const [t, s] = [schedule.T, reverseTimes(schedule.T, steps)[1] ?? 0];
      return exactReverseVariance(schedule, s, t, state.deviation);
    });
    return l10n.t('{0} {1}', where, exact);
  },
});

/** Which of both is exact for these data, in a sentence. */
function whichIsExact(deviation: number, firstStep: () => number): string {
  if (deviation === 1) {
    return l10n.t(
      'For data from N(0, 1), σ² = β is exact in every step but the last, which adds no noise; β̃ is too small.',
    );
  }
  if (deviation === 0) {
    return l10n.t('For data in one point, σ² = β̃ is exact in every step; β is too large.');
  }
  return l10n.t(
    'For these data the exact variance lies between both: {0} in the first step.',
    formatNumber(firstStep(), 3),
  );
}
