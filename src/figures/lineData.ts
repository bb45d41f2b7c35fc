import * as l10n from '@vscode/l10n';
import type { Mixture } from '../diffusion/distributions/mixture';
import { createMixture1d, type Mixture1d } from '../diffusion/distributions/mixture1d';
import { ownPoints, planeDataNames, planeDataOf, type PlaneData } from './planeData';
import { choice } from './parameter';
import { memoize } from './scheduleMemo';

/** Where a figure on the line takes its data from: Gaussians of its own, or a set of the plane. */
export interface LineData {
  readonly data: PlaneData['data'] | 'bells';
  readonly points: string;
}

/**
 * The data of a figure on the line, and the reader's own points.
 * @param bells what the figure's own Gaussians are called
 */
export const lineData = (bells: () => string) => ({
  data: choice({
    name: () => l10n.t('Data'),
    meaning: () => l10n.t('Gaussians of the figure’s own, or the first coordinate of points in the plane.'),
    choices: { bells, ...planeDataNames },
    standard: 'bells',
    term: 'data',
  }),
  points: ownPoints,
});

/** How far apart first coordinates are told from one another, and the deviation of the Gaussian at each. */
const spacing = 0.2;
const deviation = 0.15;

/** The first coordinate of a set of the plane as a mixture of few Gaussians. */
const firstCoordinate = memoize(({ components }: Mixture): Mixture1d => {
  const weights = new Map<number, number>();
  for (const { weight, mean } of components) {
    const place = Math.round(mean[0] / spacing);
    weights.set(place, (weights.get(place) ?? 0) + weight);
  }
  return createMixture1d(
    [...weights]
      .sort(([a], [b]) => a - b)
      .map(([place, weight]) => ({ weight, mean: spacing * place, variance: deviation ** 2 })),
  );
});

/** The data's distribution; `bells` are the figure's own. */
export const lineDataOf = ({ data, points }: LineData, bells: () => Mixture1d): Mixture1d =>
  data === 'bells' ? bells() : firstCoordinate(planeDataOf({ data, points }));
