import { expect, it } from 'vitest';
import { mixture1dMoments } from '../../../src/diffusion/distributions/mixture1d';
import { backwardDensities } from '../../../src/figures/backward';
import { lineDataOf } from '../../../src/figures/lineData';
import { planeDataNames, planeDataOf } from '../../../src/figures/planeData';
import { scheduleOf } from '../../../src/figures/scheduleMemo';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { figures } from '../../../src/figures';

const sets = Object.keys(planeDataNames) as (keyof typeof planeDataNames)[];
const { points } = figureState('mixture', defaultPlaygroundState);
const noBells = (): never => {
  throw new Error('These data are not the figure’s own Gaussians.');
};

it.each(sets)(
  'the first coordinate of %s keeps its mean and variance, to what places are told apart by',
  (data) => {
    const plane = planeDataOf({ data, points }).components;
    const mean = plane.reduce((sum, each) => sum + each.weight * each.mean[0], 0);
    const variance = plane.reduce((sum, each) => sum + each.weight * (each.mean[0] - mean) ** 2, 0);
    const line = mixture1dMoments(lineDataOf({ data, points }, noBells));
    // A place is off by at most a tenth, and each has a deviation of 0.15 for that of the set.
    expect(Math.abs(line.mean - mean)).toBeLessThan(0.1);
    expect(Math.abs(Math.sqrt(line.variance - 0.15 ** 2) - Math.sqrt(variance))).toBeLessThan(0.1);
  },
);

it('one step back of letters may come from either side, and says how probably', () => {
  const state = { ...figureState('backward', defaultPlaygroundState), data: 'letters' as const, xt: 0.8 };
  const { kernel } = backwardDensities(scheduleOf(state.schedule), state);
  const data = lineDataOf(state, noBells).components;
  const right = kernel.components
    .filter((_, index) => (data[index]?.mean ?? 0) > 0)
    .reduce((sum, { weight }) => sum + weight, 0);
  expect(right).toBeGreaterThan(0.5);
  expect(figures.backward.caption(state)).toContain(
    `right of 0 with probability ${(100 * right).toPrecision(3)} %`,
  );
});
