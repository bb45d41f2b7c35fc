import { describe, expect, it } from 'vitest';
import { mixtureDensity, sampleMixture } from '../../../../src/diffusion/distributions/mixture';
import { featureAt } from '../../../../src/diffusion/quality/features';
import { fitGaussian, frechetDistance } from '../../../../src/diffusion/quality/frechetDistance';
import {
  bayesProbabilities,
  bayesScore,
  bitsPerDimension,
  classRing,
  mixtureMoments,
  spoiled,
  spoilings,
} from '../../../../src/diffusion/quality/spoiledSet';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';

const data = classRing();
const training = sampleMixture(data, 40, new RandomStream(1, 8));
const many = sampleMixture(data, 20_000, new RandomStream(2, 8));

describe.each(spoilings)('%s', (spoiling) => {
  it('begins with the data themselves', () => {
    const density = spoiled(data, spoiling, 0, training);
    for (const [x, y] of [
      [0.3, 1.2],
      [-1.4, 0.1],
    ] as const) {
      expect(mixtureDensity(density, x, y)).toBeCloseTo(mixtureDensity(data, x, y), 12);
    }
  });

  it.each([0.5, 1])('has the moments of its samples at %d', (amount) => {
    const density = spoiled(data, spoiling, amount, training);
    const points = sampleMixture(density, 20_000, new RandomStream(4, 8));
    const fitted = fitGaussian({ values: points, dimension: 2 });
    const exact = mixtureMoments(density);
    // Means of 20,000 points with variances up to 2 have standard errors up to 0.01.
    expect(frechetDistance(fitted, exact)).toBeLessThan(0.002);
  });

  it('costs more bits than the data’s own density on points of the data', () => {
    const density = spoiled(data, spoiling, 0.8, training);
    expect(bitsPerDimension(density, many)).toBeGreaterThan(bitsPerDimension(data, many) + 0.1);
  });
});

it('blur by b adds 2b² less the cross term of equal circles to the distance: 2 (√(v + b²) − √v)²', () => {
  // Both Gaussians are round: mean 0 and variance 1 in each direction, and 1 + b².
  const distance = frechetDistance(
    mixtureMoments(data),
    mixtureMoments(spoiled(data, 'blurred', 1, training)),
  );
  expect(distance).toBeCloseTo(2 * (Math.sqrt(1 + 0.81) - 1) ** 2, 9);
});

it('a set of one class has the score 1, one of all classes nearly their number, and collapse does not lower it', () => {
  const scoreOf = (density: typeof data) =>
    bayesScore(data, sampleMixture(density, 2000, new RandomStream(5, 7)));
  expect(scoreOf(spoiled(data, 'missing', 1, training))).toBeLessThan(1.2);
  let last = 0;
  for (let amount = 0; amount <= 1; amount += 0.1) {
    const score = scoreOf(spoiled(data, 'collapsed', amount, training));
    expect(score).toBeGreaterThanOrEqual(last);
    last = score;
  }
  expect(last).toBeGreaterThan(5.95);
});

it('copying makes the copied points cheap and others dear', () => {
  const density = spoiled(data, 'memorised', 0.9, training);
  expect(bitsPerDimension(density, training)).toBeLessThan(bitsPerDimension(data, training));
  expect(bitsPerDimension(density, many)).toBeGreaterThan(bitsPerDimension(data, many));
});

it('the bits of one Gaussian are its entropy, ½ log2(2πeσ²) for each dimension', () => {
  const single = { components: [{ weight: 1, mean: [0, 0] as const, variance: 0.25 }] };
  const points = sampleMixture(single, 20_000, new RandomStream(6, 8));
  expect(bitsPerDimension(single, points)).toBeCloseTo(0.5 * Math.log2(2 * Math.PI * Math.E * 0.25), 1);
});

it('the classifier’s probabilities add up to 1 and are Bayes’ rule', () => {
  const probabilities = bayesProbabilities(data, [0.9, 0.5]);
  const row = Array.from(featureAt(probabilities, 0));
  expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  const first = data.components[0]!;
  const density = Math.exp(-((0.9 - first.mean[0]) ** 2 + (0.5 - first.mean[1]) ** 2) / (2 * first.variance));
  const whole = mixtureDensity(data, 0.9, 0.5) * 6 * 2 * Math.PI * first.variance;
  expect(row[0]).toBeCloseTo(density / whole, 9);
});
