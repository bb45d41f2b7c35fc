import * as l10n from '@vscode/l10n';
import { sampleMixture, type Mixture } from '../diffusion/distributions/mixture';
import { frechetDistance } from '../diffusion/quality/frechetDistance';
import {
  bayesScore,
  bitsPerDimension,
  classRing,
  mixtureMoments,
  spoiled,
} from '../diffusion/quality/spoiledSet';
import type { Spoiling } from '../diffusion/quality/spoiledSet';
import { RandomStream } from '../diffusion/random/randomStream';
import { streams } from '../diffusion/random/streams';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { choice, real } from './parameter';
import { memoize } from './scheduleMemo';

/** The data, each of whose Gaussians is a class. */
export const qualityData = classRing();
const dataMoments = mixtureMoments(qualityData);

const [trainingCount, heldOutCount, madeCount] = [40, 400, 500];

/** Points of the data: few that a set may copy, others that nothing has seen. */
export const qualityPoints = memoize((seed: number) => {
  const drawn = sampleMixture(
    qualityData,
    trainingCount + heldOutCount,
    new RandomStream(seed, streams.distribution),
  );
  return { training: drawn.subarray(0, 2 * trainingCount), heldOut: drawn.subarray(2 * trainingCount) };
});

/** What a set of samples is worth by the three kinds of numbers. */
export interface QualityNumbers {
  /** Like the Inception score, 1…6: classes that are clear and many. */
  readonly score: number;
  /** Like the FID: the squared Fréchet distance of the coordinates' Gaussians. */
  readonly distance: number;
  /** Bits for each dimension of points that were held out, and of those that were there to be copied. */
  readonly heldOutBits: number;
  readonly trainingBits: number;
}

/** A spoiled set, points drawn from it, and its numbers. */
export interface SpoiledSet {
  readonly density: Mixture;
  readonly made: Float32Array;
  readonly numbers: QualityNumbers;
}

const spoiledSet = (spoiling: Spoiling, amount: number, seed: number): SpoiledSet => {
  const { training, heldOut } = qualityPoints(seed);
  const density = spoiled(qualityData, spoiling, amount, training);
  // The same random numbers for every amount: what changes is the set alone.
  const made = sampleMixture(density, madeCount, new RandomStream(seed, streams.figure));
  return {
    density,
    made,
    numbers: {
      score: bayesScore(qualityData, made),
      distance: frechetDistance(dataMoments, mixtureMoments(density)),
      heldOutBits: bitsPerDimension(density, heldOut),
      trainingBits: bitsPerDimension(density, training),
    },
  };
};

/** The set of a state of the figure. */
export const qualitySet = memoize(spoiledSet);

/** The numbers of the data themselves. */
export const dataNumbers = memoize((seed: number) => spoiledSet('blurred', 0, seed).numbers);

const curvePoints = 21;

/** The three numbers from the data to the worst. */
export const qualityCurves = memoize((spoiling: Spoiling, seed: number) => {
  const amounts = Array.from({ length: curvePoints }, (_, i) => i / (curvePoints - 1));
  const numbers = amounts.map((amount) => spoiledSet(spoiling, amount, seed).numbers);
  return { amounts, numbers };
});

/** IS-, FID- and NLL-like numbers of a set of points that is made worse by hand. */
export const quality = defineFigure({
  id: 'quality',
  title: () => l10n.t('What IS, FID and NLL see'),
  formula: 'exp 𝔼 D_KL(p(y|x)‖p(y))',
  needs: 'nothing',
  reads: ['seed'],
  parameters: {
    spoiling: choice({
      name: () => l10n.t('Fault'),
      meaning: () =>
        l10n.t(
          'What is wrong with the samples: all blurred, each class collapsed to a point, classes missing, or training points copied.',
        ),
      choices: {
        blurred: () => l10n.t('Blurred'),
        collapsed: () => l10n.t('Collapsed'),
        missing: () => l10n.t('Classes missing'),
        memorised: () => l10n.t('Memorised'),
      },
      standard: 'missing',
    }),
    amount: real({
      name: () => l10n.t('Amount'),
      meaning: () => l10n.t('How much of the fault: 0 has the data’s own density, 1 is the worst.'),
      min: 0,
      max: 1,
      step: 0.02,
      standard: 0.6,
      term: 'prediction',
    }),
  },
  clock: 'amount',
  teaches: ['quality-measures'],
  ideas: {
    FID: {},
    inceptionScore: {},
    NLL: { spoiling: 'memorised' },
    bitsPerDim: { spoiling: 'collapsed' },
  },
  examples: [
    {
      title: () => l10n.t('What IS, FID and NLL see'),
      detail: () => l10n.t('A set of points is made worse, and three numbers answer.'),
      state: {},
    },
    {
      title: () => l10n.t('Memorised samples'),
      detail: () =>
        l10n.t('Copies of training points look good to IS and FID, and cost bits where nothing was copied.'),
      state: { spoiling: 'memorised', amount: 0.9 },
    },
  ],
  caption({ spoiling, amount, seed }) {
    const { score, distance, heldOutBits, trainingBits } = qualitySet(spoiling, amount, seed).numbers;
    const data = dataNumbers(seed);
    const said = [
      formatNumber(100 * amount, 2),
      formatNumber(score, 3),
      formatNumber(data.score, 3),
      formatNumber(distance, 2),
      formatNumber(heldOutBits, 3),
      formatNumber(data.heldOutBits, 3),
      formatNumber(trainingBits, 3),
    ] as const;
    switch (spoiling) {
      case 'blurred':
        return l10n.t(
          'Blurred by {0} %: the score is {1} (data {2}), the distance {3}, and held-out points cost {4} bits/dim ({5} under the data’s density).',
          ...said,
        );
      case 'collapsed':
        return l10n.t(
          'Each class collapsed by {0} %: the score is {1} (data {2}) and does not punish it; the distance is {3}, and held-out points cost {4} bits/dim ({5} under the data’s density).',
          ...said,
        );
      case 'missing':
        return l10n.t(
          'Classes missing, {0} % of all but one: the score is {1} (data {2}), the distance {3}, and held-out points cost {4} bits/dim ({5} under the data’s density).',
          ...said,
        );
      case 'memorised':
        return l10n.t(
          'With {0} % copies of training points the score is {1} (data {2}) and the distance {3}; held-out points cost {4} bits/dim ({5} under the data’s density), the copied ones {6}.',
          ...said,
        );
    }
  },
});
