import { expect, it } from 'vitest';
import { alignedCurves } from '../../../webview/playground/runs/alignedCurves';

it('curves of other steps are read at all steps, between their own along the straight line, beyond them not', () => {
  expect(
    alignedCurves([
      [
        [0, 1],
        [10, 0],
      ],
      [
        [5, 4],
        [15, 2],
        [20, 2],
      ],
    ]),
  ).toEqual({
    steps: [0, 5, 10, 15, 20],
    losses: [
      [1, 0.5, 0, null, null],
      [null, 4, 3, 2, 2],
    ],
  });
});

it('a single point is a point, and no curve is none', () => {
  expect(alignedCurves([[[3, 0.5]], []])).toEqual({ steps: [3], losses: [[0.5], [null]] });
});
