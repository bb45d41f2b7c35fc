import { describe, expect, it } from 'vitest';
import { createMixture, mixtureDensity } from '../../../src/diffusion/distributions/mixture';
import { planeSet } from '../../../src/diffusion/distributions/planeSets';
import {
  conditionalVelocities,
  eulerPaths,
  marginalVelocity,
  meanSquaredDistance,
  pathsAt,
  straightness,
  velocitySpread,
} from '../../../src/diffusion/flowMatching';
import { RandomStream } from '../../../src/diffusion/random/randomStream';

const gaussian = createMixture([{ weight: 1, mean: [0.8, -0.5], variance: 0.36 }]);

/** Σ at t of x_t for one Gaussian: t² σ² + (1 − t)². */
const varianceAt = (t: number) => t * t * 0.36 + (1 - t) ** 2;

it.each([0, 0.3, 0.7, 1])('of one Gaussian the marginal velocity is affine, at t = %d', (t) => {
  const [x, y] = [0.4, 1.1];
  const gain = (t * 0.36 - (1 - t)) / varianceAt(t);
  const [u = 0, v = 0] = marginalVelocity(gaussian, t)(Float64Array.of(x, y));
  if (t < 1) {
    expect(u).toBeCloseTo(0.8 + gain * (x - 0.8 * t), 10);
    expect(v).toBeCloseTo(-0.5 + gain * (y + 0.5 * t), 10);
  } else {
    expect([u, v]).toEqual([x, y]);
  }
});

it('Euler’s paths come to the flow map of one Gaussian, m t + √(t²σ² + (1−t)²) x_0, with an error of order 1 / steps', () => {
  const start = Float64Array.from(new RandomStream(3, 7).normal(40));
  const errorWith = (steps: number) => {
    const { states } = eulerPaths(start, steps, (t) => marginalVelocity(gaussian, t));
    const exact = start.map((value, i) => (i % 2 === 0 ? 0.8 : -0.5) + 0.6 * value);
    return Math.sqrt(meanSquaredDistance(states[steps] ?? start, exact));
  };
  expect(errorWith(400)).toBeLessThan(0.005);
  expect(errorWith(400) / errorWith(800)).toBeCloseTo(2, 1);
});

it('the straightness of one Gaussian’s flow is the closed integral', () => {
  // Without a mean the path is √v_t x_0: S = (∫ (d√v/dt)² dt − (σ − 1)²) · 2 over both directions.
  const centred = createMixture([{ weight: 1, mean: [0, 0], variance: 0.36 }]);
  const start = Float64Array.from(new RandomStream(5, 7).normal(2000));
  const square = start.reduce((sum, value) => sum + value ** 2, 0) / 1000;
  let integral = 0;
  for (let k = 0; k < 10_000; k++) {
    const t = (k + 0.5) / 10_000;
    integral += ((t * 0.36 - (1 - t)) ** 2 / varianceAt(t)) * 1e-4;
  }
  const paths = eulerPaths(start, 800, (t) => marginalVelocity(centred, t));
  expect(straightness(paths)).toBeCloseTo((integral - 0.16) * square, 2);
  const line = eulerPaths(start, 10, () => (points) => points.map(() => 0.3));
  expect(straightness(line)).toBeCloseTo(0, 12);
});

it('between steps the points go straight', () => {
  const paths = eulerPaths(Float64Array.of(1, 0), 4, () => () => Float64Array.of(2, -4));
  expect([...pathsAt(paths, 0.375)]).toEqual([1.75, -1.5]);
  expect([...pathsAt(paths, 1)]).toEqual([3, -4]);
});

describe.each([0, 0.35, 0.8, 1])('at t = %d', (t) => {
  const set = planeSet('moons');
  const [x, y] = [0.3, -0.4];
  const [u = 0, v = 0] = marginalVelocity(set, t)(Float64Array.of(x, y));
  const parts = conditionalVelocities(set, t, [x, y]);

  it('the conditional velocities have the marginal one as their mean', () => {
    expect(parts.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
    const mean = (axis: 0 | 1) =>
      parts.reduce((sum, { probability, velocity }) => sum + probability * velocity[axis], 0);
    expect(mean(0)).toBeCloseTo(u, 9);
    expect(mean(1)).toBeCloseTo(v, 9);
  });

  it('their spread is at least that of the components’ means', () => {
    const between = parts.reduce(
      (sum, { probability, velocity }) =>
        sum + probability * ((velocity[0] - u) ** 2 + (velocity[1] - v) ** 2),
      0,
    );
    const [spread = 0] = velocitySpread(set, t)(Float64Array.of(x, y));
    // Within a component x_1 − x_0 has the variance σ² / v in each direction.
    const variance = set.components[0]?.variance ?? 0;
    const within = (2 * variance) / (t * t * variance + (1 - t) ** 2);
    expect(spread ** 2).toBeCloseTo(between + within, 8);
  });
});

it('the spread of velocities is that of all x_1 which the point may come from, by quadrature', () => {
  const set = planeSet('gaussians');
  const [t, x, y] = [0.4, 0.5, -0.2];
  let [mass, u, v, square] = [0, 0, 0, 0];
  const step = 0.04;
  for (let a = -5; a <= 5; a += step) {
    for (let b = -5; b <= 5; b += step) {
      const noise = [(x - t * a) / (1 - t), (y - t * b) / (1 - t)] as const;
      const weight = mixtureDensity(set, a, b) * Math.exp(-(noise[0] ** 2 + noise[1] ** 2) / 2);
      mass += weight;
      u += weight * (a - noise[0]);
      v += weight * (b - noise[1]);
      square += weight * ((a - noise[0]) ** 2 + (b - noise[1]) ** 2);
    }
  }
  const place = Float64Array.of(x, y);
  expect(marginalVelocity(set, t)(place)[0]).toBeCloseTo(u / mass, 6);
  expect(marginalVelocity(set, t)(place)[1]).toBeCloseTo(v / mass, 6);
  const spread = Math.sqrt(square / mass - (u / mass) ** 2 - (v / mass) ** 2);
  expect(velocitySpread(set, t)(place)[0]).toBeCloseTo(spread, 6);
});
