import { describe, expect, it } from 'vitest';
import { createMixture, mixtureScore } from '../../../src/diffusion/distributions/mixture';
import { mixtureLogDensity } from '../../../src/diffusion/distributions/mixtureLogDensity';
import {
  classProbability,
  gridMoments,
  guidedDenoiser,
  labelled,
  scoreOf,
  threeClasses,
  tiltedDensity,
} from '../../../src/diffusion/guidance';

const data = threeClasses();
const marginal = { signal: 0.7, noise: Math.sqrt(1 - 0.49) };
const points = Float64Array.of(0.4, -0.9, -1.3, 0.2, 2, 2);

const noised = (label: number) =>
  createMixture(
    data.classes[label]!.components.map(({ weight, mean, variance }) => ({
      weight,
      mean: [0.7 * mean[0], 0.7 * mean[1]] as const,
      variance: 0.49 * variance + 0.51,
    })),
  );

it('three classes have mean 0 and about variance 1', () => {
  const { components } = data.whole;
  const sum = (value: (each: (typeof components)[number]) => number) =>
    components.reduce((total, each) => total + each.weight * value(each), 0);
  expect(sum(({ mean }) => mean[0])).toBeCloseTo(0, 12);
  expect(sum(({ mean }) => mean[1])).toBeCloseTo(0, 12);
  expect(sum(({ mean, variance }) => mean[0] ** 2 + variance)).toBeCloseTo(1, 1);
});

it.each([0, 1, 2, 3.5])('guides the score: unconditional + %d · (conditional − unconditional)', (scale) => {
  const guided = scoreOf(points, guidedDenoiser(data, 1, scale)(marginal)(points), marginal);
  const whole = createMixture([0, 1, 2].flatMap((label) => noised(label).components));
  for (let i = 0; i < 3; i++) {
    const place = [points[2 * i]!, points[2 * i + 1]!] as const;
    const free = mixtureScore(whole, ...place);
    const given = mixtureScore(noised(1), ...place);
    for (const axis of [0, 1] as const) {
      expect(guided[2 * i + axis]).toBeCloseTo(free[axis] + scale * (given[axis] - free[axis]), 9);
    }
  }
});

it('the conditional score is the unconditional one plus the gradient of log p(y|x), by differences', () => {
  const step = 1e-5;
  const log = (x: number, y: number) =>
    Math.log(classProbability(data, 2, marginal, Float64Array.of(x, y))[0]!);
  const [x, y] = [0.4, -0.9];
  const place = Float64Array.of(x, y);
  const [free, given] = [0, 1].map((scale) =>
    scoreOf(place, guidedDenoiser(data, 2, scale)(marginal)(place), marginal),
  );
  expect(given![0]! - free![0]!).toBeCloseTo((log(x + step, y) - log(x - step, y)) / (2 * step), 6);
  expect(given![1]! - free![1]!).toBeCloseTo((log(x, y + step) - log(x, y - step)) / (2 * step), 6);
});

it('class probabilities add up to 1', () => {
  const sums = [0, 1, 2].map((label) => classProbability(data, label, marginal, points));
  for (let i = 0; i < 3; i++) {
    expect(sums.reduce((sum, each) => sum + each[i]!, 0)).toBeCloseTo(1, 12);
  }
});

describe('the tilted density', () => {
  const single = labelled([createMixture([{ weight: 1, mean: [0.5, 0], variance: 0.25 }])]);

  it.each([0, 1, 4])('of a single class is the class, with scale %d', (scale) => {
    const { spread, probability } = gridMoments(
      single,
      0,
      tiltedDensity(single, 0, scale, { side: 121, reach: 4 }),
    );
    expect(spread).toBeCloseTo(Math.sqrt(0.5), 6);
    expect(probability).toBeCloseTo(1, 12);
  });

  it('with scale 1 is the class, and its moments are those of the mixture', () => {
    const grid = tiltedDensity(data, 0, 1, { side: 121, reach: 4 });
    const [outer, inner] = data.classes[0]!.components;
    const distance2 = (outer!.mean[0] - inner!.mean[0]) ** 2 + (outer!.mean[1] - inner!.mean[1]) ** 2;
    const expected = Math.sqrt(outer!.variance + inner!.variance + distance2 / 4);
    expect(gridMoments(data, 0, grid).spread).toBeCloseTo(expected, 5);
  });

  it('is surer of its class with a greater scale', () => {
    const sure = [1, 2, 4, 8].map(
      (scale) => gridMoments(data, 0, tiltedDensity(data, 0, scale, { side: 71, reach: 3 })).probability,
    );
    expect(sure.toSorted((a, b) => a - b)).toEqual(sure);
  });
});

it('the log density stays finite where the density underflows', () => {
  expect(mixtureLogDensity(data.whole, 60, 60)).toBeLessThan(-10_000);
});
