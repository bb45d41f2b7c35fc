import { describe, expect, it } from 'vitest';
import {
  createMixture,
  diffusedMixture,
  diffusedMixtureDensity,
  mixtureDensity,
  mixtureDensityGrid,
  mixtureScore,
  ringMixture,
  sampleMixture,
} from '../../../../src/diffusion/distributions/mixture';
import { closedForm, diffuse } from '../../../../src/diffusion/forwardProcess';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../src/diffusion/random/streams';
import { ddimPlan } from '../../../../src/diffusion/samplers/methods/ddim';
import { runPlan } from '../../../../src/diffusion/samplers/runPlan';
import { createSchedule } from '../../../../src/diffusion/schedule';

it('has the density of each point on a grid', () => {
  const mixture = createMixture([
    { weight: 1, mean: [-1, 0.5], variance: 0.04 },
    { weight: 2, mean: [0.4, -1.2], variance: 0.3 },
  ]);
  const [side, reach] = [9, 2];
  mixtureDensityGrid(mixture, side, reach).forEach((value, index) => {
    const [x, y] = [((index % side) / 4 - 1) * reach, (1 - Math.floor(index / side) / 4) * reach];
    expect(value).toBeCloseTo(mixtureDensity(mixture, x, y), 12);
  });
});

const ring = ringMixture();
const schedule = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
const uneven = createMixture([
  { weight: 3, mean: [-1, 0.5], variance: 0.04 },
  { weight: 1, mean: [0.8, -0.3], variance: 0.25 },
]);
const n = 40_000;

/** The share of points within half a unit of a place. */
function shareNear(points: Float32Array, [x, y]: readonly [number, number]): number {
  let inside = 0;
  for (let i = 0; i < points.length; i += 2) {
    if (Math.hypot((points[i] ?? 0) - x, (points[i + 1] ?? 0) - y) < 0.5) {
      inside++;
    }
  }
  return (2 * inside) / points.length;
}

/** The same share by integrating a density over the disc. */
function massNear(density: (x: number, y: number) => number, [x, y]: readonly [number, number]): number {
  const h = 0.005;
  let mass = 0;
  for (let dx = -0.5; dx <= 0.5; dx += h) {
    for (let dy = -0.5; dy <= 0.5; dy += h) {
      if (Math.hypot(dx, dy) < 0.5) {
        mass += density(x + dx, y + dy) * h * h;
      }
    }
  }
  return mass;
}

function expectSharesMatch(points: Float32Array, density: (x: number, y: number) => number): void {
  for (const place of [
    [-1, 0.5],
    [0.8, -0.3],
    [0, 0],
    [1.4, 0],
  ] as const) {
    const mass = massNear(density, place);
    const error = 4 * Math.sqrt((mass * (1 - mass)) / (points.length / 2)) + 1e-3;
    expect(Math.abs(shareNear(points, place) - mass)).toBeLessThan(error);
  }
}

describe('a mixture', () => {
  it('draws points from its density', () => {
    for (const mixture of [ring, uneven]) {
      const points = sampleMixture(mixture, n, new RandomStream(1, streams.distribution));
      expectSharesMatch(points, (x, y) => mixtureDensity(mixture, x, y));
    }
  });

  it('is by default a ring of mean 0 and variance 1 in each direction', () => {
    const points = sampleMixture(ring, n, new RandomStream(2, streams.distribution));
    for (const axis of [0, 1]) {
      const values = points.filter((_, i) => i % 2 === axis);
      const mean = values.reduce((sum, x) => sum + x, 0) / n;
      const variance = values.reduce((sum, x) => sum + x * x, 0) / n;
      expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(n));
      expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    }
  });

  it('diffuses to the density of its diffused points', () => {
    const x0 = sampleMixture(uneven, n, new RandomStream(3, streams.distribution));
    for (const t of [50, 300, 1000]) {
      const noise = new RandomStream(4, streams.figure).normal(2 * n);
      const xt = diffuse(closedForm(schedule, t), x0, noise);
      expectSharesMatch(xt, diffusedMixtureDensity(uneven, schedule, t));
    }
  });

  it('is untouched at t = 0 and standard normal at t = T', () => {
    expect(diffusedMixtureDensity(ring, schedule, 0)(1, 1)).toBeCloseTo(mixtureDensity(ring, 1, 1), 12);
    expect(diffusedMixtureDensity(ring, schedule, 1000)(0, 0)).toBeCloseTo(1 / (2 * Math.PI), 3);
  });

  it('has the gradient of its log density for a score, even where the density underflows', () => {
    const h = 1e-5;
    for (const [x, y] of [
      [0.2, -0.4],
      [-1.1, 0.6],
      [1.5, 1.5],
    ] as const) {
      const log = (a: number, b: number) => Math.log(mixtureDensity(uneven, a, b));
      const [scoreX, scoreY] = mixtureScore(uneven, x, y);
      expect(scoreX).toBeCloseTo((log(x + h, y) - log(x - h, y)) / (2 * h), 4);
      expect(scoreY).toBeCloseTo((log(x, y + h) - log(x, y - h)) / (2 * h), 4);
    }
    expect(mixtureDensity(uneven, 500, 0)).toBe(0);
    expect(mixtureScore(uneven, 500, 0)[0]).toBeCloseTo((0.8 - 500) / 0.25, 3);
  });

  it('comes back from noise when DDIM follows its exact score', () => {
    const model = (x: Float32Array, t: number) => {
      const diffused = diffusedMixture(uneven, schedule, t);
      const { noise } = closedForm(schedule, t);
      const epsilon = new Float32Array(x.length);
      for (let i = 0; i < x.length; i += 2) {
        const [scoreX, scoreY] = mixtureScore(diffused, x[i] ?? 0, x[i + 1] ?? 0);
        epsilon[i] = -noise * scoreX;
        epsilon[i + 1] = -noise * scoreY;
      }
      return epsilon;
    };
    const start = new RandomStream(5, streams.sample).normal(2 * 4000);
    const plan = ddimPlan(schedule, { steps: 100, eta: 0, clip: false });
    const points = runPlan(plan, start, model, () => new Float32Array());
    const left = points.filter((x, i) => i % 2 === 0 && x < -0.4).length / 4000;
    // Three quarters of the mass, and a little of the other component's tail.
    expect(Math.abs(left - 0.752)).toBeLessThan(0.03);
    const deviation = Math.sqrt(
      points.reduce((sum, x, i) => sum + (i % 2 === 0 && x < -0.4 ? (x + 1) ** 2 : 0), 0) / (left * 4000),
    );
    expect(Math.abs(deviation - 0.2)).toBeLessThan(0.03);
  });

  it('refuses components that are none', () => {
    expect(() => createMixture([])).toThrow(/at least one/);
    expect(() => createMixture([{ weight: 1, mean: [0, 0], variance: 0 }])).toThrow(/positive/);
    expect(() => createMixture([{ weight: 1, mean: [NaN, 0], variance: 1 }])).toThrow(/finite/);
  });
});
