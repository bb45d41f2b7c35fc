import { createMixture, type Mixture } from './mixture';

/** Data in the plane, each a mixture of round Gaussians, so that densities, scores and denoisers are exact. */
export const planeSetIds = ['gaussians', 'moons', 'spiral', 'circles', 'checkerboard', 'letters'] as const;
export type PlaneSetId = (typeof planeSetIds)[number];

type Point = readonly [x: number, y: number];

/** The standard deviation of each Gaussian, where the whole set has variance 1. */
const deviations: Readonly<Record<PlaneSetId, number>> = {
  gaussians: 0.3,
  moons: 0.08,
  spiral: 0.06,
  circles: 0.07,
  checkerboard: 0.1,
  letters: 0.07,
};

const centres: Readonly<Record<PlaneSetId, () => readonly Point[]>> = {
  gaussians: () => [
    [-1, -0.6],
    [1, 0.6],
  ],
  moons: () => [
    ...points(28, (part) => [Math.cos(Math.PI * part), Math.sin(Math.PI * part)]),
    ...points(28, (part) => [1 - Math.cos(Math.PI * part), 0.5 - Math.sin(Math.PI * part)]),
  ],
  spiral: () =>
    points(64, (part) => {
      // The square root spreads the points evenly along the arm.
      const radius = 0.15 + 0.85 * Math.sqrt(part);
      return [radius * Math.cos(3.5 * Math.PI * radius), radius * Math.sin(3.5 * Math.PI * radius)];
    }),
  circles: () => [...circle(20, 0.5), ...circle(40, 1)],
  checkerboard: () =>
    points(8, (part) => [Math.round(7 * part), 0]).flatMap(([cell]) => {
      const [column, row] = [2 * (cell % 2) + (Math.floor(cell / 2) % 2), Math.floor(cell / 2)];
      return points(9, (part) => {
        const place = Math.round(8 * part);
        return [column + ((place % 3) + 0.5) / 3, row + (Math.floor(place / 3) + 0.5) / 3];
      });
    }),
  letters: () => [...glyph(letterD, 0), ...glyph(letterP, 7)],
};

/** `count` points along a curve whose parameter runs from 0 to 1, the ends included. */
const points = (count: number, at: (part: number) => Point): readonly Point[] =>
  Array.from({ length: count }, (_, index) => at(index / (count - 1)));

const circle = (count: number, radius: number): readonly Point[] =>
  Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });

const letterD = ['####.', '#...#', '#...#', '#...#', '#...#', '#...#', '####.'];
const letterP = ['####.', '#...#', '#...#', '####.', '#....', '#....', '#....'];

const glyph = (rows: readonly string[], left: number): readonly Point[] =>
  rows.flatMap((row, y) => [...row].flatMap((mark, x): Point[] => (mark === '#' ? [[left + x, -y]] : [])));

/**
 * A set as a mixture with mean 0 and, averaged over both directions, variance 1: what a variance-preserving process
 * begins with. Its Gaussians are equal and have equal weights.
 */
export function planeSet(id: PlaneSetId): Mixture {
  return pointMixture(centres[id](), deviations[id]);
}

/**
 * Equal Gaussians at points, moved and scaled so that the mixture has mean 0 and, averaged over both directions,
 * variance 1.
 * @param deviation Of each Gaussian after scaling; between 0 and 1.
 * @throws {RangeError} when there are no two different points, or the deviation is out of its range.
 */
export function pointMixture(at: readonly Point[], deviation: number): Mixture {
  const mean = [0, 1].map((axis) => at.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / at.length);
  const [meanX = 0, meanY = 0] = mean;
  const variance = at.reduce((sum, [x, y]) => sum + (x - meanX) ** 2 + (y - meanY) ** 2, 0) / (2 * at.length);
  if (!(variance > 0 && deviation > 0 && deviation < 1)) {
    throw new RangeError('A point mixture needs two different points and a deviation between 0 and 1.');
  }
  const scale = Math.sqrt((1 - deviation ** 2) / variance);
  return createMixture(
    at.map(([x, y]) => ({
      weight: 1,
      mean: [scale * (x - meanX), scale * (y - meanY)] as const,
      variance: deviation ** 2,
    })),
  );
}
