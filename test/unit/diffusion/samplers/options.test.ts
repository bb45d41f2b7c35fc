import { describe, expect, it } from 'vitest';
import { createScheduler } from '../../../../src/diffusion/samplers/createScheduler';
import type { SchedulerConfig } from '../../../../src/diffusion/samplers/schedulerConfig';
import type { TimestepOptions } from '../../../../src/diffusion/samplers/scheduler';
import {
  betaSigmas,
  exponentialSigmas,
  karrasSigmas,
} from '../../../../src/diffusion/samplers/sigmaSpacings';

const linear = { beta_start: 0.0001, beta_end: 0.02, beta_schedule: 'linear' } as const;
const euler = { _class_name: 'EulerDiscreteScheduler', ...linear } as const;
const flow = { _class_name: 'FlowMatchEulerDiscreteScheduler' } as const;

function prepared(config: SchedulerConfig, steps: number, options?: TimestepOptions) {
  const scheduler = createScheduler(config);
  scheduler.setTimesteps(steps, options);
  return scheduler;
}

/** The noise level of each timestep of a scheduler whose samples are x_0 + σ ε, or (1 − σ) x_0 + σ ε. */
function levels(config: SchedulerConfig, steps: number, options?: TimestepOptions): number[] {
  return prepared(config, steps, options).timesteps.map((timestep) => {
    const scheduler = prepared(config, steps, options);
    return scheduler.addNoise(Float32Array.of(0), Float32Array.of(1), timestep)[0] ?? NaN;
  });
}

function near(actual: readonly number[], expected: readonly number[], tolerance = 1e-5): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    expect(Math.abs(value / (expected[i] ?? NaN) - 1), `${i}: ${value}`).toBeLessThan(tolerance);
  });
}

/** Tables of diffusers' rarer options, worked out by their formulas apart from the code that is tested. */
describe('noise levels', () => {
  it('have the quantiles of scipy.stats.beta(0.6, 0.6)', () => {
    // ppf(0.75) = 0.824319621347305 and ppf(0.9) = 0.9604155944112192.
    near(betaSigmas(5, 1, 1e-9), [1, 0.824319621347305, 0.5, 0.175680378652695, 1e-9], 1e-7);
    expect(betaSigmas(11, 3, 1)[1]).toBeCloseTo(1 + 2 * 0.9604155944112192, 9);
  });

  it('are even in σ^(1/ρ), and in ln σ', () => {
    near(karrasSigmas(3, 80, 0.002, 7), [80, 2.5152, 0.002], 1e-4);
    near(exponentialSigmas(3, 100, 0.01), [100, 1, 0.01], 1e-12);
  });

  it('lie between the least and the largest that are asked for', () => {
    const asked = levels({ ...euler, use_karras_sigmas: true, sigma_min: 0.03, sigma_max: 14.5 }, 10);
    expect(asked[0]).toBeCloseTo(14.5, 5);
    expect(asked.at(-1)).toBeCloseTo(0.03, 6);
  });

  it('may be interpolated in their logarithm, one more than there are timesteps', () => {
    const [largest, least] = [157.40691, 0.0100005];
    const expected = Array.from({ length: 10 }, (_, i) => largest * (least / largest) ** (i / 10));
    near(levels({ ...euler, interpolation_type: 'log_linear' }, 10), expected, 1e-4);
  });

  it('of zero terminal SNR end where float16 does', () => {
    const { initNoiseSigma } = prepared({ ...euler, rescale_betas_zero_snr: true }, 10);
    expect(initNoiseSigma).toBeCloseTo(Math.sqrt(2 ** 24 - 1), 2);
  });

  it('begin with √(σ² + 1) where timesteps lead', () => {
    const leading = prepared({ ...euler, timestep_spacing: 'leading' }, 10);
    const [first = NaN] = levels({ ...euler, timestep_spacing: 'leading' }, 10);
    expect(leading.initNoiseSigma).toBeCloseTo(Math.hypot(first, 1), 4);
    const even = prepared(euler, 10);
    expect(even.initNoiseSigma).toBeCloseTo(levels(euler, 10)[0] ?? NaN, 4);
  });

  it('are told to a continuous network as ¼ ln σ', () => {
    const config = {
      ...euler,
      timestep_type: 'continuous',
      prediction_type: 'v_prediction',
    } as const;
    const sigmas = levels({ ...euler, prediction_type: 'v_prediction' }, 6);
    near(
      prepared(config, 6).timesteps,
      sigmas.map((sigma) => Math.log(sigma) / 4),
    );
  });
});

