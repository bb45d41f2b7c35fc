import * as l10n from '@vscode/l10n';
import { BoundedCache } from '../base/boundedCache';
import { createMixture, type Mixture } from '../diffusion/distributions/mixture';
import { planeSet, pointMixture, type PlaneSetId } from '../diffusion/distributions/planeSets';
import { codeOfPoints, pointsOfCode } from './ownPoints';
import { choice, type PointsParameter } from './parameter';

/** The names of the sets of the plane, and of what a reader gives. */
export const planeDataNames: Readonly<Record<PlaneSetId | 'own', () => string>> = {
  gaussians: () => l10n.t('Two Gaussians'),
  moons: () => l10n.t('Moons'),
  spiral: () => l10n.t('Spiral'),
  circles: () => l10n.t('Circles'),
  checkerboard: () => l10n.t('Checkerboard'),
  letters: () => l10n.t('Letters'),
  own: () => l10n.t('My points'),
};

/** Where a figure takes its data in the plane from. */
export interface PlaneData {
  readonly data: PlaneSetId | 'own';
  /** The reader's points, which count where the data are `own`. */
  readonly points: string;
}

/** A heart, which stands where nothing is drawn yet: it shows what drawing is for. */
const heart = codeOfPoints(
  Array.from({ length: 48 }, (_, index) => {
    const angle = (2 * Math.PI * index) / 48;
    const height =
      13 * Math.cos(angle) - 5 * Math.cos(2 * angle) - 2 * Math.cos(3 * angle) - Math.cos(4 * angle);
    return [Math.sin(angle) ** 3 * 0.9, ((height + 2.5) / 16) * 0.9] as const;
  }),
);

/** The points that a reader draws or reads from a file. */
export const ownPoints: PointsParameter = {
  kind: 'points',
  name: () => l10n.t('My points'),
  meaning: () => l10n.t('The points that “My points” are drawn from, as the figure writes them.'),
  standard: heart,
  term: 'data',
};

/** Which set of the plane a figure takes its data from, and the reader's own points. */
export const planeData = (standard: PlaneSetId) => ({
  data: choice({
    name: () => l10n.t('Data'),
    meaning: () => l10n.t('The points in the plane that the data are drawn from.'),
    choices: planeDataNames,
    standard,
  }),
  points: ownPoints,
});

/** Whether a parameter has a say as far as the data go. */
export const dataCounts = (key: string, { data }: { readonly data: string }): boolean =>
  key !== 'points' || data === 'own';

/** The standard deviation of the Gaussian at each of the reader's points, where the whole has variance 1. */
const ownDeviation = 0.08;

const sets = new Map<PlaneSetId, Mixture>();
const drawn = new BoundedCache<string, Mixture>(32);

/** The data's distribution, the same object each time. */
export function planeDataOf({ data, points }: PlaneData): Mixture {
  if (data === 'own') {
    return drawn.getOrMake(points, () => ownMixture(points));
  }
  const known = sets.get(data) ?? planeSet(data);
  sets.set(data, known);
  return known;
}

/** Equal Gaussians at the points; before there are two different ones, N(0, I), which is what such a set shrinks to. */
function ownMixture(code: string): Mixture {
  const points = pointsOfCode(code);
  return new Set(points.map(String)).size < 2
    ? createMixture([{ weight: 1, mean: [0, 0], variance: 1 }])
    : pointMixture(points, ownDeviation);
}
