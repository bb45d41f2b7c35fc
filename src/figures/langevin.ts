import * as l10n from '@vscode/l10n';
import {
  createMixture,
  mixtureLogDensity,
  sampleMixture,
  type Mixture,
} from '../diffusion/distributions/mixture';
import { responsibilities } from '../diffusion/distributions/responsibilities';
import { LangevinChain, langevinVariance } from '../diffusion/langevin';
import { RandomStream } from '../diffusion/random/randomStream';
import { streams } from '../diffusion/random/streams';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { choice, flag, integer, real } from './parameter';
import { dataCounts, ownPoints, planeDataNames, planeDataOf, type PlaneData } from './planeData';
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

/** The deviation of the noise that blurs a set of the plane: between its points there would be no slope to follow. */
const blur = 0.3;

/** A landscape that the points move in. */
export type LandscapeState = { readonly data: PlaneData['data'] | 'bells'; readonly points: string };

const blurred = memoize(({ components }: Mixture) =>
  createMixture(components.map((each) => ({ ...each, variance: each.variance + blur ** 2 }))),
);

/** The density that a state's points follow the score of. */
export const landscapeOf = ({ data, points }: LandscapeState): Mixture =>
  data === 'bells' ? langevinMixture : blurred(planeDataOf({ data, points }));

/** Where the points begin: anywhere, or all in one place. */
function beginnings(start: 'spread' | 'together', seed: number): Float32Array {
  const normal = new RandomStream(seed, streams.distribution).normal(2 * langevinPoints);
  return start === 'spread'
    ? normal.map((value) => 1.5 * value)
    : normal.map((value, i) => (i % 2 === 0 ? -2.4 : 2.2) + 0.1 * value);
}

const make = memoize(
  (landscape: Mixture, delta: number, noise: boolean, start: 'spread' | 'together', seed: number) =>
    new LangevinChain(landscape, beginnings(start, seed), delta, noise, seed),
);

/** The run of a state, as far as it has come, shared by picture and caption. */
export const langevinRun = (
  state: LandscapeState & {
    readonly delta: number;
    readonly noise: boolean;
    readonly start: 'spread' | 'together';
    readonly seed: number;
  },
): LangevinChain => make(landscapeOf(state), state.delta, state.noise, state.start, state.seed);

/** How many of the asked steps a run has come to. */
export const stepsShown = (chain: LangevinChain, taken: number): number => Math.min(taken, chain.reached);

/** The mean of log p over points, in nats. */
export function meanLogDensity(landscape: Mixture, points: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i + 1 < points.length; i += 2) {
    sum += mixtureLogDensity(landscape, points[i] ?? 0, points[i + 1] ?? 0);
  }
  return (2 * sum) / points.length;
}

/** The same for exact samples. */
const exactLogDensity = memoize((landscape: Mixture): number =>
  meanLogDensity(
    landscape,
    sampleMixture(landscape, langevinPoints, new RandomStream(0, streams.distribution)),
  ),
);

/** The share of points that belong to each bell: to that which is the most probable for them. */
export function bellShares(points: ArrayLike<number>): readonly number[] {
  const bells = bellsOf(points);
  return langevinMixture.components.map(
    (_, index) => bells.filter((bell) => bell === index).length / bells.length,
  );
}

/** The bell that each point most probably belongs to. */
function bellsOf(points: ArrayLike<number>): readonly number[] {
  const { share, at } = responsibilities(langevinMixture);
  return Array.from({ length: points.length / 2 }, (_, i) => {
    at(points[2 * i] ?? 0, points[2 * i + 1] ?? 0);
    return share.indexOf(Math.max(...share));
  });
}

/** The share of points that most probably belong to another bell than before. */
export function movedShare(before: ArrayLike<number>, now: ArrayLike<number>): number {
  const [from, to] = [bellsOf(before), bellsOf(now)];
  return to.filter((bell, index) => bell !== from[index]).length / to.length;
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
    data: choice({
      name: () => l10n.t('Data'),
      meaning: () =>
        l10n.t(
          'Three bells, or points in the plane, blurred with noise of deviation {0} so that each place has a slope.',
          blur,
        ),
      choices: { bells: () => l10n.t('Three bells'), ...planeDataNames },
      standard: 'bells',
      term: 'data',
    }),
    points: ownPoints,
    delta: real({
      name: () => l10n.t('Step size δ'),
      meaning: () => l10n.t('How far the score moves a point in a step, and how much noise is added.'),
      min: 0.005,
      max: 0.5,
      step: 0.005,
      standard: 0.05,
      term: 'exact',
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
  counts: dataCounts,
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
    const chain = langevinRun(state);
    const steps = stepsShown(chain, state.taken);
    const points = chain.at(steps);
    return state.data === 'bells'
      ? bellsCaption(state, steps, points, movedShare(chain.at(0), points))
      : landscapeCaption(state, steps, points);
  },
});

interface Captioned extends LandscapeState {
  readonly delta: number;
  readonly noise: boolean;
}

function bellsCaption(
  { noise, delta }: Captioned,
  steps: number,
  points: Float32Array,
  moved: number,
): string {
  const shares = bellShares(points).map((share) => formatNumber(100 * share, 3));
  const where = l10n.t(
    'After {0} steps, {1} %, {2} % and {3} % of the points most probably belong to the three bells, whose weights are 50, 30 and 20 %.',
    steps,
    ...shares,
  );
  if (!noise) {
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
  const settled = langevinVariance(variance, delta);
  return Number.isFinite(settled)
    ? l10n.t(
        '{0} {1}',
        where,
        l10n.t(
          '{2} % are at another bell than at the start: only as points cross do the shares become the weights. On one bell alone, steps of this size come to rest at variance {0} instead of {1}.',
          formatNumber(settled, 3),
          formatNumber(variance, 2),
          formatNumber(100 * moved, 2),
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
}

function landscapeCaption(state: Captioned, steps: number, points: Float32Array): string {
  const landscape = landscapeOf(state);
  const [ours, exact] = [meanLogDensity(landscape, points), exactLogDensity(landscape)].map((each) =>
    formatNumber(each, 3),
  );
  return state.noise
    ? l10n.t(
        'After {0} steps log p is {1} on average over the points; over exact samples of this density it is {2}.',
        steps,
        ours ?? '',
        exact ?? '',
      )
    : l10n.t(
        'After {0} steps log p is {1} on average over the points, which only climb; over exact samples of this density it is {2}.',
        steps,
        ours ?? '',
        exact ?? '',
      );
}