describe('levels of flow matching', () => {
  const even = [1, 0.75025, 0.5005, 0.25075, 0.001];

  it('move with μ, by e^μ or by μ itself', () => {
    const shifted = (shift: number) => even.map((sigma) => shift / (shift + 1 / sigma - 1));
    const dynamic = { ...flow, use_dynamic_shifting: true } as const;
    near(levels(dynamic, 5, { mu: 0.8 }), shifted(Math.exp(0.8)));
    near(levels({ ...dynamic, time_shift_type: 'linear' }, 5, { mu: 0.8 }), shifted(0.8));
    expect(() => prepared(dynamic, 5)).toThrow(/mu/);
  });

  it('may be stretched so that the last one is as asked', () => {
    const factor = (1 - 0.001) / (1 - 0.1);
    near(
      levels({ ...flow, shift_terminal: 0.1 }, 5),
      even.map((sigma) => 1 - (1 - sigma) / factor),
    );
  });

  it('may rise', () => {
    const { timesteps } = prepared({ ...flow, invert_sigmas: true }, 5);
    timesteps.forEach((timestep, i) => expect(timestep).toBeCloseTo(1000 * (1 - (even[i] ?? NaN)), 2));
  });

  it('of UniPC begin below 1, where λ would be −∞', () => {
    const config = {
      _class_name: 'UniPCMultistepScheduler',
      prediction_type: 'flow_prediction',
      use_flow_sigmas: true,
      flow_shift: 3,
    } as const;
    const scheduler = prepared(config, 4);
    let x = Float32Array.of(0.7, -0.2);
    // The network of a single image, 0.25.
    for (const t of scheduler.timesteps) {
      const sigma = Math.max(t, 1) / 1000;
      const velocity = x.map((value) => (value - 0.25) / sigma);
      x = new Float32Array(scheduler.step(velocity, t, x).prevSample);
    }
    for (const value of x) {
      expect(Math.abs(value - 0.25)).toBeLessThan(0.02);
    }
  });
});

describe('dynamic thresholding', () => {
  it('limits each image by the quantile of its own magnitudes, between 1 and the largest allowed', () => {
    const scheduler = createScheduler({
      _class_name: 'DDPMScheduler',
      prediction_type: 'sample',
      clip_sample: false,
      thresholding: true,
      dynamic_thresholding_ratio: 0.9,
      sample_max_value: 3.7,
    });
    const limited = (x0: readonly number[], batch: number) => [
      ...scheduler.step(Float32Array.from(x0), 500, new Float32Array(x0.length), {
        noise: () => new Float32Array(x0.length),
        batch,
      }).predOriginalSample,
    ];
    // The 0.9-quantile of 0…4 lies at rank 3.6, as numpy and torch interpolate; that of 0…8 is 7.2, too large.
    const [ofFour, ofEight, small] = [
      [0, -1, 2, -3, 4],
      [0, -2, 4, -6, 8],
      [0, 0.1, -0.2, 0.3, -0.4],
    ];
    const expected = [
      ...(ofFour ?? []).map((x) => Math.max(-3.6, Math.min(3.6, x)) / 3.6),
      ...(ofEight ?? []).map((x) => Math.max(-3.7, Math.min(3.7, x)) / 3.7),
      ...(small ?? []),
    ];
    const actual = limited([...(ofFour ?? []), ...(ofEight ?? []), ...(small ?? [])], 3);
    actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 6));
  });
});

describe('timesteps', () => {
  it('of LCM are some of those that it was distilled on', () => {
    expect(prepared({ _class_name: 'LCMScheduler' }, 4).timesteps).toEqual([999, 759, 499, 259]);
    const short = { _class_name: 'LCMScheduler', num_train_timesteps: 20 } as const;
    expect(prepared(short, 4).timesteps).toEqual([19, 14, 9, 4]);
  });

  it('leave out those whose λ is below the bound', () => {
    const cosine = {
      _class_name: 'DPMSolverMultistepScheduler',
      beta_schedule: 'squaredcos_cap_v2',
    } as const;
    const alphaBar = (t: number) =>
      Math.cos(((t / 1000 + 0.008) / 1.008) * (Math.PI / 2)) ** 2 /
      Math.cos((0.008 / 1.008) * (Math.PI / 2)) ** 2;
    // λ = ½ ln(ᾱ / (1 − ᾱ)) falls with t.
    const clipped = Array.from({ length: 999 }, (_, i) => alphaBar(i + 1)).filter(
      (a) => Math.log(a / (1 - a)) / 2 < -5.1,
    ).length;
    expect(clipped).toBeGreaterThan(2);
    const [first = NaN] = prepared({ ...cosine, lambda_min_clipped: -5.1 }, 10).timesteps;
    // The last β is capped, which lowers λ no further.
    expect(Math.abs(999 - clipped - first)).toBeLessThanOrEqual(1);
    expect(prepared(cosine, 10).timesteps[0]).toBe(999);
  });

  it('of the singlestep solver end with a step of first order where noise ends at 0', () => {
    const config = { _class_name: 'DPMSolverSinglestepScheduler', ...linear } as const;
    // Two steps are left of a group of three.
    for (const [solver_order, steps] of [
      [2, 6],
      [3, 5],
    ] as const) {
      const scheduler = prepared({ ...config, solver_order, final_sigmas_type: 'zero' }, steps);
      let x = Float32Array.of(1.3);
      let x0 = NaN;
      for (const t of scheduler.timesteps) {
        const result = scheduler.step(Float32Array.of(0.1), t, x);
        x = new Float32Array(result.prevSample);
        x0 = result.predOriginalSample[0] ?? NaN;
      }
      expect(x[0]).toBeCloseTo(x0, 5);
    }
  });
});
