import { closedForm } from '../forwardProcess';
import type { RandomStream } from '../random/randomStream';
import type { Schedule } from '../schedule';

/** One Gaussian of a mixture in the plane, round: N(mean, variance · I). */
export interface MixtureComponent {
  readonly weight: number;
  readonly mean: readonly [x: number, y: number];
  readonly variance: number;
}

/** A mixture of Gaussians in the plane; the weights sum to 1. */
export interface Mixture {
  readonly components: readonly MixtureComponent[];
}

/**
 * Makes a mixture, bringing the weights to a sum of 1.
 * @throws {RangeError} when there is no component, or a weight or variance is not positive and finite.
 */
export function createMixture(components: readonly MixtureComponent[]): Mixture {
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  for (const { weight, mean, variance } of components) {
    if (!(weight > 0 && variance > 0 && [weight, variance, ...mean].every(Number.isFinite))) {
      throw new RangeError("A mixture's weights and variances must be positive numbers, its means finite.");
    }
  }
  if (components.length === 0) {
    throw new RangeError('A mixture needs at least one component.');
  }
  return { components: components.map((each) => ({ ...each, weight: each.weight / total })) };
}

/**
 * `count` equal Gaussians on a ring. By default eight, and the whole has mean 0 and variance 1 in each
 * direction, so that its picture keeps its size while it turns into N(0, I).
 */
export function ringMixture(
  count = 8,
  deviation = 0.14,
  radius = Math.sqrt(2 - 2 * deviation ** 2),
): Mixture {
  return createMixture(
    Array.from({ length: count }, (_, i) => {
      const angle = (2 * Math.PI * i) / count;
      return {
        weight: 1,
        mean: [radius * Math.cos(angle), radius * Math.sin(angle)] as const,
        variance: deviation ** 2,
      };
    }),
  );
}

/** n points of the mixture as x, y, x, y …; each takes its own component. */
export function sampleMixture({ components }: Mixture, n: number, random: RandomStream): Float32Array {
  const choices = random.uniform(n);
  const points = random.normal(2 * n);
  choices.forEach((choice, i) => {
    let rest = choice;
    // Rounding may leave a little more than the sum of the weights: the last component takes it.
    const chosen = components.find(({ weight }) => (rest -= weight) < 0) ?? components.at(-1);
    if (!chosen) {
      return;
    }
    const deviation = Math.sqrt(chosen.variance);
    points[2 * i] = chosen.mean[0] + deviation * (points[2 * i] ?? 0);
    points[2 * i + 1] = chosen.mean[1] + deviation * (points[2 * i + 1] ?? 0);
  });
  return points;
}

function componentDensity({ weight, mean, variance }: MixtureComponent, x: number, y: number): number {
  const distance2 = (x - mean[0]) ** 2 + (y - mean[1]) ** 2;
  return (weight * Math.exp(-distance2 / (2 * variance))) / (2 * Math.PI * variance);
}

/** The mixture's density at a point. */
export function mixtureDensity({ components }: Mixture, x: number, y: number): number {
  return components.reduce((sum, component) => sum + componentDensity(component, x, y), 0);
}

/** The natural logarithm of the mixture's density at a point, finite far away from every component. */
export function mixtureLogDensity({ components }: Mixture, x: number, y: number): number {
  const exponents = components.map(
    ({ weight, mean, variance }) =>
      Math.log(weight / (2 * Math.PI * variance)) -
      ((x - mean[0]) ** 2 + (y - mean[1]) ** 2) / (2 * variance),
  );
  const largest = Math.max(...exponents);
  return largest + Math.log(exponents.reduce((sum, exponent) => sum + Math.exp(exponent - largest), 0));
}

/**
 * The density on a square grid of `side`×`side` points from −reach to reach in both directions, row by row from the top.
 * Round Gaussians are products of one of x and one of y, so that few exponentials are taken.
 */
export function mixtureDensityGrid({ components }: Mixture, side: number, reach: number): Float64Array {
  const values = new Float64Array(side * side);
  const bell = (middle: number, variance: number): Float64Array =>
    Float64Array.from({ length: side }, (_, index) => {
      const place = ((2 * index) / (side - 1) - 1) * reach;
      return Math.exp(-((place - middle) ** 2) / (2 * variance));
    });
  for (const { weight, mean, variance } of components) {
    const across = bell(mean[0], variance);
    // Upwards is the way back through the rows.
    const down = bell(-mean[1], variance);
    const peak = weight / (2 * Math.PI * variance);
    for (let row = 0; row < side; row++) {
      const height = peak * (down[row] ?? 0);
      for (let column = 0; column < side; column++) {
        const index = row * side + column;
        values[index] = (values[index] ?? 0) + height * (across[column] ?? 0);
      }
    }
  }
  return values;
}

/** ∇ log density at a point; far from every component, where the density underflows, that of the nearest one. */
export function mixtureScore({ components }: Mixture, x: number, y: number): readonly [number, number] {
  const exponents = components.map(
    ({ weight, mean, variance }) =>
      Math.log(weight / variance) - ((x - mean[0]) ** 2 + (y - mean[1]) ** 2) / (2 * variance),
  );
  const largest = Math.max(...exponents);
  let total = 0;
  let scoreX = 0;
  let scoreY = 0;
  components.forEach(({ mean, variance }, i) => {
    const share = Math.exp((exponents[i] ?? -Infinity) - largest);
    total += share;
    scoreX += (share * (mean[0] - x)) / variance;
    scoreY += (share * (mean[1] - y)) / variance;
  });
  return [scoreX / total, scoreY / total];
}

/**
 * q(x_t) for x_0 from the mixture, again a mixture: each component shrinks towards 0 by √ᾱ_t and widens to the
 * variance ᾱ_t σ² + 1 − ᾱ_t (from DDPM eq. 4). t is the paper's, 0…T.
 */
export function diffusedMixture(mixture: Mixture, schedule: Schedule, t: number): Mixture {
  const { signal, noise } = closedForm(schedule, t);
  return {
    components: mixture.components.map(({ weight, mean, variance }) => ({
      weight,
      mean: [signal * mean[0], signal * mean[1]],
      variance: signal ** 2 * variance + noise ** 2,
    })),
  };
}

/** The density of q(x_t) for x_0 from the mixture, as a function of the point. */
export function diffusedMixtureDensity(
  mixture: Mixture,
  schedule: Schedule,
  t: number,
): (x: number, y: number) => number {
  const diffused = diffusedMixture(mixture, schedule, t);
  return (x, y) => mixtureDensity(diffused, x, y);
}
