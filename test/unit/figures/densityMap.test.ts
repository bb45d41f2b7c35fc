import { expect, it } from 'vitest';
import { createMixture } from '../../../src/diffusion/distributions/mixture';
import { cellDensities } from '../../../webview/figures/kit/drawing/densityMap';

it('has the density of two Gaussians in the middles of its cells, from the top', () => {
  const mixture = createMixture([
    { weight: 3, mean: [0.5, -1], variance: 0.2 },
    { weight: 1, mean: [-1.5, 1.25], variance: 0.5 },
  ]);
  const bell = (x: number, y: number, [a, b]: readonly [number, number], variance: number): number =>
    Math.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * variance)) / (2 * Math.PI * variance);
  const values = cellDensities(mixture, 4, 2);
  // Cells of width 1 from −2 to 2.
  const middles = [-1.5, -0.5, 0.5, 1.5];
  const expected = middles
    .toReversed()
    .flatMap((y) =>
      middles.map((x) => 0.75 * bell(x, y, [0.5, -1], 0.2) + 0.25 * bell(x, y, [-1.5, 1.25], 0.5)),
    );
  expect(values).toHaveLength(16);
  values.forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 12));
});
