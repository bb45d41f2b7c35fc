import { describe, expect, it } from 'vitest';
import { closedForm } from '../../../../src/diffusion/forwardProcess';
import { ddimPlan } from '../../../../src/diffusion/samplers/methods/ddim';
import { ddpmPlan } from '../../../../src/diffusion/samplers/methods/ddpm';
import { runPlan } from '../../../../src/diffusion/samplers/runPlan';
import type { SamplerPlan } from '../../../../src/diffusion/samplers/samplerPlan';
import { createSchedule } from '../../../../src/diffusion/schedule';
import type { SampleOptions } from '../../../../webview/engine/contract/engine';
import { mlpConfig } from '../../../../webview/engine/graph/mlp';
import { SampleNoise } from '../../../../src/diffusion/random/sampleNoise';
import { runSampler, type Denoise } from '../../../../webview/engine/sampling/runSampler';
import { linearSchedule } from '../../../fixtures/training';

const schedule = createSchedule({ ...linearSchedule, T: 50 });
const plan = ddpmPlan(schedule, { variance: 'fixed_small', clip: false });
const config = mlpConfig(2);
const conditional = mlpConfig(2, 4);

/** The exact ε̂ where all data are one point. */
const exact =
  (point: readonly number[]): Denoise =>
  (x, t) => {
    const { signal, noise } = closedForm(schedule, t[0] ?? 0);
    return Promise.resolve(x.map((value, i) => (value - signal * (point[i % 2] ?? 0)) / noise));
  };

const run = (denoise: Denoise, options: Partial<SampleOptions> = {}, of: SamplerPlan = plan) =>
  runSampler(denoise, config, of, { count: 3, seed: 5, ...options }, () => true);

describe('a sample', () => {
  it("is what the plan's reference makes of the same noise", async () => {
    const denoise = exact([0.5, -0.25]);
    const noise = new SampleNoise(5, 3, 2);
    const start = noise.draw();
    const steps: [Float32Array, number][] = [];
    const images = await run(async (x, t, options) => {
      steps.push([x, t[0] ?? NaN]);
      return denoise(x, t, options);
    });
    const outputs = await Promise.all(steps.map(([x, t]) => denoise(x, [t], {})));
    let call = 0;
    const expected = runPlan(
      plan,
      start,
      () => outputs[call++] ?? new Float32Array(),
      () => noise.draw(),
    );
    expect(images).toEqual(expected);
    [0.5, -0.25].forEach((value, i) => expect(images[i]).toBeCloseTo(value, 4));
  });

  it('gives image i of a seed whatever the count, and another for another seed', async () => {
    const denoise: Denoise = (x) => Promise.resolve(x.map((value) => 0.3 * value));
    const three = await run(denoise);
    expect(await run(denoise)).toEqual(three);
    expect(await run(denoise, { count: 2 })).toEqual(three.subarray(0, 4));
    expect(await run(denoise, { seed: 6 })).not.toEqual(three);
  });

  it('shows every step and stops when told to', async () => {
    const seen: number[] = [];
    const stopped = await runSampler(exact([0, 0]), config, plan, { count: 1, seed: 1 }, (index, x, x0) => {
      seen.push(index);
      expect([x.length, x0.length]).toEqual([2, 2]);
      return index < 2;
    });
    expect(seen).toEqual([0, 1, 2]);
    expect(stopped.length).toBe(2);
  });

  it('scales what the network sees, not x', async () => {
    const seen: number[] = [];
    const scaled: SamplerPlan = plan.slice(0, 1).map((step) => ({ ...step, inputScale: 0.5 }));
    const x = Float32Array.of(1, 2);
    const options = { count: 1, initial: { position: 0, x } };
    await run((input) => (seen.push(...input), Promise.resolve(new Float32Array(2))), options, scaled);
    expect(seen).toEqual([0.5, 1]);
    expect([...x]).toEqual([1, 2]);
  });
});

