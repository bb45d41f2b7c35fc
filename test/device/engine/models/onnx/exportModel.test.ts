import * as ort from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { buildNetwork } from '../../../../../webview/engine/graph/buildNetwork';
import { mlpConfig } from '../../../../../webview/engine/graph/mlp';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../../webview/engine/training/initialWeights';
import { exportModel } from '../../../../../webview/engine/models/onnx/exportModel';
import { OnnxProgram } from '../../../../../webview/engine/backends/onnx/onnxProgram';
import { ParameterStore } from '../../../../../webview/engine/backends/shared/parameterStore';
import { RandomStream } from '../../../../../src/diffusion/random/randomStream';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';

it.each([
  ['tiny', presetConfig('tiny', 16)],
  ['with attention at two resolutions', presetConfig('ref', 16)],
  ['with classes', presetConfig('tiny', 16, 0, 11)],
  ['for points', mlpConfig(2)],
])('an exported network %s predicts as the engine does, for any batch', async (_, config) => {
  const graph = buildNetwork(config);
  const weights = initialWeights(graph, 5);
  const session = await ort.InferenceSession.create(exportModel(graph, weights, { note: 'x' }));
  const program = new OnnxProgram(await installedWasmRuntime(), graph, 1);
  const store = new ParameterStore(program.vectors, graph.parameters, weights);
  for (const batch of [1, 3]) {
    const shape = [batch, config.in_channels, config.sample_size, config.sample_size];
    const x = new RandomStream(batch, 0).normal(shape.reduce((a, b) => a * b));
    const timesteps = Float32Array.from({ length: batch }, (__, i) => 17 + 300 * i);
    const labels = Int32Array.from({ length: batch }, (__, i) => (3 * i) % 11);
    const own = await program.predict(
      store.get('raw'),
      x,
      timesteps,
      config.num_class_embeds ? labels : new Int32Array(),
    );
    const whole = (values: Iterable<number>) =>
      new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [batch]);
    const { out_sample: theirs } = await session.run({
      sample: new ort.Tensor('float32', x, shape),
      timestep: whole(timesteps),
      ...(config.num_class_embeds && { class_labels: whole(labels) }),
    });
    expect(theirs?.dims).toEqual(shape);
    const size = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const worst = own.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - Number(theirs?.data[i]))),
      0,
    );
    expect(worst / size).toBeLessThan(1e-5);
  }
  program.dispose();
  await session.release();
});

it('refuses to export without all weights', () => {
  const graph = buildNetwork(presetConfig('tiny', 16));
  expect(() => exportModel(graph, new Map(), {})).toThrow(/time_embedding.*missing|missing/);
});
