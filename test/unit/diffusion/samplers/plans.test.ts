import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedForm } from '../../../../src/diffusion/forwardProcess';
import { posterior } from '../../../../src/diffusion/posterior';
import { ddimPlan } from '../../../../src/diffusion/samplers/methods/ddim';
import { ddpmPlan } from '../../../../src/diffusion/samplers/methods/ddpm';
import { runPlan } from '../../../../src/diffusion/samplers/runPlan';
import type { SamplerPlan } from '../../../../src/diffusion/samplers/samplerPlan';
import { spacedTimesteps, timestepSpacings } from '../../../../src/diffusion/samplers/timesteps';
import { createSchedule, scheduleKinds } from '../../../../src/diffusion/schedule';
import golden from '../golden/samplers.json';
import { absoluteSum, dummyModel, dummyNoise, dummySample, elements } from './dummy';
import { TorchRandom } from './torchRandom';

const linear = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });

function noNoise(): Float32Array {
  throw new Error('This sampler draws no noise.');
}

function expectGolden(id: string, result: Float32Array): void {
  const loop = golden.loops.find((each) => each.id === id);
  expect(Math.abs(absoluteSum(result) - (loop?.expected_sum ?? NaN))).toBeLessThan(golden.tolerance.sum);
  expect(Math.abs(absoluteSum(result) / elements - (loop?.expected_mean ?? NaN))).toBeLessThan(
    golden.tolerance.mean,
  );
}

/** Variance of the result when x_0 ~ N(0, s²), the denoiser is exact and x_T ~ N(0, I): a plan is linear then. */
function finalVariance(plan: SamplerPlan, s: number): number {
  return plan.reduce((variance, step) => {
    const { signal, noise } = closedForm(linear, step.t);
    const epsilon = noise / (signal ** 2 * s ** 2 + noise ** 2);
    const x0 = step.predictX0.x + step.predictX0.output * epsilon;
    const factor = step.next.x + step.next.x0 * x0 + step.next.output * epsilon;
    return factor ** 2 * variance + step.next.noise ** 2;
  }, 1);
}

describe('the test material', () => {
  it('is the published sample, noise and torch stream', () => {
    const x = dummySample();
    expect(absoluteSum(x)).toBeCloseTo(golden.spotChecks.sum, 3);
    expect(x[192]).toBeCloseTo(golden.spotChecks['x[1,0,0,0]'], 7);
    expect(x[1]).toBeCloseTo(golden.spotChecks['x[0,0,0,1]'], 7);
    expect(x[64]).toBeCloseTo(golden.spotChecks['x[0,1,0,0]'], 7);
    expect(x[767]).toBeCloseTo(golden.spotChecks['x[3,2,7,7]'], 7);
    expect(dummyNoise()[767]).toBe(0);
    new TorchRandom(0).randn(16).forEach((z, i) => {
      expect(z).toBeCloseTo(golden.torchRandnSeed0[i] ?? NaN, 6);
    });
  });
});

describe('ddpmPlan', () => {
  it("reproduces diffusers' full loop with its noise", () => {
    const random = new TorchRandom(0);
    const plan = ddpmPlan(linear, { variance: 'fixed_small', clip: true });
    const model = (x: Float32Array, t: number) => dummyModel(x, t - 1);
    expectGolden(
      'ddpm_eps',
      runPlan(plan, dummySample(), model, () => random.randn(elements)),
    );
  });

  it('visits T…1 and adds β̃_t or β_t, but nothing at the last step', () => {
    const small = ddpmPlan(linear, { variance: 'fixed_small', clip: false });
    const large = ddpmPlan(linear, { variance: 'fixed_large', clip: false });
    expect(small.map(({ t }) => t)).toEqual(Array.from({ length: 1000 }, (_, i) => 1000 - i));
    for (const [i, { t }] of small.entries()) {
      expect((small[i]?.next.noise ?? NaN) ** 2).toBeCloseTo(t === 1 ? 0 : posterior(linear, t).variance, 12);
      expect((large[i]?.next.noise ?? NaN) ** 2).toBeCloseTo(t === 1 ? 0 : (linear.beta[t] ?? NaN), 12);
    }
  });

  it("takes the mean of DDPM's algorithm 2 when nothing is clipped", () => {
    for (const step of ddpmPlan(linear, { variance: 'fixed_small', clip: false })) {
      const [alpha = NaN, alphaBar = NaN] = [linear.alpha[step.t], linear.alphaBar[step.t]];
      expect(step.next.x + step.next.x0 * step.predictX0.x).toBeCloseTo(1 / Math.sqrt(alpha), 9);
      const removed = (1 - alpha) / Math.sqrt(1 - alphaBar) / Math.sqrt(alpha);
      expect(step.next.output + step.next.x0 * step.predictX0.output).toBeCloseTo(-removed, 9);
    }
  });

  it('returns the variance of Gaussian data: exactly with β_t for N(0, I), closely with β̃_t', () => {
    const large = ddpmPlan(linear, { variance: 'fixed_large', clip: false });
    // Every step keeps N(0, I), but for the last, which adds no noise: its β_1 = 1e-4 is missing.
    expect(finalVariance(large, 1)).toBeCloseTo(1 - 1e-4, 9);
    expect(finalVariance(ddpmPlan(linear, { variance: 'fixed_small', clip: false }), 1)).toBeCloseTo(1, 1);
  });
});

