import { beforeAll, describe, expect, it } from 'vitest';
import { ddimPlan } from '../../../../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../../../../src/diffusion/schedule';
import { lossIds } from '../../../../../src/protocol/playgroundState';
import type { Engine, TrainingConfig, Weights } from '../../../../../webview/engine/contract/engine';
import type { EngineDevice } from '../../../../../webview/engine/contract/engineDevice';
import { mlpConfig } from '../../../../../webview/engine/graph/mlp';
import { onnxDeviceOf } from '../../../../../webview/engine/backends/onnx/onnxDevice';
import { cpuBackend } from '../../../../../webview/engine/backends/tfjs/cpuBackend';
import { tfjsDevice } from '../../../../../webview/engine/backends/tfjs/tfjsDevice';
import { wasmDevice } from '../../../../../webview/engine/backends/wasm/wasmDevice';
import { smallTraining } from '../../../../fixtures/training';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';
import { twoClouds } from '../../../../fixtures/points';

const clouds = twoClouds();
const training: TrainingConfig = { ...smallTraining, batchSize: 32, learningRate: 4e-3, emaDecay: 0.98 };

let devices: Readonly<Record<'onnx' | 'tfjs' | 'wasm', EngineDevice>>;
beforeAll(async () => {
  devices = {
    onnx: onnxDeviceOf(await installedWasmRuntime()),
    tfjs: tfjsDevice(await cpuBackend()),
    wasm: await wasmDevice(),
  };
});

function engineOn(
  device: keyof typeof devices,
  changes: Partial<TrainingConfig> = {},
  classes: number | null = null,
): Engine {
  const config = { ...mlpConfig(2, classes), hidden_size: 32, num_layers: 2, time_embed_dim: 16 };
  return devices[device].createEngine(config, { ...training, ...changes }, clouds);
}

const values = (weights: Weights) => [...weights.values()].flatMap(({ data }) => [...data]);
const norm = (numbers: readonly number[]) => Math.sqrt(numbers.reduce((sum, value) => sum + value ** 2, 0));
const mean = (numbers: ArrayLike<number>) =>
  Array.from(numbers).reduce((sum, value) => sum + value, 0) / numbers.length;

describe('both engines', () => {
  it.each(lossIds)(
    'train a perceptron alike for %s, with classes, warm-up, decay and clipping',
    async (loss) => {
      const changes = { loss, warmupSteps: 4, decaySteps: 12, maxGradientNorm: 0.3, labelDropout: 0.2 };
      const [onnx, tfjs] = [engineOn('onnx', changes, 3), engineOn('tfjs', changes, 3)];
      const actual = await onnx.train(10);
      const expected = await tfjs.train(10);
      expected.forEach((value, i) => expect(Math.abs((actual[i] ?? NaN) / value - 1)).toBeLessThan(1e-3));
      for (const engine of [onnx, tfjs]) {
        engine.dispose();
      }
    },
  );

  it.each(['onnx', 'tfjs'] as const)('on %s clip gradients by their global norm', async (device) => {
    const firstMoments = async (maxGradientNorm: number) => {
      const engine = engineOn(device, { maxGradientNorm });
      await engine.train(1);
      const { adamM } = await engine.snapshot();
      engine.dispose();
      return values(adamM).map((m) => m / 0.1);
    };
    const free = await firstMoments(0);
    const size = norm(free);
    expect(await firstMoments(Infinity)).toEqual(free);
    expect(await firstMoments(2 * size)).toEqual(free);
    const clipped = await firstMoments(size / 4);
    expect(norm(clipped)).toBeCloseTo(size / 4, 5);
    clipped.forEach((value, i) => expect(value).toBeCloseTo((free[i] ?? NaN) / 4, 5));
  });

  it.each(['onnx', 'wasm'] as const)(
    'on %s tell the norm of the last gradient, limited or not, as a sum in double has it',
    async (device) => {
      const free = engineOn(device);
      expect(free.gradientNorm).toBeUndefined();
      await free.train(1);
      // Adam's first moment after one step is a tenth of the gradient.
      const expected = norm(values((await free.snapshot()).adamM).map((m) => m / 0.1));
      expect(free.gradientNorm! / expected).toBeCloseTo(1, 5);
      const limited = engineOn(device, { maxGradientNorm: expected / 4 });
      await limited.train(1);
      expect(limited.gradientNorm! / expected).toBeCloseTo(1, 5);
      await limited.train(1);
      expect(limited.gradientNorm! / expected).not.toBeCloseTo(1, 3);
      free.dispose();
      limited.dispose();
    },
  );

  it.each(['onnx', 'tfjs'] as const)('on %s move by the learning rate of the step', async (device) => {
    const movedBy = async (changes: Partial<TrainingConfig>) => {
      const engine = engineOn(device, changes);
      const before = values((await engine.snapshot()).weights);
      await engine.train(1);
      const after = values((await engine.snapshot()).weights);
      engine.dispose();
      return Math.max(...after.map((value, i) => Math.abs(value - (before[i] ?? NaN))));
    };
    // Adam's first step is as long as the learning rate.
    expect(await movedBy({ learningRate: 1e-3 })).toBeCloseTo(1e-3, 6);
    expect(await movedBy({ learningRate: 1e-3, warmupSteps: 10 })).toBeCloseTo(1e-4, 6);
    expect(await movedBy({ learningRate: 1e-3, decaySteps: 1 })).toBe(0);
  });
});

