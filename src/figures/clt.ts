import * as l10n from '@vscode/l10n';
import { meanDistance, startMoments } from '../diffusion/distributions/meanOfDraws';
import { noisyStartDistance, weightedSumShape } from '../diffusion/distributions/noisyStart';
import type { GaussianStep } from '../diffusion/forwardProcess';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { choice, integer, real, type Values } from './parameter';

const parameters = {
  shows: choice({
    name: () => l10n.t('What is seen'),
    meaning: () =>
      l10n.t('The mean of n draws, the same standardised, or x_n after n steps of a forward process.'),
    choices: {
      mean: () => l10n.t('mean of n'),
      standardised: () => l10n.t('standardised'),
      forward: () => l10n.t('forward process'),
    },
    standard: 'standardised',
  }),
  start: choice({
    name: () => l10n.t('One draw'),
    meaning: () => l10n.t('The distribution of one draw, or of x_0.'),
    choices: {
      uniform: () => l10n.t('uniform'),
      coin: () => l10n.t('coin'),
      loaded: () => l10n.t('loaded coin'),
      exponential: () => l10n.t('exponential'),
      bimodal: () => l10n.t('two peaks'),
    },
    standard: 'exponential',
    term: 'data',
  }),
  noise: choice({
    name: () => l10n.t('Noise'),
    meaning: () => l10n.t('What a step adds: normal noise, or draws of the same distribution as x_0.'),
    choices: { normal: () => l10n.t('normal'), start: () => l10n.t('like x₀') },
    standard: 'normal',
    term: 'noise',
  }),
  beta: real({
    name: () => 'β',
    meaning: () => l10n.t('The variance that each step of the forward process adds.'),
    min: 0.02,
    max: 1,
    step: 0.02,
    standard: 0.3,
    term: 'noise',
  }),
  n: integer({
    name: () => 'n',
    meaning: () => l10n.t('How many draws the mean is taken of, or how many steps are taken.'),
    min: 1,
    max: 50,
    standard: 12,
  }),
};

type Own = Values<typeof parameters>;

/** x_n = signal · x_0 + noise · ε after n steps with this β (DDPM eq. 4). */
export function stepsTogether({ beta, n }: Own): GaussianStep {
  const alphaBar = (1 - beta) ** n;
  return { signal: Math.sqrt(alphaBar), noise: Math.sqrt(1 - alphaBar) };
}

/** What x_0 and the noise of steps 1…n are multiplied with in x_n; their squares sum to 1. */
export const stepWeights = ({ beta, n }: Own): readonly number[] => [
  Math.sqrt((1 - beta) ** n),
  ...Array.from({ length: n }, (_, index) => Math.sqrt(beta * (1 - beta) ** (n - 1 - index))),
];

/** The central limit theorem, and beside it the forward process, which does not need it. */
export const clt = defineFigure({
  id: 'clt',
  title: () => l10n.t('Central limit theorem, and why x_T is normal'),
  formula: '√n (X̄ − μ)/σ → N(0, 1)',
  needs: 'nothing',
  reads: ['seed'],
  parameters,
  clock: 'n',
  counts(key, { shows, noise }) {
    switch (key) {
      case 'beta':
      case 'noise':
        return shows === 'forward';
      case 'seed':
        // All else is exact.
        return shows === 'forward' && noise === 'start';
      case 'shows':
      case 'start':
      case 'n':
        return true;
    }
  },
  teaches: ['clt'],
  ideas: {},
  examples: [
    {
      title: () => l10n.t('Central limit theorem'),
      detail: () => l10n.t('The standardised mean of n draws tends to N(0, 1), whatever one draw is like.'),
      state: { shows: 'standardised' },
    },
    {
      title: () => l10n.t('Why x_T is normal'),
      detail: () => l10n.t('Normal noise takes the place of x_0; noise of another kind stays what it is.'),
      state: { shows: 'forward', start: 'coin', beta: 0.1 },
    },
  ],
  caption: (state) => captionOf(state),
});

function captionOf(own: Own): string {
  switch (own.shows) {
    case 'mean':
      return meanCaption(own);
    case 'standardised':
      return standardisedCaption(own);
    case 'forward':
      return own.noise === 'normal' ? normalNoiseCaption(own) : ownNoiseCaption(own);
  }
}

function meanCaption({ start, n }: Own): string {
  const { mean, variance } = startMoments(start);
  return n === 1
    ? l10n.t(
        'One draw has the mean μ = {0} and the variance σ² = {1}; with more draws the mean gathers at μ.',
        formatNumber(mean, 2),
        formatNumber(variance, 3),
      )
    : l10n.t(
        'The mean of {0} draws gathers at μ = {1} with the variance σ²/n = {2}: it tends to one number, not to N(0, 1).',
        n,
        formatNumber(mean, 2),
        formatNumber(variance / n, 3),
      );
}

function standardisedCaption({ start, n }: Own): string {
  const first = formatNumber(meanDistance(start, 1), 2);
  return n === 1
    ? l10n.t(
        'The distribution function of one standardised draw is within {0} of that of N(0, 1): there is nothing to average yet.',
        first,
      )
    : l10n.t(
        'The distribution function of the standardised mean of {0} draws is within {1} of that of N(0, 1); of one draw it is within {2}.',
        n,
        formatNumber(meanDistance(start, n), 2),
        first,
      );
}

function normalNoiseCaption(own: Own): string {
  const step = stepsTogether(own);
  return l10n.t(
    'n = {0}: xₙ is {1} times x₀ plus {2} times one normal variable, and within {3} of N(0, 1). Only what is left of x₀ is not normal, so that a single step with β = 1 would do: no limit theorem is needed.',
    own.n,
    formatNumber(step.signal, 3),
    formatNumber(step.noise, 3),
    formatNumber(noisyStartDistance(own.start, step), 2),
  );
}

/** The excess kurtosis of Σ √(β (1−β)^k) z_k over k = 0, 1, 2 … in parts of that of z: β² / (1 − (1−β)²). */
const kurtosisKept = (beta: number): number => beta / (2 - beta);

function ownNoiseCaption(own: Own): string {
  const { excessKurtosis } = weightedSumShape(own.start, stepWeights(own));
  return l10n.t(
    'With noise like x₀ the excess kurtosis of xₙ is {0} at n = {1}, and tends to {2}, not to the 0 of a normal distribution: the newest noises always count most.',
    formatNumber(excessKurtosis, 3),
    own.n,
    formatNumber(startMoments(own.start).excessKurtosis * kurtosisKept(own.beta), 3),
  );
}
