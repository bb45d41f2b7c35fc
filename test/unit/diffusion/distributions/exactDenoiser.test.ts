import { describe, expect, it } from 'vitest';
import { exactDenoiser, mixtureScores } from '../../../../src/diffusion/distributions/exactDenoiser';
import {
  createMixture,
  diffusedMixture,
  mixtureScore,
  sampleMixture,
} from '../../../../src/diffusion/distributions/mixture';
import { planeSet, planeSetIds, pointMixture } from '../../../../src/diffusion/distributions/planeSets';
import { closedForm } from '../../../../src/diffusion/forwardProcess';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../src/diffusion/random/streams';
import { createSchedule } from '../../../../src/diffusion/schedule';

const schedule = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
const uneven = createMixture([
  { weight: 3, mean: [-1, 0.5], variance: 0.04 },
  { weight: 1, mean: [0.8, -0.3], variance: 0.25 },
]);
const places = [-1.3, 0.2, 0.1, 0.4, 2, -1, 0, 0];

describe.each(planeSetIds)('the set %s', (id) => {
  const { components } = planeSet(id);

  it('has mean 0 and, averaged over both directions, variance 1', () => {
    const moment = (of: (each: (typeof components)[number]) => number): number =>
      components.reduce((sum, each) => sum + each.weight * of(each), 0);
    expect(moment(() => 1)).toBeCloseTo(1, 12);
    expect(moment(({ mean }) => mean[0])).toBeCloseTo(0, 12);
    expect(moment(({ mean }) => mean[1])).toBeCloseTo(0, 12);
    expect(moment(({ mean, variance }) => variance + (mean[0] ** 2 + mean[1] ** 2) / 2)).toBeCloseTo(1, 12);
  });

  it('has a denoiser whose score is that of the noised density (Tweedie’s formula)', () => {
    for (const t of [1, 50, 400, 1000]) {
      const level = closedForm(schedule, t);
      const noised = diffusedMixture({ components }, schedule, t);
      const estimates = exactDenoiser({ components }, level).estimate(places);
      places.forEach((place, i) => {
        const epsilon = (place - level.signal * (estimates[i] ?? 0)) / level.noise;
        const score = mixtureScore(noised, places[i - (i % 2)] ?? 0, places[i - (i % 2) + 1] ?? 0);
        const expected = score[i % 2] ?? 0;
        expect(Math.abs(-epsilon / level.noise - expected)).toBeLessThan(
          1e-6 * Math.max(1, Math.abs(expected)),
        );
      });
    }
  });
});

it('knows of a standard normal x_0 that it is signal · x_t with variance noise²', () => {
  const normal = createMixture([{ weight: 1, mean: [0, 0], variance: 1 }]);
  const level = closedForm(schedule, 300);
  const denoiser = exactDenoiser(normal, level);
  denoiser.estimate(places).forEach((estimate, i) => {
    expect(estimate).toBeCloseTo(level.signal * (places[i] ?? 0), 12);
  });
  denoiser.variance(places).forEach((variance) => expect(variance).toBeCloseTo(level.noise ** 2, 12));
});

it('has as mean square error the variance that it states, over samples', () => {
  const n = 20_000;
  const level = closedForm(schedule, 250);
  const x0 = sampleMixture(uneven, n, new RandomStream(5, streams.distribution));
  const noise = new RandomStream(5, streams.noise).normal(2 * n);
  const xt = x0.map((value, i) => level.signal * value + level.noise * (noise[i] ?? 0));
  const denoiser = exactDenoiser(uneven, level);
  const estimates = denoiser.estimate(xt);
  const error = x0.reduce((sum, value, i) => sum + (value - (estimates[i] ?? 0)) ** 2, 0) / (2 * n);
  const stated = denoiser.variance(xt).reduce((sum, value) => sum + value, 0) / n;
  // The errors are below 4, so that the standard error of their mean is below 0.01.
  expect(Math.abs(error - stated)).toBeLessThan(0.02);
  expect(stated).toBeGreaterThan(0.05);
});

it('gives the scores of many points as those of each', () => {
  const scores = mixtureScores(uneven, places);
  for (let i = 0; i < places.length; i += 2) {
    const expected = mixtureScore(uneven, places[i] ?? 0, places[i + 1] ?? 0);
    expect(scores[i]).toBeCloseTo(expected[0], 10);
    expect(scores[i + 1]).toBeCloseTo(expected[1], 10);
  }
});

it('refuses points that are all the same', () => {
  expect(() =>
    pointMixture(
      [
        [1, 1],
        [1, 1],
      ],
      0.1,
    ),
  ).toThrow(RangeError);
});
