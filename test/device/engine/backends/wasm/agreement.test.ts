import { beforeAll, describe, expect, it } from 'vitest';
import type { DataSet } from '../../../../../src/datasets/dataSet';
import { openPoints } from '../../../../../src/datasets/points';
import { onnxDeviceOf } from '../../../../../webview/engine/backends/onnx/onnxDevice';
import { cpuBackend } from '../../../../../webview/engine/backends/tfjs/cpuBackend';
import { tfjsDevice } from '../../../../../webview/engine/backends/tfjs/tfjsDevice';
import { wasmDevice } from '../../../../../webview/engine/backends/wasm/wasmDevice';
import type { EngineDevice } from '../../../../../webview/engine/contract/engineDevice';
import type { Graph } from '../../../../../webview/engine/graph/graph';
import { buildMlp, mlpConfig } from '../../../../../webview/engine/graph/mlp';
import { buildUNet } from '../../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { compareEngines, gradientError } from '../../../../../webview/engine/jobs/agreement';
import { randomValues } from '../../../../../webview/engine/jobs/operationNetworks';
import { relativeError } from '../../../../../webview/engine/backends/shared/relativeError';
import { initialWeights } from '../../../../../webview/engine/training/initialWeights';
import { digits16 } from '../../../../fixtures/digits';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';
import { kernelVariants } from '../../../../fixtures/kernelVariants';
import { oddNetwork } from '../../../../fixtures/oddNetwork';
import { smallTraining } from '../../../../fixtures/training';

let wasm: EngineDevice;
let relaxed: EngineDevice;
let tfjs: EngineDevice;
let data: DataSet;
beforeAll(async () => {
  [wasm, relaxed] = (await Promise.all(kernelVariants().map((variant) => wasmDevice({ variant })))) as [
    EngineDevice,
    EngineDevice,
  ];
  tfjs = tfjsDevice(await cpuBackend());
  data = await digits16();
});

describe('the wasm engine beside tfjs and its autodiff', () => {
  it('agrees in every operation at odd sizes, its gradients, a training run and a sample', async () => {
    const rows = [];
    for await (const row of compareEngines(wasm, tfjs, data, { steps: 8, samplingSteps: 10 })) {
      rows.push(row);
    }
    expect(rows.filter(({ ok }) => !ok)).toEqual([]);
    // Engines that round alike would not be two engines.
    expect(rows.some(({ error }) => error > 0)).toBe(true);
  });

  const networks: [string, Graph][] = [
    ['the tiny preset', buildUNet(presetConfig('tiny', 16, 0.1))],
    ['the ref preset with classes', buildUNet(presetConfig('ref', 16, 0.1, 4))],
    ['a perceptron with classes', buildMlp(mlpConfig(2, 4))],
    ['a network with everything that the presets leave alone', buildUNet(oddNetwork)],
  ];
  it.each(networks)('agrees in %s, dropout included', async (_, graph) => {
    const weights = [...initialWeights(graph, 3)].map(([name, { data: values }]) => [name, values] as const);
    const values = { ...randomValues(graph, 2, 12), parameters: new Map(weights) };
    const expected = await tfjs.createRunner(graph, 2).run(values);
    for (const device of [wasm, relaxed]) {
      const actual = await device.createRunner(graph, 2).run(values);
      expect(relativeError(actual.prediction, expected.prediction)).toBeLessThan(1e-5);
      expect(relativeError([actual.loss], [expected.loss])).toBeLessThan(1e-5);
      expect(gradientError(actual, expected)).toBeLessThan(1e-4);
    }
  });

  it('has the losses of 30 steps of a U-Net as ONNX Runtime has, classes, dropout and an odd batch included', async () => {
    const training = { ...smallTraining, batchSize: 5, dropout: 0.1, labelDropout: 0.2 };
    const onnx = onnxDeviceOf(await installedWasmRuntime());
    const lossesOf = (device: EngineDevice) =>
      device.createEngine(presetConfig('tiny', 16, 0.1, 11), training, data).train(30);
    const wanted = await lossesOf(onnx);
    for (const device of [wasm, relaxed]) {
      const losses = await lossesOf(device);
      expect(losses).toHaveLength(30);
      losses.forEach((loss, i) => expect(Math.abs(loss / (wanted[i] ?? NaN) - 1)).toBeLessThan(1e-3));
    }
  });

  it('has the losses of 30 steps with the network of points', async () => {
    const training = { ...smallTraining, loss: 'flow', batchSize: 64 } as const;
    const [losses, wanted] = await Promise.all(
      [wasm, tfjs].map((device) =>
        device.createEngine(mlpConfig(2), training, openPoints('moons')).train(30),
      ),
    );
    losses!.forEach((loss, i) => expect(Math.abs(loss / (wanted![i] ?? NaN) - 1)).toBeLessThan(1e-3));
  });
});
