import { beforeAll, describe, expect, it } from 'vitest';
import { gradientError } from '../../../../../webview/engine/jobs/agreement';
import type { EngineDevice } from '../../../../../webview/engine/contract/engineDevice';
import type { Graph } from '../../../../../webview/engine/graph/graph';
import { buildMlp, mlpConfig } from '../../../../../webview/engine/graph/mlp';
import { buildUNet } from '../../../../../webview/engine/graph/unet';
import type { GraphResults, GraphValues } from '../../../../../webview/engine/contract/graphRunner';
import { initialWeights } from '../../../../../webview/engine/training/initialWeights';
import { onnxDeviceOf } from '../../../../../webview/engine/backends/onnx/onnxDevice';
import { operationNetworks, randomValues } from '../../../../../webview/engine/jobs/operationNetworks';
import { relativeError } from '../../../../../webview/engine/backends/shared/relativeError';
import { softwareChoice } from '../../../../../webview/engine/backends/webgpu/tuning/kernelChoice';
import type { KernelChoice } from '../../../../../webview/engine/backends/webgpu/plan/lower';
import {
  createContext,
  type WebgpuContext,
} from '../../../../../webview/engine/backends/webgpu/webgpuContext';
import { WebgpuRunner } from '../../../../../webview/engine/backends/webgpu/webgpuRunner';
import { oddNetwork } from '../../../../fixtures/oddNetwork';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';
import { swiftShaderAdapter, swiftShaderFolder } from '../../../../fixtures/dawn';

let context: WebgpuContext;
let reference: EngineDevice;

/** Everything through workgroup memory, which a software adapter does not get on its own. */
const workgroups: KernelChoice = {
  norm: () => 'cooperative',
  product: () => ({ family: 'workgroup', tile: { pixels: 32, channels: 32 } }),
  weightGradient: (_, batch) => ({ family: 'workgroup', splits: Math.min(3, batch) }),
};

const networks: [string, Graph][] = [
  [
    'a network with everything that the presets leave alone',
    buildUNet({ ...oddNetwork, layers_per_block: 1 }),
  ],
  ['a perceptron with classes', buildMlp({ ...mlpConfig(2, 4), hidden_size: 10, num_layers: 1 })],
];

/** What the reference gives, once for all families of kernels. */
const expectations = new Map<string, Promise<GraphResults>>();
function expectation(name: string, graph: Graph, values: GraphValues): Promise<GraphResults> {
  const batch = values.timesteps.length;
  const key = `${name} ${batch}`;
  const known = expectations.get(key);
  if (known) {
    return known;
  }
  const runner = reference.createRunner(graph, batch);
  const results = runner.run(values).finally(() => runner.dispose());
  expectations.set(key, results);
  return results;
}

/**
 * What workgroups compute in another way: products and norms. All other operations are the same kernels in both
 * families, and fused with products they are in `networks`. SwiftShader takes half a second to compile each kernel.
 */
const ofWorkgroups = /^(linear|conv2d|groupNorm|concat|upsample)/;

const operations = Object.entries(operationNetworks);
const families: [string, KernelChoice, typeof operations][] = [
  ['in registers', softwareChoice, operations],
  ['through workgroup memory', workgroups, operations.filter(([name]) => ofWorkgroups.test(name))],
];

describe.skipIf(!swiftShaderFolder)('on SwiftShader, compared with ONNX Runtime', () => {
  beforeAll(async () => {
    const device = await (await swiftShaderAdapter()).requestDevice();
    context = createContext(device, true);
    reference = onnxDeviceOf(await installedWasmRuntime());
  });

  describe.each(families)('%s', (_, choice, ofFamily) => {
    it.each(ofFamily)('%s has the same result and gradients', async (name, graph) => {
      for (const batch of [1, 3]) {
        const values = randomValues(graph, batch, 11);
        const expected = await expectation(name, graph, values);
        // The runner fills all its memory with NaN before each run.
        const running = new WebgpuRunner({ ...context, choice }, graph, batch);
        const actual = await running.run(values);
        expect(relativeError(actual.prediction, expected.prediction)).toBeLessThan(1e-5);
        expect(relativeError([actual.loss], [expected.loss])).toBeLessThan(1e-5);
        expect(gradientError(actual, expected)).toBeLessThan(1e-4);
        running.dispose();
      }
    });

    it.each(networks)('%s has the same result and gradients, dropout included', async (name, graph) => {
      const batch = 3;
      const weights = [...initialWeights(graph, 3)].map(([name, { data }]) => [name, data] as const);
      const values = { ...randomValues(graph, batch, 12), parameters: new Map(weights) };
      const running = new WebgpuRunner({ ...context, choice }, graph, batch);
      const [expected, actual] = [await expectation(name, graph, values), await running.run(values)];
      expect(relativeError(actual.prediction, expected.prediction)).toBeLessThan(1e-5);
      expect(relativeError([actual.loss], [expected.loss])).toBeLessThan(1e-5);
      expect(gradientError(actual, expected)).toBeLessThan(1e-4);
      running.dispose();
    });
  });
});