describe('an engine', () => {
  it('refuses data of another size and other numbers of pixels, in words', async () => {
    const engine = devices.onnx.createEngine(mlpConfig(3), training, clouds);
    await expect(engine.train(1)).rejects.toThrow(
      /clouds has images of 2 × 1 × 1, but the network takes 3 × 1/,
    );
    await expect(engine.predict(new Float32Array(4), [1])).rejects.toThrow(/takes 3 .* given 4/);
    expect(engine.step).toBe(0);
    engine.dispose();
  });
});

describe('a conditional perceptron', () => {
  it('learns its classes, and guidance and "no class" do what they say', async () => {
    const engine = engineOn('onnx', { labelDropout: 0.2 }, 3);
    const losses = await engine.train(600);
    expect(mean(losses.subarray(-100))).toBeLessThan(0.6 * mean(losses.subarray(0, 10)));
    const plan = ddimPlan(createSchedule(training.schedule), { steps: 25, eta: 0, clip: false });
    const draw = (options: { labels?: number[]; guidanceScale?: number }) =>
      engine.sample(plan, { count: 40, seed: 2, ...options }, () => true);
    const sides = (points: Float32Array) => points.filter((_, i) => i % 2 === 0);
    for (const [label, side] of [
      [0, -1],
      [1, 1],
    ] as const) {
      const labels = new Array<number>(40).fill(label);
      for (const guidanceScale of [1, 1.5]) {
        const right = sides(await draw({ labels, guidanceScale })).filter((x) => Math.sign(x) === side);
        expect(right.length).toBeGreaterThanOrEqual(38);
      }
    }
    const free = sides(await draw({})).filter((x) => x > 0).length;
    expect(free).toBeGreaterThan(5);
    expect(free).toBeLessThan(35);
    engine.dispose();
  });

  it('says the class or none, and refuses what it does not know', async () => {
    const engine = engineOn('onnx', {}, 3);
    const x = Float32Array.of(0.3, 0.1);
    const none = await engine.predict(x, [500]);
    expect(await engine.predict(x, [500], { labels: [2] })).toEqual(none);
    expect(await engine.predict(x, [500], { labels: [1] })).not.toEqual(none);
    await expect(engine.predict(x, [500], { labels: [3] })).rejects.toThrow(/no class 3/);
    engine.dispose();
  });
});

it('flow matching draws points of the data from noise, in straight steps', async () => {
  const engine = engineOn('onnx', { loss: 'flow' });
  await engine.train(600);
  let x = new Float32Array(80).map((_, i) => Math.sin(37 * i * i + i));
  const steps = 25;
  for (let i = 0; i < steps; i++) {
    // Euler from s = 1 to 0 (Lipman et al. 2023); t = T s + 1.
    const s = 1 - i / steps;
    const velocity = await engine.predict(x, new Float32Array(40).fill(1000 * s + 1));
    x = x.map((value, j) => value - (velocity[j] ?? NaN) / steps);
  }
  const near = Array.from({ length: 40 }, (_, i) => {
    const [a = NaN, b = NaN] = x.subarray(2 * i, 2 * i + 2);
    return Math.min(Math.hypot(a + 1, b - 0.5), Math.hypot(a - 1, b + 0.5)) < 0.5;
  }).filter(Boolean);
  expect(near.length).toBeGreaterThanOrEqual(34);
  engine.dispose();
});
