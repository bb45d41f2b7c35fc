import { describe, expect, it } from 'vitest';
import { evaluateBound } from '../../../../src/diffusion/bounds/evaluateBound';
import { gaussianPixel, greyLevel } from '../../../../src/diffusion/bounds/greyPixel';
import {
  boundNoiseWeight,
  linearBound,
  type LinearModel,
} from '../../../../src/diffusion/bounds/linearBound';
import { closedForm } from '../../../../src/diffusion/forwardProcess';
import { createSchedule, entryAt } from '../../../../src/diffusion/schedule';

const schedule = createSchedule({ kind: 'linear', T: 12, betaStart: 1e-3, betaEnd: 0.7 });
const thousand = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
const exact: LinearModel = { factor: 1, offset: 0, variance: 'exact' };

describe('the bound of a linear model', () => {
  it.each([
    { factor: 0.9, offset: 0.05, variance: 'fixed_small' },
    { factor: 1.1, offset: -0.1, variance: 'fixed_large' },
  ] as const)('is what drawing noise comes to, with %j', async (model) => {
    const pixel = gaussianPixel(0.1, 0.2);
    const found = linearBound(schedule, pixel, model);
    // Every grey value as often as 1,000 pixels of this distribution have it.
    const pixels = Uint8Array.from(
      pixel.probabilities.reduce<number[]>((all, probability, level) => {
        const until = Math.round(
          1000 * pixel.probabilities.subarray(0, level + 1).reduce((a, b) => a + b, 0),
        );
        return probability > 0
          ? [...all, ...Array<number>(Math.max(0, until - all.length)).fill(level)]
          : all;
      }, []),
    );
    const variance = pixel.meanSquare - pixel.mean ** 2;
    const drawn = await evaluateBound(
      (x, t) => {
        const { signal, noise } = closedForm(schedule, t[0] ?? 1);
        const total = signal ** 2 * variance + noise ** 2;
        return x.map(
          (value) => (model.factor * noise * (value - signal * pixel.mean)) / total + model.offset,
        );
      },
      { pixels, imageSize: 1 },
      schedule,
      { variance: model.variance, draws: 8, clip: false, decoder: 'erf', batchSize: 1000 },
    );
    for (const { t, value, standardError } of drawn.terms) {
      expect(Math.abs(value - (found.terms[t] ?? NaN)), `t = ${t}`).toBeLessThan(4.5 * standardError + 2e-4);
    }
    expect(drawn.prior).toBeCloseTo(found.prior, 3);
  });

  it('is the entropy of nearly continuous Gaussian data where every reverse step is exact', () => {
    for (const deviation of [0.1, 0.2]) {
      const found = linearBound(thousand, gaussianPixel(0, deviation), exact);
      // ln √(2πe s²) less ln of the bin's width 2/255, and up to its variance of (2/255)²/12.
      const entropy = Math.log2((Math.sqrt(2 * Math.PI * Math.E) * deviation * 255) / 2);
      expect(found.entropy).toBeCloseTo(entropy, 3);
      expect(found.negativeLogLikelihood - found.entropy).toBeLessThan(1e-3);
      expect(found.total - found.negativeLogLikelihood).toBeLessThan(2e-3);
    }
  });

  it('is above the likelihood, and that above the entropy, whatever the model', () => {
    for (const variance of ['fixed_small', 'fixed_large', 'exact'] as const) {
      for (const factor of [0.5, 1, 1.5]) {
        for (const offset of [-0.5, 0, 0.2]) {
          const found = linearBound(schedule, gaussianPixel(0, 0.25), { factor, offset, variance });
          expect(found.total).toBeGreaterThan(found.negativeLogLikelihood - 1e-9);
          expect(found.negativeLogLikelihood).toBeGreaterThan(found.entropy - 1e-12);
        }
      }
    }
  });

  it('counts errors of ε as DDPM eq. 12 does', () => {
    const pixel = gaussianPixel(0, 0.25);
    const [better, worse] = [0.95, 0.8].map((factor) =>
      linearBound(schedule, pixel, { factor, offset: 0, variance: 'fixed_large' }),
    );
    for (let t = 2; t <= schedule.T; t++) {
      const weight = boundNoiseWeight(schedule, t, entryAt(schedule.beta, t)) / Math.LN2;
      const difference = (worse?.terms[t] ?? 0) - (better?.terms[t] ?? 0);
      const errors = (worse?.noiseErrors[t] ?? 0) - (better?.noiseErrors[t] ?? 0);
      expect(difference).toBeCloseTo(weight * errors, 12);
    }
  });

  it('is finite where nothing of the data is left at T', () => {
    const last = createSchedule({ ...schedule.config, zeroTerminalSnr: true });
    const found = linearBound(last, gaussianPixel(0.2, 0.25), {
      factor: 0.9,
      offset: 0.1,
      variance: 'fixed_large',
    });
    expect(found.terms.every(Number.isFinite)).toBe(true);
    expect(found.prior).toBeCloseTo(0, 12);
  });
});

describe('a pixel', () => {
  it('has the moments of its bell, with the variance of a bin', () => {
    const { probabilities, mean, meanSquare } = gaussianPixel(0.1, 0.2);
    expect(probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
    expect(mean).toBeCloseTo(0.1, 5);
    expect(meanSquare - mean ** 2).toBeCloseTo(0.04 + (2 / 255) ** 2 / 12, 5);
    expect([greyLevel(0), greyLevel(255)]).toEqual([-1, 1]);
  });
});
