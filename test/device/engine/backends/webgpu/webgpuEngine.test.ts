import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ddimPlan } from '../../../../../src/diffusion/samplers/methods/ddim';
import { ddpmPlan } from '../../../../../src/diffusion/samplers/methods/ddpm';
import { createSchedule } from '../../../../../src/diffusion/schedule';
import type { Engine, SampleOptions, TrainingConfig } from '../../../../../webview/engine/contract/engine';
import type { EngineDevice } from '../../../../../webview/engine/contract/engineDevice';
import { presetConfig, type UNetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { onnxDeviceOf } from '../../../../../webview/engine/backends/onnx/onnxDevice';
import { absoluteError, relativeError } from '../../../../../webview/engine/backends/shared/relativeError';
import { webgpuDevice } from '../../../../../webview/engine/backends/webgpu/webgpuDevice';
import { linearSchedule, smallTraining } from '../../../../fixtures/training';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';
import { swiftShaderAdapter, swiftShaderFolder } from '../../../../fixtures/dawn';
import { noisyImages } from '../../../../fixtures/noisyImages';

/** Two levels, three classes and "no class": as small as a U-Net with everything in it can be. */
const config: UNetConfig = {
  ...presetConfig('tiny', 8, 0.1, 4),
  block_out_channels: [8, 16],
  down_block_types: ['DownBlock2D', 'DownBlock2D'],
  up_block_types: ['UpBlock2D', 'UpBlock2D'],
};
const training: TrainingConfig = {
  ...smallTraining,
  batchSize: 3,
  flip: true,
  warmupSteps: 5,
  maxGradientNorm: 0.5,
  labelDropout: 0.3,
};
const data = noisyImages(8);
const schedule = createSchedule(linearSchedule);
const everyStep = () => true;

let subject: EngineDevice;
let reference: EngineDevice;

describe.skipIf(!swiftShaderFolder)('on SwiftShader, beside ONNX Runtime', () => {
  beforeAll(async () => {
    subject = await webgpuDevice(await swiftShaderAdapter(), true);
    reference = onnxDeviceOf(await installedWasmRuntime());
  });
  afterAll(() => subject.dispose());

  function engines(changes: Partial<TrainingConfig> = {}): readonly [Engine, Engine] {
    const make = (device: EngineDevice) => device.createEngine(config, { ...training, ...changes }, data);
    return [make(subject), make(reference)];
  }

  it('has the same losses over 30 steps and then the same weights, average and moments', async () => {
    const [engine, expecting] = engines();
    const losses = await engine.train(30);
    const expected = await expecting.train(30);
    losses.forEach((loss, i) => expect(Math.abs(loss / (expected[i] ?? NaN) - 1)).toBeLessThan(1e-3));
    expect(engine.gradientNorm! / expecting.gradientNorm!).toBeCloseTo(1, 3);
    const [snapshot, wanted] = [await engine.snapshot(), await expecting.snapshot()];
    expect(snapshot.step).toBe(30);
    for (const part of ['weights', 'ema', 'adamM', 'adamV'] as const) {
      for (const [name, { data: values }] of wanted[part]) {
        const error = absoluteError(snapshot[part].get(name)?.data ?? [], values);
        expect(error, `${part} ${name}`).toBeLessThan(2e-3);
      }
    }
  });

  it('repeats exactly, and continues exactly from a snapshot', async () => {
    const [whole] = engines();
    const losses = await whole.train(4);
    const [again] = engines();
    const first = await again.train(2);
    const snapshot = await again.snapshot();
    const [continued] = engines();
    await continued.restore(snapshot);
    const rest = await continued.train(2);
    expect([...first, ...rest]).toEqual([...losses]);
    expect(await continued.snapshot()).toEqual(await whole.snapshot());
  });

  it.each(['x0', 'v', 'vlb', 'flow'] as const)(
    'learns %s as the reference does, with other settings',
    async (loss) => {
      const [engine, expecting] = engines({ loss, dropout: 0, maxGradientNorm: 0, flip: false });
      const losses = await engine.train(3);
      const expected = await expecting.train(3);
      losses.forEach((value, i) => expect(Math.abs(value / (expected[i] ?? NaN) - 1)).toBeLessThan(1e-3));
    },
  );

  it('predicts the same with raw and averaged weights, for any t and label', async () => {
    const [engine, expecting] = engines();
    await engine.train(3);
    await expecting.restore(await engine.snapshot());
    const x = data.batch([0, 1, 2]);
    const t = [1, 500.25, 1000];
    for (const weights of ['raw', 'ema'] as const) {
      const expected = await expecting.predict(x, t, { weights, labels: [0, 2, 3] });
      const actual = await engine.predict(x, t, { weights, labels: [0, 2, 3] });
      expect(relativeError(actual, expected)).toBeLessThan(1e-5);
    }
  });

  const image = data.batch([1]);
  const half = image.map((_, i) => (i % 8 < 4 ? 1 : 0));
  const cases: [string, Partial<SampleOptions>][] = [
    ['from noise', {}],
    ['by class, guided', { labels: [1, 2], guidanceScale: 2 }],
    ['from an image', { initial: { position: 20, image } }],
    ['keeping a known part', { known: { image, mask: half } }],
  ];
  it.each(cases)('samples the same in 50 DDIM steps %s', async (_, options) => {
    const [engine, expecting] = engines();
    const plan = ddimPlan(schedule, { steps: 50, eta: 0.5, clip: true });
    const all = { count: 2, seed: 3, ...options };
    const seen: number[] = [];
    const actual = await engine.sample(plan, all, (index) => seen.push(index) > 0);
    const expected = await expecting.sample(plan, all, everyStep);
    expect(absoluteError(actual, expected)).toBeLessThan(1e-2);
    const first = all.initial?.position ?? 0;
    expect(seen).toEqual(Array.from({ length: 50 - first }, (_each, i) => first + i));
  });

  it('samples bit for bit what it sampled before, guided and around a known part', async () => {
    const [engine] = engines();
    const plan = ddimPlan(schedule, { steps: 7, eta: 0.5, clip: true });
    const options = { count: 2, seed: 3, labels: [1, 2], guidanceScale: 2, known: { image, mask: half } };
    const samples = await engine.sample(plan, options, everyStep);
    expect(await engine.sample(plan, options, everyStep)).toEqual(samples);
  });

  it('stops sampling when it is told to', async () => {
    const [engine] = engines();
    let steps = 0;
    await engine.sample(
      ddpmPlan(schedule, { variance: 'fixed_large', clip: true }),
      { count: 2, seed: 1 },
      () => {
        steps += 1;
        return steps < 3;
      },
    );
    expect(steps).toBe(3);
  });

  it('keeps what it has when a snapshot does not fit, and names the tensor', async () => {
    const [engine] = engines();
    const snapshot = await engine.snapshot();
    const misfit = new Map([...snapshot.ema].filter(([name]) => name !== 'conv_in.weight'));
    await expect((async () => engine.restore({ ...snapshot, step: 9, ema: misfit }))()).rejects.toThrow(
      /conv_in\.weight/,
    );
    expect(await engine.snapshot()).toEqual(snapshot);
  });
});

describe.skipIf(!swiftShaderFolder)('a device', () => {
  it('that is lost says so', async () => {
    const device = await webgpuDevice(await swiftShaderAdapter(), true);
    const engine = device.createEngine(config, training, data);
    device.dispose();
    expect(typeof (await engine.lost)).toBe('string');
  });
});
