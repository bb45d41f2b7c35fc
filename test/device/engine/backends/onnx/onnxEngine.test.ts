import { beforeAll, describe, expect, it } from 'vitest';
import type { DataSet } from '../../../../../src/datasets/dataSet';
import { ddimPlan } from '../../../../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../../../../src/diffusion/schedule';
import type { TrainingConfig, Weights } from '../../../../../webview/engine/contract/engine';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { OnnxEngine } from '../../../../../webview/engine/backends/onnx/onnxEngine';
import type { OnnxRuntime } from '../../../../../webview/engine/backends/onnx/onnxRuntime';
import { digits16 } from '../../../../fixtures/digits';
import { linearSchedule, smallTraining } from '../../../../fixtures/training';
import { tinyEngine } from '../tfjs/tinyEngine';
import { relativeError } from '../../../../../webview/engine/backends/shared/relativeError';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';

let runtime: OnnxRuntime;
let data: DataSet;
beforeAll(async () => {
  runtime = await installedWasmRuntime();
  data = await digits16();
});

function tinyOnnxEngine(changes: Partial<TrainingConfig> = {}): OnnxEngine {
  return new OnnxEngine(runtime, presetConfig('tiny', 16), { ...smallTraining, ...changes }, data);
}

const everyStep = () => true;

describe('beside the reference engine, from the same seed', () => {
  it('has the same losses over 30 steps', async () => {
    const reference = await tinyEngine(data, { batchSize: 2 });
    const engine = tinyOnnxEngine({ batchSize: 2 });
    const expected = await reference.train(30);
    const actual = await engine.train(30);
    actual.forEach((loss, i) =>
      expect(Math.abs(loss / (expected[i] ?? NaN) - 1), `step ${i + 1}`).toBeLessThan(1e-3),
    );
    expect(engine.step).toBe(30);
    reference.dispose();
    engine.dispose();
  });

  it('continues its run and samples the same images', async () => {
    const reference = await tinyEngine(data);
    await reference.train(2);
    const engine = tinyOnnxEngine();
    await engine.restore(await reference.snapshot());
    const plan = ddimPlan(createSchedule(linearSchedule), { steps: 50, eta: 0, clip: true });
    const expected = await reference.sample(plan, { count: 2, seed: 3 }, everyStep);
    const actual = await engine.sample(plan, { count: 2, seed: 3 }, everyStep);
    actual.forEach((value, i) => expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThan(1e-2));
    const [next] = await engine.train(1);
    const [wanted = NaN] = await reference.train(1);
    expect(Math.abs((next ?? NaN) / wanted - 1)).toBeLessThan(1e-3);
    reference.dispose();
    engine.dispose();
  });

  it('predicts the same with raw and with averaged weights', async () => {
    const reference = await tinyEngine(data);
    await reference.train(3);
    const engine = tinyOnnxEngine();
    await engine.restore(await reference.snapshot());
    const x = data.batch([0, 1, 2]);
    const t = Int32Array.of(1, 500, 1000);
    for (const weights of ['raw', 'ema'] as const) {
      const expected = await reference.predict(x, t, { weights });
      expect(relativeError(await engine.predict(x, t, { weights }), expected)).toBeLessThan(1e-5);
    }
    expect(await engine.predict(x, t, { weights: 'raw' })).not.toEqual(
      await engine.predict(x, t, { weights: 'ema' }),
    );
    reference.dispose();
    engine.dispose();
  });
});

describe('a run', () => {
  it('repeats exactly from its seed, and is another from another', async () => {
    const [first, second, third] = [tinyOnnxEngine(), tinyOnnxEngine(), tinyOnnxEngine({ seed: 8 })];
    const losses = await first.train(3);
    expect(await second.train(3)).toEqual(losses);
    expect(await third.train(3)).not.toEqual(losses);
  });

  it('continues exactly from a snapshot', async () => {
    const whole = tinyOnnxEngine();
    await whole.train(3);
    const snapshot = await whole.snapshot();
    const rest = await whole.train(3);
    const continued = tinyOnnxEngine({ seed: 7 });
    await continued.restore(snapshot);
    expect(await continued.train(3)).toEqual(rest);
    expect(await continued.snapshot()).toEqual(await whole.snapshot());
  });

  it('learns: the loss falls well below that of predicting nothing', async () => {
    const engine = tinyOnnxEngine({ batchSize: 8, learningRate: 3e-3, dropout: 0 });
    const losses = await engine.train(100);
    const mean = (part: Float32Array) => part.reduce((sum, loss) => sum + loss, 0) / part.length;
    expect(mean(losses.subarray(0, 3))).toBeGreaterThan(0.9);
    expect(mean(losses.subarray(-20))).toBeLessThan(0.5);
  });

  it('keeps what it has when a snapshot does not fit, and names the tensor', async () => {
    const engine = tinyOnnxEngine();
    const snapshot = await engine.snapshot();
    const misfit: Weights = new Map([...snapshot.ema].filter(([name]) => name !== 'conv_in.weight'));
    await expect((async () => engine.restore({ ...snapshot, step: 9, ema: misfit }))()).rejects.toThrow(
      /conv_in\.weight/,
    );
    expect(engine.step).toBe(0);
    expect(await engine.snapshot()).toEqual(snapshot);
  });
});
