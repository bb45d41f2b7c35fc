import * as jax from '@jax-js/jax';
import { beforeAll, describe, expect, it } from 'vitest';
import { presetConfig, type UNetConfig } from '../../../webview/engine/graph/unetConfig';
import { onnxDeviceOf } from '../../../webview/engine/backends/onnx/onnxDevice';
import { cpuBackend } from '../../../webview/engine/backends/tfjs/cpuBackend';
import { benchTraining } from '../../bench/benchTraining';
import { JaxTrainer } from '../../bench/peers/jaxTrainer';
import { TfjsTrainer } from '../../bench/peers/tfjsTrainer';
import { noisyImages } from '../../fixtures/noisyImages';
import { installedWasmRuntime } from '../../fixtures/installedWasmRuntime';

/** Everything that the presets have, attention at two levels included, on small images. */
const config: UNetConfig = {
  ...presetConfig('ref', 8),
  block_out_channels: [8, 16],
  norm_num_groups: 4,
  down_block_types: ['DownBlock2D', 'AttnDownBlock2D'],
  up_block_types: ['AttnUpBlock2D', 'UpBlock2D'],
};
const training = { ...benchTraining(3), learningRate: 1e-2, maxGradientNorm: 0.2 };
const data = noisyImages(8);
const steps = 5;

/** A step's loss depends on the update of every step before it. */
let expected: Float32Array;
beforeAll(async () => {
  const reference = onnxDeviceOf(await installedWasmRuntime()).createEngine(config, training, data);
  expected = await reference.train(steps);
  reference.dispose();
});

function expectSame(losses: Float32Array): void {
  expect(losses).toHaveLength(steps);
  losses.forEach((loss, i) => expect(Math.abs(loss / (expected[i] ?? NaN) - 1)).toBeLessThan(1e-3));
}

describe('what the benchmarks compare with', () => {
  it('learns: five steps change the loss by more than engines may differ', async () => {
    const still = onnxDeviceOf(await installedWasmRuntime()).createEngine(
      config,
      { ...training, learningRate: 0 },
      data,
    );
    const losses = await still.train(steps);
    still.dispose();
    losses
      .slice(1)
      .forEach((loss, i) => expect(Math.abs(loss / (expected[i + 1] ?? NaN) - 1)).toBeGreaterThan(5e-3));
  });

  it('trains the same steps with tfjs as its documentation shows', async () => {
    await cpuBackend();
    expectSame(await new TfjsTrainer(config, training, data).train(steps));
  });

  it('trains the same steps with jax-js, the whole step in one jit', async () => {
    expect(await jax.init('wasm')).toContain('wasm');
    jax.defaultDevice('wasm');
    expectSame(await new JaxTrainer(config, training, data).train(steps));
  });
});
