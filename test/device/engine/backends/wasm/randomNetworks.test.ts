import { beforeAll, describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../../src/diffusion/random/randomStream';
import { onnxDeviceOf } from '../../../../../webview/engine/backends/onnx/onnxDevice';
import { plainDevice } from '../../../../../webview/engine/backends/plain/plainDevice';
import { oneSlice } from '../../../../../webview/engine/backends/plain/slices';
import { relativeError } from '../../../../../webview/engine/backends/shared/relativeError';
import { wasmDevice } from '../../../../../webview/engine/backends/wasm/wasmDevice';
import type { EngineDevice } from '../../../../../webview/engine/contract/engineDevice';
import { buildUNet } from '../../../../../webview/engine/graph/unet';
import { presetConfig, type UNetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { gradientError, tolerances } from '../../../../../webview/engine/jobs/agreement';
import { randomValues } from '../../../../../webview/engine/jobs/operationNetworks';
import { initialWeights } from '../../../../../webview/engine/training/initialWeights';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';
import { kernelVariants } from '../../../../fixtures/kernelVariants';

let subjects: EngineDevice[];
let references: Readonly<Record<'onnx' | 'plain', EngineDevice>>;
beforeAll(async () => {
  subjects = await Promise.all(kernelVariants().map((variant) => wasmDevice({ variant })));
  references = { onnx: onnxDeviceOf(await installedWasmRuntime()), plain: plainDevice(oneSlice) };
});

/** More of them, and others, by these variables. */
const count = Number(process.env['RANDOM_NETWORKS'] ?? 6);
const firstSeed = Number(process.env['RANDOM_SEED'] ?? 1);

/** A network of widths that no tile divides, small enough for the plain engine. */
function randomConfig(seed: number): { config: UNetConfig; batch: number } {
  const random = new RandomStream(seed, 0);
  const pick = <Choice>(choices: readonly Choice[]): Choice =>
    choices[random.integers(1, choices.length)[0]!]!;
  const levels = pick([1, 2, 3]);
  const groups = pick([1, 2, 3]);
  const blocks = Array.from({ length: levels }, () => pick([true, false]));
  const channels = pick([1, 3, 5, 7]);
  return {
    batch: pick([1, 2, 5, 33]),
    config: {
      ...presetConfig('tiny', 8, 0, pick([null, 3])),
      sample_size: pick([1, 2, 3]) * 2 ** (levels - 1) * pick([1, 1, 2]),
      in_channels: channels,
      out_channels: channels,
      block_out_channels: blocks.map(() => groups * pick([3, 5, 7])),
      down_block_types: blocks.map((attends) => (attends ? 'AttnDownBlock2D' : 'DownBlock2D')),
      up_block_types: [...blocks].reverse().map((attends) => (attends ? 'AttnUpBlock2D' : 'UpBlock2D')),
      layers_per_block: pick([1, 2]),
      norm_num_groups: groups,
      norm_eps: 1e-2,
      freq_shift: 0,
      downsample_padding: pick([0, 1]),
      flip_sin_to_cos: pick([true, false]),
      dropout: pick([0, 0.2]),
    },
  };
}

describe('random networks of odd sizes', () => {
  it.each(Array.from({ length: count }, (_, index) => firstSeed + index))(
    'number %i has the values and gradients of ONNX Runtime and of plain JavaScript',
    async (seed) => {
      const { config, batch } = randomConfig(seed);
      const graph = buildUNet(config);
      const weights = [...initialWeights(graph, seed)].map(([name, { data }]) => [name, data] as const);
      const values = { ...randomValues(graph, batch, seed), parameters: new Map(weights) };
      const said = JSON.stringify({ batch, ...config });
      for (const reference of Object.values(references)) {
        const expected = await reference.createRunner(graph, batch).run(values);
        for (const device of subjects) {
          const actual = await device.createRunner(graph, batch).run(values);
          expect(relativeError(actual.prediction, expected.prediction), said).toBeLessThan(
            tolerances.forward,
          );
          expect(relativeError([actual.loss], [expected.loss]), said).toBeLessThan(tolerances.forward);
          expect(gradientError(actual, expected), said).toBeLessThan(tolerances.gradients);
        }
      }
    },
  );
});
