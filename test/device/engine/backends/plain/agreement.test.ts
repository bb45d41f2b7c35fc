import { beforeAll, describe, expect, it } from 'vitest';
import type { DataSet } from '../../../../../src/datasets/dataSet';
import { openPoints } from '../../../../../src/datasets/points';
import { onnxDeviceOf } from '../../../../../webview/engine/backends/onnx/onnxDevice';
import type { OnnxRuntime } from '../../../../../webview/engine/backends/onnx/onnxRuntime';
import { plainDevice } from '../../../../../webview/engine/backends/plain/plainDevice';
import { timeSlices } from '../../../../../webview/engine/backends/plain/slices';
import { buildMlp, mlpConfig } from '../../../../../webview/engine/graph/mlp';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { compareEngines, gradientError } from '../../../../../webview/engine/jobs/agreement';
import { randomValues } from '../../../../../webview/engine/jobs/operationNetworks';
import { relativeError } from '../../../../../webview/engine/backends/shared/relativeError';
import { RandomStream } from '../../../../../src/diffusion/random/randomStream';
import { streams } from '../../../../../src/diffusion/random/streams';
import { initialWeights } from '../../../../../webview/engine/training/initialWeights';
import { digits16 } from '../../../../fixtures/digits';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';
import { smallTraining } from '../../../../fixtures/training';

const plain = plainDevice(timeSlices(8));
const devices = () => [plain, onnxDeviceOf(runtime)] as const;
let runtime: OnnxRuntime;
let data: DataSet;
beforeAll(async () => {
  runtime = await installedWasmRuntime();
  data = await digits16();
});

describe('plain JavaScript beside ONNX Runtime', () => {
  it('agrees in every operation, its gradients, a training run and a sample', async () => {
    for await (const row of compareEngines(plain, onnxDeviceOf(runtime), data, {
      steps: 5,
      samplingSteps: 4,
    })) {
      expect(row.error, row.check).toBeLessThanOrEqual(row.tolerance);
    }
  });

  it('predicts the same to 1e-5 with the tiny network, with classes', async () => {
    const config = presetConfig('tiny', 16, 0, 11);
    const engines = devices().map((device) => device.createEngine(config, smallTraining, data));
    const x = new RandomStream(3, streams.sample).normal(3 * 256);
    const [actual, expected] = await Promise.all(
      engines.map((engine) => engine.predict(x, [1, 400, 1000], { labels: [0, 7, 10] })),
    );
    expect(relativeError(actual!, expected!)).toBeLessThan(1e-5);
  });

  it('has the same gradients to 1e-5, and the losses of 20 steps, with the network of points', async () => {
    const graph = buildMlp(mlpConfig(2));
    const weights = [...initialWeights(graph, 3)].map(([name, { data: values }]) => [name, values] as const);
    const values = { ...randomValues(graph, 16, 12), parameters: new Map(weights) };
    const [actual, expected] = await Promise.all(
      devices().map((device) => device.createRunner(graph, 16).run(values)),
    );
    expect(gradientError(actual!, expected!)).toBeLessThan(1e-5);

    const training = { ...smallTraining, loss: 'flow', batchSize: 64 } as const;
    const [losses, wanted] = await Promise.all(
      devices().map((device) => device.createEngine(mlpConfig(2), training, openPoints('moons')).train(20)),
    );
    losses!.forEach((loss, i) => expect(Math.abs(loss / (wanted![i] ?? NaN) - 1)).toBeLessThan(1e-5));
  });
});
