import { beforeAll, describe, expect, it } from 'vitest';
import type { DataSet } from '../../../../../src/datasets/dataSet';
import { RandomStream } from '../../../../../src/diffusion/random/randomStream';
import { compareEngines, gradientError } from '../../../../../webview/engine/jobs/agreement';
import type { AgreementRow } from '../../../../../webview/engine/protocol/checks';
import type { EngineDevice } from '../../../../../webview/engine/contract/engineDevice';
import type { Graph } from '../../../../../webview/engine/graph/graph';
import { buildMlp, mlpConfig } from '../../../../../webview/engine/graph/mlp';
import { buildUNet } from '../../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../../webview/engine/training/initialWeights';
import { onnxDeviceOf } from '../../../../../webview/engine/backends/onnx/onnxDevice';
import { operationNetworks, randomValues } from '../../../../../webview/engine/jobs/operationNetworks';
import { relativeError } from '../../../../../webview/engine/backends/shared/relativeError';
import { cpuBackend } from '../../../../../webview/engine/backends/tfjs/cpuBackend';
import { tfjsDevice } from '../../../../../webview/engine/backends/tfjs/tfjsDevice';
import { digits16 } from '../../../../fixtures/digits';
import { oddNetwork } from '../../../../fixtures/oddNetwork';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';

let onnx: EngineDevice;
let tfjs: EngineDevice;
let data: DataSet;
beforeAll(async () => {
  onnx = onnxDeviceOf(await installedWasmRuntime());
  tfjs = tfjsDevice(await cpuBackend());
  data = await digits16();
});

async function allRows(subject: EngineDevice, reference: EngineDevice): Promise<AgreementRow[]> {
  const rows: AgreementRow[] = [];
  for await (const row of compareEngines(subject, reference, data, { steps: 8, samplingSteps: 10 })) {
    rows.push(row);
  }
  return rows;
}

describe('the comparison of engines', () => {
  it('finds that ONNX Runtime and tfjs agree in everything', async () => {
    const rows = await allRows(onnx, tfjs);
    expect(rows.filter(({ ok }) => !ok)).toEqual([]);
    const operations = Object.keys(operationNetworks).flatMap((name) => [
      `${name}: result`,
      `${name}: gradients`,
    ]);
    expect(rows.map(({ check }) => check)).toEqual([
      ...operations,
      'losses of 8 training steps',
      'the same run again',
      'losses after other settings',
      'a DDIM sample of 10 steps',
      'the same sample again',
    ]);
    // Engines that round alike would not be two engines.
    expect(rows.some(({ error }) => error > 0)).toBe(true);
  });

  it('finds an engine that adds, drops or keeps a little', async () => {
    const wrong: EngineDevice = {
      ...onnx,
      createRunner: (graph, batch) => {
        const runner = onnx.createRunner(graph, batch);
        return {
          run: async (values) => {
            const results = await runner.run(values);
            const [[name, gradient] = ['', new Float32Array()]] = [...results.gradients];
            const off = gradient.map((value, i) => (i === 0 ? value + 1e-2 * Math.abs(value) + 1e-2 : value));
            return {
              ...results,
              prediction: results.prediction.map((value) => value * (1 + 1e-4)),
              gradients: new Map(results.gradients).set(name, off),
            };
          },
          dispose: () => runner.dispose(),
        };
      },
    };
    const comparing = compareEngines(wrong, tfjs, data);
    for (const kind of ['result', 'gradients']) {
      const { value } = await comparing.next();
      expect(value).toMatchObject({ check: `linear: ${kind}`, ok: false });
    }
    await comparing.return();
  });
});

describe('a whole network', () => {
  const networks: [string, Graph][] = [
    ['the tiny preset', buildUNet(presetConfig('tiny', 16, 0.1))],
    ['the ref preset with classes', buildUNet(presetConfig('ref', 16, 0.1, 4))],
    ['a perceptron with classes', buildMlp(mlpConfig(2, 4))],
    ['a network with everything that the presets leave alone', buildUNet(oddNetwork)],
  ];
  it.each(networks)('%s agrees with tfjs and its autodiff, dropout included', async (_, graph) => {
    const weights = [...initialWeights(graph, 3)].map(([name, { data: values }]) => [name, values] as const);
    const values = { ...randomValues(graph, 2, 12), parameters: new Map(weights) };
    const [actual, expected] = await Promise.all(
      [onnx, tfjs].map((device) => device.createRunner(graph, 2).run(values)),
    );
    if (!actual || !expected) {
      throw new Error('An engine gave nothing.');
    }
    expect(relativeError(actual.prediction, expected.prediction)).toBeLessThan(1e-5);
    expect(relativeError([actual.loss], [expected.loss])).toBeLessThan(1e-5);
    expect(gradientError(actual, expected)).toBeLessThan(1e-4);
  });
});

describe('the gradients', () => {
  it.each(Object.entries(operationNetworks))(
    'of %s are what differences of the loss give',
    async (_, graph) => {
      const values = randomValues(graph, 3, 13);
      const network = onnx.createRunner(graph, 3);
      const { gradients } = await network.run(values);
      const step = 3e-3;
      for (const [i, [name, value]] of [...values.parameters].entries()) {
        const direction = new RandomStream(14 + i, 0).normal(value.length);
        const lossAt = async (sign: number) => {
          const moved = value.map((each, j) => each + sign * step * (direction[j] ?? 0));
          const parameters = new Map(values.parameters).set(name, moved);
          return (await network.run({ ...values, parameters })).loss;
        };
        const numeric = ((await lossAt(1)) - (await lossAt(-1))) / (2 * step);
        const analytic = direction.reduce(
          (sum, each, j) => sum + each * (gradients.get(name)?.[j] ?? NaN),
          0,
        );
        // The loss is of float32 and of the order 10: its differences have an error of about 1e-6 / step.
        expect(Math.abs(numeric - analytic), name).toBeLessThan(1e-2 * Math.abs(analytic) + 5e-3);
      }
      network.dispose();
    },
  );
});
