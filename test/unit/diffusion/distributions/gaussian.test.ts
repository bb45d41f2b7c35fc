import { describe, expect, it } from 'vitest';
import {
  gaussianDensity,
  gaussianKl,
  gaussianLogDensity,
} from '../../../../src/diffusion/distributions/gaussian';

/** ∫ f over [-20, 20] by the trapezoidal rule, which converges at once for Gaussians. */
function integral(f: (x: number) => number): number {
  const h = 0.01;
  return Array.from({ length: 4001 }, (_, i) => f(-20 + i * h) * h).reduce((sum, part) => sum + part, 0);
}

describe('the Gaussian helpers', () => {
  it('have the density of mean and variance', () => {
    const density = (x: number) => gaussianDensity(x, 0.5, 0.3);
    expect(integral(density)).toBeCloseTo(1, 10);
    expect(integral((x) => x * density(x))).toBeCloseTo(0.5, 10);
    expect(integral((x) => (x - 0.5) ** 2 * density(x))).toBeCloseTo(0.3, 10);
    expect(gaussianDensity(0, 0, 1)).toBeCloseTo(0.3989422804014327, 12);
  });

  it('have a logarithm that survives far away', () => {
    expect(gaussianLogDensity(1, 0.5, 0.3)).toBeCloseTo(Math.log(gaussianDensity(1, 0.5, 0.3)), 12);
    expect(gaussianDensity(100, 0, 1)).toBe(0);
    expect(gaussianLogDensity(100, 0, 1)).toBeCloseTo(-5000.918938533205, 9);
  });

  it('have the divergence that integration gives', () => {
    const numeric = integral(
      (x) =>
        gaussianDensity(x, 0.2, 0.5) * (gaussianLogDensity(x, 0.2, 0.5) - gaussianLogDensity(x, -0.3, 1.2)),
    );
    expect(gaussianKl(0.2, 0.5, -0.3, 1.2)).toBeCloseTo(numeric, 9);
    expect(gaussianKl(1, 2, 1, 2)).toBe(0);
  });
});
