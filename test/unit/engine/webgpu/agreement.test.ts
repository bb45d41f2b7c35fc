import { beforeAll, describe, expect, it } from 'vitest';
import { gradientError } from '../../../../webview/engine/agreement';
import type { EngineDevice } from '../../../../webview/engine/engineDevice';
import type { Graph } from '../../../../webview/engine/graph/graph';
import { buildMlp, mlpConfig } from '../../../../webview/engine/graph/mlp';
import { buildUNet } from '../../../../webview/engine/graph/unet';
import { initialWeights } from '../../../../webview/engine/initialWeights';
import { onnxDeviceOf } from '../../../../webview/engine/onnx/onnxDevice';
import { operationNetworks, randomValues } from '../../../../webview/engine/operationNetworks';
import { relativeError } from '../../../../webview/engine/relativeError';
import { softwareChoice } from '../../../../webview/engine/webgpu/kernelChoice';
import type { KernelChoice } from '../../../../webview/engine/webgpu/lower';
import { createContext, type WebgpuContext } from '../../../../webview/engine/webgpu/webgpuContext';
import { WebgpuRunner } from '../../../../webview/engine/webgpu/webgpuRunner';
import { oddNetwork } from '../oddNetwork';
import { installedWasmRuntime } from '../onnx/runOnnx';
import { swiftShaderAdapter, swiftShaderFolder } from './dawn';

let context: WebgpuContext;
let reference: EngineDevice;

/** Everything through workgroup memory, which a software adapter does not get on its own. */
const workgroups: KernelChoice = {
  norm: 'cooperative',
  product: () => ({ family: 'workgroup', tile: { pixels: 32, channels: 32 } }),
  weightGradient: (_, batch) => ({ family: 'workgroup', splits: Math.min(3, batch) }),
};

const networks: [string, Graph][] = [
  [
    'a network with everything that the presets leave alone',
    buildUNet({ ...oddNetwork, layers_per_block: 1 }),
  ],
  ['a perceptron with classes', buildMlp(mlpConfig(2, 4))],
];

const families = { 'in registers': softwareChoice, 'through workgroup memory': workgroups };

describe.skipIf(!swiftShaderFolder)(
  'on SwiftShader, compared with ONNX Runtime',
  { timeout: 300_000 },
  () => {
    beforeAll(async () => {
      const device = await (await swiftShaderAdapter()).requestDevice();
      context = createContext(device, true);
      reference = onnxDeviceOf(await installedWasmRuntime());
    }, 300_000);

    describe.each(Object.entries(families))('%s', (_, choice) => {
      it.each(Object.entries(operationNetworks))(
        '%s has the same result and gradients',
        async (_name, graph) => {
          for (const batch of [1, 3]) {
            const values = randomValues(graph, batch, 11);
            const expecting = reference.createRunner(graph, batch);
            const expected = await expecting.run(values);
            // The runner fills all its memory with NaN before each run.
            const running = new WebgpuRunner({ ...context, choice }, graph, batch);
            const actual = await running.run(values);
            expect(relativeError(actual.prediction, expected.prediction)).toBeLessThan(1e-5);
            expect(relativeError([actual.loss], [expected.loss])).toBeLessThan(1e-5);
            expect(gradientError(actual, expected)).toBeLessThan(1e-4);
            expecting.dispose();
            running.dispose();
          }
        },
      );

      it.each(networks)('%s has the same result and gradients, dropout included', async (_name, graph) => {
        const batch = 3;
        const weights = [...initialWeights(graph, 3)].map(([name, { data }]) => [name, data] as const);
        const values = { ...randomValues(graph, batch, 12), parameters: new Map(weights) };
        const expecting = reference.createRunner(graph, batch);
        const running = new WebgpuRunner({ ...context, choice }, graph, batch);
        const [expected, actual] = [await expecting.run(values), await running.run(values)];
        expect(relativeError(actual.prediction, expected.prediction)).toBeLessThan(1e-5);
        expect(relativeError([actual.loss], [expected.loss])).toBeLessThan(1e-5);
        expect(gradientError(actual, expected)).toBeLessThan(1e-4);
        expecting.dispose();
        running.dispose();
      });
    });
  },
);
