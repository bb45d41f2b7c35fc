import { describe, expect, it } from 'vitest';
import {
  deviationOf,
  exactGradient,
  meanFunctions,
  meanOf,
  pathwiseEstimate,
  runningMeans,
  scoreEstimate,
  spreadOf,
  valueOf,
} from '../../../../src/diffusion/distributions/gradientEstimates';
import { gaussianDensity } from '../../../../src/diffusion/distributions/gaussian';

const bells = [
  { mean: 0.4, logVariance: -0.6 },
  { mean: -1.3, logVariance: 0.5 },
];
const directions = ['mean', 'logVariance'] as const;

/** E g(z) for z ~ N(0, 1) by the midpoint rule, whose points avoid the jump of the indicator. */
function meanOverNormal(g: (z: number) => number): number {
  const width = 0.0005;
  let sum = 0;
  for (let z = -9 + width / 2; z < 9; z += width) {
    sum += gaussianDensity(z, 0, 1) * g(z) * width;
  }
  return sum;
}

describe.each(meanFunctions)('the mean of the %s', (of) => {
  it.each(bells)('is that over the density, with %j', (bell) => {
    const sigma = deviationOf(bell);
    expect(sigma ** 2).toBeCloseTo(Math.exp(bell.logVariance), 12);
    expect(meanOf(of, bell)).toBeCloseTo(
      meanOverNormal((z) => valueOf(of, bell.mean + sigma * z)),
      3,
    );
  });

  it.each(bells)('has the gradient of its finite differences, with %j', (bell) => {
    for (const by of directions) {
      const step = 1e-5;
      const difference =
        meanOf(of, { ...bell, [by]: bell[by] + step }) - meanOf(of, { ...bell, [by]: bell[by] - step });
      expect(exactGradient(of, by, bell)).toBeCloseTo(difference / (2 * step), 7);
    }
  });

  it.each(bells)(
    'has that gradient as the mean of both estimates, but for the slope of the indicator, with %j',
    (bell) => {
      for (const by of directions) {
        const exact = exactGradient(of, by, bell);
        expect(meanOverNormal((z) => scoreEstimate(of, by, bell, z))).toBeCloseTo(exact, 3);
        const pathwise = meanOverNormal((z) => pathwiseEstimate(of, by, bell, z));
        expect(pathwise).toBeCloseTo(of === 'indicator' ? 0 : exact, 6);
      }
    },
  );
});

it('the spread of a draw is that in closed form for the square', () => {
  for (const bell of bells) {
    const { mean } = bell;
    const sigma = deviationOf(bell);
    expect(spreadOf((z) => pathwiseEstimate('square', 'mean', bell, z))).toBeCloseTo(2 * sigma, 6);
    // E[x⁴ z²] / σ² − (2μ)² with E[z⁴] = 3 and E[z⁶] = 15.
    const variance = (mean ** 4 + 18 * mean ** 2 * sigma ** 2 + 15 * sigma ** 4) / sigma ** 2 - 4 * mean ** 2;
    expect(spreadOf((z) => scoreEstimate('square', 'mean', bell, z))).toBeCloseTo(Math.sqrt(variance), 6);
  }
});

it('running means are of all estimates so far', () => {
  expect([...runningMeans([1, 3, 8])]).toEqual([1, 2, 4]);
});
