import * as l10n from '@vscode/l10n';
import { mixture1dCdf, steppedMixture1d, type Mixture1d } from '../diffusion/distributions/mixture1d';
import { closedForm } from '../diffusion/forwardProcess';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { real } from './parameter';
import {
  lineRun,
  progressOf,
  reverseParameters,
  takenParameter,
  takenRange,
  timeOf,
  twoBells,
  type ReverseState,
} from './reverseRun';
import { scheduleOf } from './scheduleMemo';

/** How many paths there are. */
export const marginalPaths = 2000;

/** The paths, shared by picture and caption. */
export const marginalRun = lineRun(marginalPaths);

/** The exact density of x_t at the time that is shown. */
export function exactMarginal(
  state: Pick<ReverseState, 'schedule' | 'steps' | 'taken'> & { readonly weight: number },
): Mixture1d {
  return steppedMixture1d(twoBells(state.weight), closedForm(scheduleOf(state.schedule), timeOf(state)));
}

/** p_θ(x_0) = ∫ p_θ(x_{0:T}) dx_{1:T} (DDPM section 2): the density of where many paths of the reverse process end. */
export const marginal = defineFigure({
  id: 'marginal',
  title: () => l10n.t('Marginal of all paths'),
  formula: 'p_θ(x_0) = ∫ p_θ(x_{0:T}) dx_{1:T}',
  needs: 'nothing',
  reads: ['schedule', 'seed'],
  parameters: {
    ...reverseParameters,
    weight: real({
      name: () => l10n.t('Weight of the right bell'),
      meaning: () => l10n.t('How probable a value near 1 is in the data; the rest lies near −1.'),
      min: 0.05,
      max: 0.95,
      step: 0.05,
      standard: 0.7,
      term: 'data',
    }),
    taken: takenParameter(50),
  },
  clock: 'taken',
  clockRange: takenRange,
  teaches: ['marginal', 'reverse-chain', 'latent-variables'],
  ideas: { p_model: {} },
  examples: [
    {
      title: () => l10n.t('Marginal of all paths'),
      detail: () => l10n.t('Two thousand paths from noise, and the density of where they end.'),
      state: {},
    },
  ],
  caption(state) {
    const { steps, taken } = progressOf(state);
    const values = marginalRun(state).at(taken);
    const exact = exactMarginal(state);
    const right = values.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0) / values.length;
    return l10n.t(
      'At t = {0}, after {1} of {2} steps, {3} % of {4} paths are above 0; of q(xₜ) it is {5} %. Their distribution functions differ by {6} at most; chance alone gives {7} or more in one of twenty cases.',
      timeOf(state),
      taken,
      steps,
      formatNumber(100 * right, 3),
      marginalPaths,
      formatNumber(100 * (1 - mixture1dCdf(exact, 0)), 3),
      formatNumber(
        kolmogorovSmirnov(values, (x) => mixture1dCdf(exact, x)),
        2,
      ),
      formatNumber(1.358 / Math.sqrt(marginalPaths), 2),
    );
  },
});

/** The greatest difference between the distribution of values and a distribution function (Kolmogorov 1933). */
export function kolmogorovSmirnov(values: ArrayLike<number>, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  return sorted.reduce((most, value, i) => {
    const at = cdf(value);
    return Math.max(most, (i + 1) / n - at, at - i / n);
  }, 0);
}