describe('a sample from an image', () => {
  const position = 30;

  it('begins in the middle of the plan, at the given x or at the image noised to that level', async () => {
    const first: { t: number; x: Float32Array }[] = [];
    const watch: Denoise = (x, t) => {
      first.push({ t: t[0] ?? NaN, x });
      return Promise.resolve(new Float32Array(x.length));
    };
    const image = Float32Array.of(0.8, -0.4);
    await run(watch, { initial: { position, x: image } });
    expect(first[0]).toEqual({ t: 20, x: Float32Array.of(0.8, -0.4, 0.8, -0.4, 0.8, -0.4) });
    expect(first).toHaveLength(20);

    first.length = 0;
    await run(watch, { initial: { position, image } });
    const { signal, noise } = closedForm(schedule, 20);
    const z = new SampleNoise(5, 3, 2).draw();
    z.forEach((each, i) => {
      expect(first[0]?.x[i]).toBeCloseTo(signal * (image[i % 2] ?? NaN) + noise * each, 6);
    });
  });

  it('is refused beyond the end of the plan, and for an image of another size', async () => {
    const initial = { position: 50, image: new Float32Array(2) };
    await expect(run(exact([0, 0]), { initial })).rejects.toThrow(/steps 0 to 49.*begin at 50/);
    const wrong = { position: 3, image: new Float32Array(5) };
    await expect(run(exact([0, 0]), { initial: wrong })).rejects.toThrow(
      /takes 2 numbers, or 3 × 2 .* given 5/,
    );
  });
});

describe('a sample with a known part', () => {
  const known = { image: Float32Array.of(0.9, 0.1), mask: Float32Array.of(1, 0) };

  it('keeps that part exactly and makes the rest', async () => {
    const images = await run(exact([0.5, -0.25]), { known });
    for (let i = 0; i < 3; i++) {
      expect(images[2 * i]).toBeCloseTo(0.9, 6);
      expect(images[2 * i + 1]).toBeCloseTo(-0.25, 4);
    }
  });

  it('lets the known part be as noisy as the step it comes to', async () => {
    const kept: number[] = [];
    const count = 400;
    await runSampler(exact([0, 0]), config, plan, { count, seed: 2, known }, (index, x) => {
      if (index === 24) {
        kept.push(...x.filter((_, i) => i % 2 === 0));
      }
      return true;
    });
    const { signal, noise } = closedForm(schedule, 25);
    const mean = kept.reduce((sum, value) => sum + value, 0) / count;
    const variance = kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
    expect(Math.abs(mean - 0.9 * signal)).toBeLessThan((4 * noise) / Math.sqrt(count));
    expect(Math.abs(variance / noise ** 2 - 1)).toBeLessThan(0.3);
  });
});

describe('classes', () => {
  const one = ddimPlan(schedule, { steps: 1, eta: 0, clip: false });
  /** An output that tells the label. */
  const byLabel: Denoise = (x, _, { labels }) =>
    Promise.resolve(x.map((_value, i) => (labels?.[Math.floor(i / 2)] ?? NaN) + 1));
  const outputs = async (options: Partial<SampleOptions>) => {
    const direct: SamplerPlan = one.map((step) => ({
      ...step,
      next: { ...step.next, x: 0, x0: 0, output: 1, noise: 0 },
    }));
    const all = { count: 3, seed: 5, ...options };
    const images = await runSampler(byLabel, conditional, direct, all, () => true);
    return [images[0], images[2], images[4]];
  };

  it('reach the network image by image, "no class" unless said', async () => {
    expect(await outputs({ labels: [2, 0, 1] })).toEqual([3, 1, 2]);
    expect(await outputs({})).toEqual([4, 4, 4]);
  });

  it('are followed further with guidance: o(∅) + s (o(c) − o(∅))', async () => {
    // o(∅) = 4; o(2) = 3, o(0) = 1, o(3) = o(∅).
    expect(await outputs({ labels: [2, 0, 3], guidanceScale: 3 })).toEqual([1, -5, 4]);
    expect(await outputs({ labels: [2, 0, 3], guidanceScale: 0 })).toEqual([4, 4, 4]);
  });

  it('are refused where they make no sense', async () => {
    await expect(outputs({ labels: [1, 2] })).rejects.toThrow(/3 in all, but 2/);
    await expect(outputs({ labels: [1, 2, 4] })).rejects.toThrow(/classes 0 to 3, but no class 4/);
    await expect(run(byLabel, { labels: [0, 0, 0] })).rejects.toThrow(/without classes/);
    await expect(run(byLabel, { guidanceScale: 2 })).rejects.toThrow(/Guidance needs a network/);
  });
});
