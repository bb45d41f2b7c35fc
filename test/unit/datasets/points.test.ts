import { describe, expect, it } from 'vitest';
import { openPoints, pointsIds } from '../../../src/datasets/points';

const coordinates = (id: (typeof pointsIds)[number]) => {
  const points = openPoints(id);
  return { points, xy: points.batch(Array.from({ length: points.count }, (_, i) => i)) };
};

describe.each(pointsIds)('the cloud %s', (id) => {
  it('is the same every time, held out in part, and fills the square without leaving it', () => {
    const { points, xy } = coordinates(id);
    expect(coordinates(id).xy).toEqual(xy);
    expect(points).toMatchObject({ side: 1, channels: 2, heldOut: Math.floor(points.count / 10) });
    for (const axis of [0, 1]) {
      const values = xy.filter((_, i) => i % 2 === axis);
      expect(values.reduce((a, b) => Math.max(a, b))).toBeGreaterThan(0.25);
      expect(values.reduce((a, b) => Math.min(a, b))).toBeLessThan(-0.25);
      // A point at the border would have been moved there.
      expect(values.every((value) => Math.abs(value) < 1)).toBe(true);
    }
  });
});

it('the eight Gaussians are centred on a ring of radius 0.7 with deviation 0.05', () => {
  const { points, xy } = coordinates('gaussians');
  for (let label = 0; label < 8; label++) {
    const angle = (Math.PI * label) / 4;
    const own = [...points.labels.keys()].filter((i) => points.labels[i] === label);
    const squares = own.map(
      (i) =>
        ((xy[2 * i] ?? 0) - 0.7 * Math.cos(angle)) ** 2 + ((xy[2 * i + 1] ?? 0) - 0.7 * Math.sin(angle)) ** 2,
    );
    const variance = squares.reduce((a, b) => a + b, 0) / (2 * own.length);
    expect(Math.sqrt(variance)).toBeCloseTo(0.05, 2);
  }
});

it('the moons interlock: each has a point inside the bow of the other', () => {
  const { points, xy } = coordinates('moons');
  const heights = (label: number) =>
    [...points.labels.keys()].filter((i) => points.labels[i] === label).map((i) => xy[2 * i + 1] ?? 0);
  expect(Math.min(...heights(0))).toBeLessThan(0);
  expect(Math.max(...heights(1))).toBeGreaterThan(0);
});
