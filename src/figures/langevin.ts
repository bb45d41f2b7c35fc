import * as l10n from '@vscode/l10n';
import { createMixture, type Mixture } from '../diffusion/distributions/mixture';
import { responsibilities } from '../diffusion/distributions/responsibilities';
import { LangevinChain, langevinVariance } from '../diffusion/langevin';
import { RandomStream } from '../diffusion/random/randomStream';
import { streams } from '../diffusion/random/streams';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { choice, flag, integer, real } from './parameter';
import { memoize } from './scheduleMemo';

/** How many points move. */
export const langevinPoints = 1000;
const variance = 0.12;

/** The landscape: three bells of the same width with weights of their own. */
export const langevinMixture: Mixture = createMixture([
  { weight: 5, mean: [-1.3, -0.6], variance },
  { weight: 3, mean: [1.2, -0.5], variance },
  { weight: 2, mean: [0.1, 1.3], variance },
]);

/** Where the points begin: anywhere, or all in one place. */
function beginnings(start: 'spread' | 'together', seed: number): Float32Array {
  const normal = new RandomStream(seed, streams.distribution).normal(2 * langevinPoints);
  return start === 'spread'
    ? normal.map((value) => 1.5 * value)
    : normal.map((value, i) => (i % 2 === 0 ? -2.4 : 2.2) + 0.1 * value);
}

const make = memoize(
  (delta: number, noise: boolean, start: 'spread' | 'together', seed: number) =>
    new LangevinChain(langevinMixture, beginnings(start, seed), delta, noise, seed),
);

/** The run of a state, shared by picture and caption. */
export const langevinRun = (state: {
  readonly delta: number;
  readonly noise: boolean;
  readonly start: 'spread' | 'together';
  readonly seed: number;
}): LangevinChain => make(state.delta, state.noise, state.start, state.seed);

/** The share of points that belong to each bell: to that which is the most probable for them. */
export function bellShares(points: ArrayLike<number>): readonly number[] {
  const { share, at } = responsibilities(langevinMixture);
  const counts = langevinMixture.components.map(() => 0);
  for (let i = 0; i + 1 < points.length; i += 2) {
    at(points[i] ?? 0, points[i + 1] ?? 0);
    const chosen = share.indexOf(Math.max(...share));
    counts[chosen] = (counts[chosen] ?? 0) + 1;
  }
  return counts.map((count) => (2 * count) / points.length);
}

/** How far the points are from the nearest mean, on average. */
export function meanDistanceToBell(points: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i + 1 < points.length; i += 2) {
    sum += Math.min(
      ...langevinMixture.components.map(({ mean }) =>
        Math.hypot((points[i] ?? 0) - mean[0], (points[i + 1] ?? 0) - mean[1]),
      ),
    );
  }
  return (2 * sum) / points.length;
}

/** Langevin dynamics (Song & Ermon 2019, eq. 4): the score moves points uphill, noise keeps them from staying there. */
export const langevin = defineFigure({
  id: 'langevin',
  title: () => l10n.t('Langevin dynamics'),
  formula: 'x ← x + δ/2 ∇ log p(x) + √δ z',
  needs: 'nothing',
  reads: ['seed'],
  parameters: {
    delta: real({
      name: () => l10n.t('Step size δ'),
      meaning: () => l10n.t('How far the score moves a point in a step, and how much noise is added.'),
      min: 0.005,
      max: 0.5,
      step: 0.005,
      standard: 0.05,
      term: 'prediction',
    }),
    noise: flag({
      name: () => l10n.t('Noise'),
      meaning: () => l10n.t('Whether √δ z is added; without it the points only follow the gradient.'),
      standard: true,
      term: 'noise',
    }),
    start: choice({
      name: () => l10n.t('Start'),
      meaning: () => l10n.t('Where the points begin: spread over the plane, or together in a corner.'),
      choices: { spread: () => l10n.t('scattered'), together: () => l10n.t('together') },
      standard: 'spread',
    }),
    taken: integer({
      name: () => l10n.t('Steps taken'),
      meaning: () => l10n.t('How many Langevin steps are taken.'),
      min: 0,
      max: 300,
      standard: 150,
    }),
  },
  clock: 'taken',
  teaches: ['langevin'],
  ideas: { langevin: {}, stepSize: {} },
  examples: [
    {
      title: () => l10n.t('Langevin dynamics'),
      detail: () => l10n.t('A thousand points find three bells by the score and noise.'),
      state: {},
    },
    {
      title: () => l10n.t('Langevin dynamics without noise'),
      detail: () => l10n.t('Without noise every point climbs to a peak and stays there.'),
      state: { noise: false },
    },
  ],
  caption(state) {
    const points = langevinRun(state).at(state.taken);
    const shares = bellShares(points).map((share) => formatNumber(100 * share, 3));
    const where = l10n.t(
      'After {0} steps, {1} %, {2} % and {3} % of the points most probably belong to the three bells, whose weights are 50, 30 and 20 %.',
      state.taken,
      ...shares,
    );
    if (!state.noise) {
      return l10n.t(
        '{0} {1}',
        where,
        l10n.t(
          'Without noise they only follow the gradient: on average they are {0} from the nearest mean, where exact samples would be {1} from theirs.',
          formatNumber(meanDistanceToBell(points), 2),
          // The mean of a Rayleigh distribution.
          formatNumber(Math.sqrt((Math.PI * variance) / 2), 2),
        ),
      );
    }
    const settled = langevinVariance(variance, state.delta);
    return Number.isFinite(settled)
      ? l10n.t(
          '{0} {1}',
          where,
          l10n.t(
            'On one bell alone, steps of this size come to rest at variance {0} instead of {1}.',
            formatNumber(settled, 3),
            formatNumber(variance, 2),
          ),
        )
      : l10n.t(
          '{0} {1}',
          where,
          l10n.t(
            'δ is not below 4σ² = {0}: each step overshoots, and in time the points run away.',
            formatNumber(4 * variance, 2),
          ),
        );
  },
});
