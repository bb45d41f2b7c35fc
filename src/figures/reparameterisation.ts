import * as l10n from '@vscode/l10n';
import {
  deviationOf,
  exactGradient,
  pathwiseEstimate,
  runningMeans,
  scoreEstimate,
  spreadOf,
  type GradientOf,
  type MeanFunction,
} from '../diffusion/distributions/gradientEstimates';
import { RandomStream } from '../diffusion/random/randomStream';
import { streams } from '../diffusion/random/streams';
import { defineFigure } from './figure';
import { formatNumber } from '../base/formatNumber';
import { choice, integer, real } from './parameter';
import { memoize } from './scheduleMemo';

export const mostDraws = 400;

/** z_1 … of a seed: the same whatever μ and σ are. */
export const drawsOf = memoize((seed: number) => new RandomStream(seed, streams.figure).normal(mostDraws));

/** A gradient of E f(x), exactly and by both estimates. */
export interface Gradients {
  readonly exact: number;
  /** Entry n − 1 is the mean of the first n draws' estimates. */
  readonly pathwise: Float64Array;
  readonly score: Float64Array;
  /** The standard deviation of a single draw's estimate. */
  readonly pathwiseSpread: number;
  readonly scoreSpread: number;
}

const makeGradients = memoize(
  (seed: number, of: MeanFunction, by: GradientOf, mean: number, logVariance: number): Gradients => {
    const gaussian = { mean, logVariance };
    const pathwise = (z: number): number => pathwiseEstimate(of, by, gaussian, z);
    const score = (z: number): number => scoreEstimate(of, by, gaussian, z);
    const draws = Array.from(drawsOf(seed));
    return {
      exact: exactGradient(of, by, gaussian),
      pathwise: runningMeans(draws.map(pathwise)),
      score: runningMeans(draws.map(score)),
      pathwiseSpread: spreadOf(pathwise),
      scoreSpread: spreadOf(score),
    };
  },
);

/** The gradients of a state, worked out once for all numbers of draws. */
export const gradientsOf = (state: {
  readonly seed: number;
  readonly of: MeanFunction;
  readonly by: GradientOf;
  readonly mean: number;
  readonly logVariance: number;
}): Gradients => makeGradients(state.seed, state.of, state.by, state.mean, state.logVariance);

/** A sample that has a gradient: x = μ + σ z with z drawn once, beside an estimate that does without (VAE, section 2.4). */
export const reparameterisation = defineFigure({
  id: 'reparameterisation',
  title: () => l10n.t('Reparameterisation'),
  formula: 'x = μ + σ z',
  needs: 'nothing',
  reads: ['seed'],
  parameters: {
    draws: integer({
      name: () => l10n.t('Draws'),
      meaning: () => l10n.t('How many z the estimates are means of.'),
      min: 1,
      max: mostDraws,
      standard: 100,
    }),
    mean: real({
      name: () => 'μ',
      meaning: () => l10n.t('The mean of x.'),
      min: -2,
      max: 2,
      step: 0.05,
      standard: 0.8,
      term: 'prediction',
    }),
    logVariance: real({
      name: () => 'ln σ²',
      meaning: () => l10n.t('The logarithm of the variance, which may be any number while σ stays positive.'),
      min: -4,
      max: 1.5,
      step: 0.05,
      standard: -0.6,
      term: 'prediction',
    }),
    of: choice({
      name: () => l10n.t('Function f'),
      meaning: () =>
        l10n.t('Whose mean is differentiated; 1[x > 0] is 1 for positive x and 0 otherwise, thus discrete.'),
      choices: { square: () => 'x²', sine: () => 'sin x', indicator: () => '1[x > 0]' },
      standard: 'square',
    }),
    by: choice({
      name: () => l10n.t('Gradient by'),
      meaning: () => l10n.t('What the mean of f is differentiated by.'),
      choices: { mean: () => 'μ', logVariance: () => 'ln σ²' },
      standard: 'mean',
    }),
  },
  clock: 'draws',
  teaches: ['reparameterisation'],
  ideas: { reparameterisation: {}, logVariance: { by: 'logVariance' } },
  examples: [
    {
      title: () => l10n.t('Reparameterisation'),
      detail: () => l10n.t('The same z under another μ and σ, and the gradient with and without the trick.'),
      state: {},
    },
    {
      title: () => l10n.t('Reparameterisation of a discrete variable'),
      detail: () => l10n.t('f is 0 or 1, so its slope is 0 and no gradient comes through the sample.'),
      state: { of: 'indicator' },
    },
  ],
  caption(state) {
    const { draws } = state;
    const found = gradientsOf(state);
    const at = (means: Float64Array, spread: number) => [
      formatNumber(means[draws - 1] ?? 0, 3),
      formatNumber(spread / Math.sqrt(draws), 2),
    ];
    const by = state.by === 'mean' ? 'μ' : 'ln σ²';
    const sigma = formatNumber(deviationOf(state), 3);
    const [score = '', scoreError = ''] = at(found.score, found.scoreSpread);
    const exact = formatNumber(found.exact, 3);
    if (state.of === 'indicator') {
      return l10n.t(
        'σ = {0}. f is flat on both sides of 0, so no gradient comes through x: {1} draws give 0, where the gradient by {2} is {3}. Without reparameterisation they give {4} ± {5}.',
        sigma,
        draws,
        by,
        exact,
        score,
        scoreError,
      );
    }
    return l10n.t(
      'σ = {0}. The gradient of E f(x) by {1} is {2}; {3} draws give {4} ± {5} with reparameterisation, {6} ± {7} without.',
      sigma,
      by,
      exact,
      draws,
      ...at(found.pathwise, found.pathwiseSpread),
      score,
      scoreError,
    );
  },
});
