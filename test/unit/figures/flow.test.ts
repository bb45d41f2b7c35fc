import { expect, it } from 'vitest';
import { mixtureDensity } from '../../../src/diffusion/distributions/mixture';
import { meanSquaredDistance } from '../../../src/diffusion/flowMatching';
import { planeSet } from '../../../src/diffusion/distributions/planeSets';
import { figures } from '../../../src/figures';
import { endDistance, fineSteps, flowPoints, flowRun } from '../../../src/figures/flow';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const standard = figureState('flow', defaultPlaygroundState);

it('lines to random data points have the mean square length 4: two unit variances in two directions', () => {
  const { noise, drawn } = flowRun(planeSet('moons'), 0, 8);
  // The mean of 160 squares, whose standard deviation is about 3.5, is off by 0.28 at one deviation.
  expect(Math.abs(meanSquaredDistance(noise, drawn) - 4)).toBeLessThan(1);
});

it('the ODE’s couples are closer than random ones, as rectified flow promises', () => {
  for (const data of ['gaussians', 'moons', 'spiral', 'letters'] as const) {
    const { noise, drawn, reached } = flowRun(planeSet(data), 1, 8);
    expect(meanSquaredDistance(noise, reached)).toBeLessThan(meanSquaredDistance(noise, drawn));
  }
});

it('the ODE ends at the data: their density is as high there as at points of them', () => {
  const { data, drawn, reached } = flowRun(planeSet('moons'), 0, fineSteps);
  const meanLog = (points: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < points.length; i += 2) {
      sum += Math.log(mixtureDensity(data, points[i]!, points[i + 1]!) + 1e-12);
    }
    return sum / (points.length / 2);
  };
  expect(Math.abs(meanLog(reached) - meanLog(drawn))).toBeLessThan(0.25);
});

it('all kinds of paths begin at the noise, and one Euler step ends at the mean of the data', () => {
  const run = flowRun(planeSet('circles'), 2, 1);
  for (const paths of ['conditional', 'marginal', 'reflow'] as const) {
    expect(flowPoints(run, paths, 0)).toEqual(run.noise);
  }
  expect(flowPoints(run, 'conditional', 1)).toEqual(run.drawn);
  expect(flowPoints(run, 'reflow', 1)).toEqual(run.reached);
  for (const value of flowPoints(run, 'marginal', 1)) {
    expect(value).toBeCloseTo(0, 9);
  }
  const radius = Math.sqrt(meanSquaredDistance(run.reached, new Float64Array(run.reached.length)));
  expect(endDistance(run)).toBeCloseTo(radius, 9);
});

it('says the marginal velocity at the marked place, that of one line with both ends drawn anew at t = 0', () => {
  const state = {
    ...standard,
    data: 'gaussians',
    paths: 'conditional',
    time: 0,
    probeX: 1,
    probeY: -2,
  } as const;
  // At t = 0, x is the noise itself: E[x_1] − x with mean 0 data, and the spread is that of x_1, √2.
  expect(figures.flow.caption(state)).toBe(
    'At t = 0 every point is on its own straight line. The lines through the marked place have velocities that differ by 1.41 from their mean (−1.0, 2.0), the marginal velocity.',
  );
});

it('says that with as many steps as the ODE has the ends are the same', () => {
  expect(figures.flow.caption({ ...standard, steps: fineSteps })).toContain(
    `lie 0 away from those of ${fineSteps} steps`,
  );
});
