import { beforeAll, describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import type { Graph } from '../../../../webview/engine/graph/graph';
import { buildUNet } from '../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../webview/engine/initialWeights';
import type { OnnxRuntime } from '../../../../webview/engine/onnx/onnxRuntime';
import { runnerOf, type GraphRunner, type GraphValues } from '../../../../webview/engine/graphRunner';
import { OnnxProgram } from '../../../../webview/engine/onnx/onnxProgram';
import { cpuBackend } from '../../../../webview/engine/tfjs/cpuBackend';
import type { TfjsBackend } from '../../../../webview/engine/tfjs/tfjsBackend';
import { TfjsProgram } from '../../../../webview/engine/tfjs/tfjsProgram';
import { networks, randomValues, relativeError } from './networks';
import { installedWasmRuntime } from './runOnnx';

let runtime: OnnxRuntime;
let backend: TfjsBackend;
beforeAll(async () => {
  backend = await cpuBackend();
  runtime = await installedWasmRuntime();
});

const onnxRunner = (graph: Graph, batch: number) => runnerOf(new OnnxProgram(runtime, graph, batch), graph);

async function runOnce(runner: GraphRunner, values: GraphValues) {
  const results = await runner.run(values);
  runner.dispose();
  return results;
}

/** The largest relative errors of our models against tfjs; gradients relative to the largest of their tensor. */
async function errors(graph: Graph, values: GraphValues) {
  const expected = await runOnce(runnerOf(new TfjsProgram(backend, graph), graph), values);
  const actual = await runOnce(onnxRunner(graph, values.timesteps.length), values);
  const largest = Math.max(...[...expected.gradients.values()].map((each) => each.reduce(maxAbs, 0)));
  const gradients = [...expected.gradients].map(([name, gradient]) => {
    const error = relativeError(actual.gradients.get(name) ?? [], gradient);
    // A gradient that is zero but for rounding, as the key's bias has it, cannot be compared with itself.
    return gradient.reduce(maxAbs, 0) < 1e-6 * largest ? 0 : error;
  });
  return {
    prediction: relativeError(actual.prediction, expected.prediction),
    loss: relativeError([actual.loss], [expected.loss]),
    gradients: Math.max(...gradients),
  };
}

const maxAbs = (largest: number, value: number) => Math.max(largest, Math.abs(value));

describe.each([1, 3])('on a batch of %i', (batch) => {
  it.each(Object.entries(networks))('%s agrees with tfjs and its autodiff', async (_, graph) => {
    const { prediction, loss, gradients } = await errors(graph, randomValues(graph, batch, 11));
    expect(prediction).toBeLessThan(1e-5);
    expect(loss).toBeLessThan(1e-5);
    expect(gradients).toBeLessThan(1e-4);
  });
});

describe('a whole U-Net', () => {
  it.each(['tiny', 'ref'] as const)(
    '%s agrees with tfjs and its autodiff, dropout included',
    async (preset) => {
      const graph = buildUNet(presetConfig(preset, 16, 0.1));
      const weights = [...initialWeights(graph, 3)].map(([name, { data }]) => [name, data] as const);
      const values = { ...randomValues(graph, 2, 12), parameters: new Map(weights) };
      const { prediction, loss, gradients } = await errors(graph, values);
      expect(prediction).toBeLessThan(1e-5);
      expect(loss).toBeLessThan(1e-5);
      expect(gradients).toBeLessThan(1e-4);
    },
  );
});

describe('the gradients', () => {
  it.each(Object.entries(networks))('of %s are what differences of the loss give', async (_, graph) => {
    const values = randomValues(graph, 3, 13);
    const network = onnxRunner(graph, 3);
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
      const analytic = direction.reduce((sum, each, j) => sum + each * (gradients.get(name)?.[j] ?? NaN), 0);
      // The loss is of float32 and of the order 10: its differences have an error of about 1e-6 / step.
      expect(Math.abs(numeric - analytic), name).toBeLessThan(1e-2 * Math.abs(analytic) + 5e-3);
    }
    network.dispose();
  });
});
