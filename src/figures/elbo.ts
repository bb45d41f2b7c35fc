import * as l10n from '@vscode/l10n';
import { gaussianPixel } from '../diffusion/bounds/greyPixel';
import { linearBound, type LinearBound, type LinearModel } from '../diffusion/bounds/linearBound';
import type { Schedule } from '../diffusion/schedule';
import { defineFigure } from './figure';
import { formatNumber } from '../base/formatNumber';
import { choice, real } from './parameter';
import { memoize, scheduleOf } from './scheduleMemo';
import type { SharedState } from './figure';

interface ElboState extends SharedState {
  readonly variance: string;
  readonly factor: number;
  readonly offset: number;
  readonly deviation: number;
}

const pixelOf = memoize((deviation: number) => gaussianPixel(0, deviation));

const variances: Readonly<Record<string, LinearModel['variance']>> = {
  small: 'fixed_small',
  large: 'fixed_large',
  exact: 'exact',
};

const boundOf = memoize(
  (schedule: Schedule, deviation: number, variance: string, factor: number, offset: number): LinearBound =>
    linearBound(schedule, pixelOf(deviation), {
      factor,
      offset,
      variance: variances[variance] ?? 'fixed_small',
    }),
);

/** The bound of a state and what it bounds, worked out once for all t. */
export const elboOf = ({ schedule, deviation, variance, factor, offset }: ElboState): LinearBound =>
  boundOf(scheduleOf(schedule), deviation, variance, factor, offset);

const bestBoundOf = memoize((schedule: Schedule, deviation: number): LinearBound =>
  linearBound(schedule, pixelOf(deviation), { factor: 1, offset: 0, variance: 'exact' }),
);

/** The bound of the model whose reverse steps have the mean and the variance of the data's. */
export const bestElboOf = ({ schedule, deviation }: ElboState): LinearBound =>
  bestBoundOf(scheduleOf(schedule), deviation);

/** The bits that are spent before x_{t−1} is known: L_T and the terms from T down to the paper's t. */
export const spentBits = ({ prior, terms }: LinearBound, t: number): number =>
  terms.subarray(t).reduce((sum, term) => sum + term, prior);

/** How far the bound is above −log₂ p_θ(x_0), to 5 decimals, which the quadrature of L_0 is good for. */
export const gapBits = ({ total, negativeLogLikelihood }: LinearBound): number =>
  Math.max(0, Math.round((total - negativeLogLikelihood) * 1e5) / 1e5);

/** The variational bound (DDPM eq. 5) of one pixel, term by term, beside the exact −log₂ p_θ(x_0). */
export const elbo = defineFigure({
  id: 'elbo',
  title: () => l10n.t('Terms of the variational bound'),
  formula: 'L_T + Σ L_{t−1} + L_0 ≥ −log p_θ(x_0)',
  needs: 'nothing',
  reads: ['schedule', 't'],
  parameters: {
    variance: choice({
      name: () => l10n.t('Reverse variance'),
      meaning: () =>
        l10n.t('The variance σ² of the model’s steps: β̃, β, or that of q(xₜ₋₁|xₜ) for Gaussian data.'),
      choices: { small: () => 'β̃ₜ', large: () => 'βₜ', exact: () => l10n.t('exact') },
      standard: 'small',
      term: 'prediction',
    }),
    factor: real({
      name: () => l10n.t('Factor of ε'),
      meaning: () =>
        l10n.t('The model predicts the best linear ε̂ times this: 1 is the best, less is too little.'),
      min: 0.5,
      max: 1.5,
      step: 0.01,
      standard: 1,
      term: 'prediction',
    }),
    deviation: real({
      name: () => l10n.t('Spread of the data'),
      meaning: () =>
        l10n.t('The standard deviation of the grey values, on the scale from -1 to 1; their mean is 0.'),
      min: 0.02,
      max: 0.35,
      step: 0.01,
      standard: 0.25,
      term: 'data',
    }),
    offset: real({
      name: () => l10n.t('Offset of ε'),
      meaning: () => l10n.t('What the model adds to each ε that it predicts: 0 is the best.'),
      min: -0.5,
      max: 0.5,
      step: 0.01,
      standard: 0,
      term: 'prediction',
    }),
  },
  clock: 't',
  teaches: ['elbo', 'noise-prediction'],
  ideas: { L: {}, elbo: {}, L_T: {}, 'L_{t-1}': {} },
  examples: [
    {
      title: () => l10n.t('Terms of the variational bound'),
      detail: () => l10n.t('Where the bits of a pixel go, step by step, and how loose the bound is.'),
      state: {},
    },
  ],
  caption(state) {
    const bound = elboOf(state);
    const { prior, terms, total, negativeLogLikelihood } = bound;
    const { t } = state;
    const last = terms[1] ?? 0;
    const sum = l10n.t(
      'L_T = {0}, the steps between {1} and L₀ = {2} add up to {3} bits/dim; the exact −log₂ p(x₀) is {4}, so the gap is {5}.',
      formatNumber(prior, 2),
      formatNumber(total - prior - last, 3),
      formatNumber(last, 3),
      formatNumber(total, 4),
      formatNumber(negativeLogLikelihood, 4),
      formatNumber(gapBits(bound), 2),
    );
    const spent = formatNumber(spentBits(bound, t), 3);
    return t === 1
      ? l10n.t('{0} With x₀ at t = 1, all {1} are spent.', sum, spent)
      : l10n.t('{0} Before x at t − 1 = {1} is known, {2} of them are spent.', sum, t - 1, spent);
  },
});