describe('ddimPlan', () => {
  const model = (x: Float32Array, t: number) => dummyModel(x, t - 1);

  it("reproduces diffusers' full loop without noise", () => {
    const plan = ddimPlan(linear, {
      steps: 10,
      eta: 0,
      clip: true,
      useClippedModelOutput: false,
      spacing: 'leading',
    });
    expectGolden('ddim_eps', runPlan(plan, dummySample(), model, noNoise));
  });

  it.each(Object.entries(golden.ddimFinalVariance))(
    'ends at the analytic variance for %s',
    (key, expected) => {
      const steps = Number(key.split('n=')[1]) + 1;
      const plan = ddimPlan(linear, { steps, eta: 0, clip: false, spacing: 'linspace' });
      expect(finalVariance(plan, 1)).toBeCloseTo(expected, 9);
    },
  );

  it("has diffusers' variances at η = 1", () => {
    const plan = ddimPlan(linear, { steps: 50, eta: 1, clip: false, spacing: 'leading' });
    const at = (t: number) => (plan.find((step) => step.t === t + 1)?.next.noise ?? NaN) ** 2;
    expect(Math.abs(at(420) - 0.14771)).toBeLessThan(1e-5);
    expect(Math.abs(at(980) - 0.3246)).toBeLessThan(1e-5);
    expect(at(0)).toBe(0);
  });

  it('is clipped DDPM too, when ε̂ follows the clipped x̂_0', () => {
    // Both then draw from the posterior at the clipped x̂_0 (DDPM eq. 6), whatever the network says.
    const wild = (x: Float32Array) => x.map((value) => 3 * value + 1);
    const noise = () => dummySample();
    const ddim = ddimPlan(linear, { steps: 1000, eta: 1, clip: true });
    const ddpm = ddpmPlan(linear, { variance: 'fixed_small', clip: true });
    const samples = runPlan(ddim, dummySample(), wild, noise);
    runPlan(ddpm, dummySample(), wild, noise).forEach((value, i) =>
      expect(Math.abs(value - (samples[i] ?? NaN))).toBeLessThan(1e-4),
    );
  });

  it('is DDPM with β̃_t when it takes all T steps at η = 1', () => {
    const ddim = ddimPlan(linear, { steps: 1000, eta: 1, clip: false });
    const ddpm = ddpmPlan(linear, { variance: 'fixed_small', clip: false });
    for (const [i, step] of ddim.entries()) {
      const other = ddpm[i];
      if (!other) {
        throw new Error('The plans differ in length.');
      }
      expect(step.next.noise).toBeCloseTo(other.next.noise, 9);
      expect(step.next.x0 * step.predictX0.x).toBeCloseTo(
        other.next.x + other.next.x0 * other.predictX0.x,
        8,
      );
      expect(step.next.output + step.next.x0 * step.predictX0.output).toBeCloseTo(
        other.next.x0 * other.predictX0.output,
        8,
      );
    }
  });

  it('finds a point of data from anywhere, whatever the schedule, steps and η', () => {
    const anything = fc.record({
      kind: fc.constantFrom(...scheduleKinds),
      steps: fc.integer({ min: 1, max: 60 }),
      eta: fc.double({ min: 0, max: 1, noNaN: true }),
      spacing: fc.constantFrom(...timestepSpacings),
    });
    fc.assert(
      fc.property(anything, fc.double({ min: -1, max: 1, noNaN: true }), ({ kind, ...options }, point) => {
        const schedule = createSchedule({ kind, T: 60, betaStart: 1e-3, betaEnd: 0.2 });
        const exact = (x: Float32Array, t: number) => {
          const { signal, noise } = closedForm(schedule, t);
          return x.map((value) => (value - signal * point) / noise);
        };
        const plan = ddimPlan(schedule, { ...options, clip: false });
        const result = runPlan(plan, Float32Array.of(0.7, -2), exact, () => Float32Array.of(1, -0.5));
        for (const value of result) {
          expect(Math.abs(value - point)).toBeLessThan(2e-3);
        }
      }),
    );
  });
});

describe('spacedTimesteps', () => {
  it("are diffusers' timesteps plus one", () => {
    expect(spacedTimesteps(1000, 10, 'leading')).toEqual([901, 801, 701, 601, 501, 401, 301, 201, 101, 1]);
    expect(spacedTimesteps(1000, 5, 'trailing')).toEqual([1000, 800, 600, 400, 200]);
    expect(spacedTimesteps(1000, 5, 'linspace')).toEqual([1000, 750, 501, 251, 1]);
    expect(spacedTimesteps(1000, 1, 'linspace')).toEqual([1000]);
  });

  it('fall strictly within 1…T, and take every t when there are T', () => {
    const T = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(
        T,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...timestepSpacings),
        (T, u, spacing) => {
          const steps = 1 + Math.floor(u * (T - 1));
          const timesteps = spacedTimesteps(T, steps, spacing);
          expect(timesteps.length).toBe(steps);
          for (const [i, t] of timesteps.entries()) {
            expect(t).toBeLessThan(timesteps[i - 1] ?? T + 1);
            expect(t).toBeGreaterThanOrEqual(1);
          }
          expect(spacedTimesteps(T, T, spacing)).toEqual(Array.from({ length: T }, (_, i) => T - i));
        },
      ),
    );
  });

  it('refuses more steps than there are', () => {
    expect(() => spacedTimesteps(10, 11, 'leading')).toThrow(/1…10, not 11/);
    expect(() => spacedTimesteps(10, 0, 'trailing')).toThrow(RangeError);
  });
});
