import { beforeAll, describe, expect, it } from 'vitest';
import { encodeCheckpoint } from '../../../../webview/engine/models/checkpoint';
import {
  readDiffusersFolder,
  writeDiffusersFolder,
} from '../../../../webview/engine/models/diffusers/diffusersFolder';
import { exportFiles } from '../../../../webview/engine/models/exportFiles';
import { openForeignNetwork } from '../../../../webview/engine/models/onnx/foreignNetwork';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';
import { buildUNet } from '../../../../webview/engine/graph/unet';
import { imageGrid } from '../../../../webview/engine/pictures/drawImageGrid';
import { initialWeights } from '../../../../webview/engine/training/initialWeights';
import { openNetwork } from '../../../../webview/engine/models/openNetwork';
import type { Network } from '../../../../webview/engine/contract/network';
import { onnxDeviceOf } from '../../../../webview/engine/backends/onnx/onnxDevice';
import type { OnnxRuntime } from '../../../../webview/engine/backends/onnx/onnxRuntime';
import { planFor } from '../../../../webview/engine/sampling/planFor';
import { defaultPlaygroundState, type LossId } from '../../../../src/protocol/playgroundState';
import { digits16 } from '../../../fixtures/digits';
import { linearSchedule } from '../../../fixtures/training';
import { installedWasmRuntime } from '../../../fixtures/installedWasmRuntime';

let runtime: OnnxRuntime;
beforeAll(async () => {
  runtime = await installedWasmRuntime();
});

const config = presetConfig('tiny', 16);
const weights = initialWeights(buildUNet(config), 21);
const noRun = () => {
  throw new Error('no run');
};

/** Opens a network of ours with these weights, through the files that it is written to. */
async function ours(loss: LossId): Promise<Network> {
  const files = writeDiffusersFolder({ config, weights, schedule: linearSchedule, loss });
  return openNetwork(onnxDeviceOf(runtime), readDiffusersFolder(files));
}

/** Four DDIM steps for two images. */
function samples({ engine, schedule, loss }: Network): Promise<Float32Array> {
  const settings = { ...defaultPlaygroundState.sample, steps: 4, clip: false };
  return engine.sample(planFor(schedule, loss, settings), { count: 2, seed: 6 }, () => true);
}

describe('a model that goes out and comes in again', () => {
  it('draws the same samples, bit for bit, by way of a diffusers folder', async () => {
    const first = await ours('epsilon');
    const folder = await exportFiles(first, 'diffusers', noRun);
    const again = await openNetwork(onnxDeviceOf(runtime), readDiffusersFolder(folder));
    const [before, after] = [await samples(first), await samples(again)];
    expect(before.every(Number.isFinite)).toBe(true);
    expect(new Set(before).size).toBeGreaterThan(100);
    expect(Buffer.from(after.buffer).equals(Buffer.from(before.buffer))).toBe(true);
  });

  it.each(['epsilon', 'x0', 'v'] as const)(
    'draws the same samples within 1e-4 by way of ONNX when it predicts %s',
    async (loss) => {
      const first = await ours(loss);
      const files = await exportFiles(first, 'onnx', noRun);
      const onnx = files.get('model.onnx') ?? new Uint8Array();
      const again = await openForeignNetwork(runtime, {
        name: 'model.onnx',
        onnx,
        schedule: linearSchedule,
        loss,
        timesteps: 'zeroBased',
      });
      if ('classInput' in again) {
        throw new Error('It takes no classes.');
      }
      const [before, after] = [await samples(first), await samples(again)];
      const worst = before.reduce((most, value, i) => Math.max(most, Math.abs(value - (after[i] ?? NaN))), 0);
      // Unclipped samples of an untrained network are large.
      const largest = before.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
      expect(worst / largest).toBeLessThan(1e-4);
      await expect(exportFiles(again, 'onnx', noRun)).rejects.toThrow(/imported ONNX model/);
      again.engine.dispose();
    },
  );

  it('says in the ONNX file what it is and how to sample with it', async () => {
    const files = await exportFiles(await ours('v'), 'onnxRaw', noRun);
    const text = new TextDecoder().decode(files.get('model.onnx'));
    for (const part of ['sampler_loop', 'timestep_convention', 'v_prediction', 'alphas_cumprod', 'raw']) {
      expect(text).toContain(part);
    }
  });

  it('takes the run itself along as a checkpoint and as a cluster folder', async () => {
    const network = await ours('epsilon');
    const { source } = network;
    if (!source) {
      throw new Error('it is ours');
    }
    const { train } = defaultPlaygroundState;
    const setup = { seed: 1, schedule: linearSchedule, train };
    const snapshot = await source.snapshot();
    const checkpoint = encodeCheckpoint({ setup, snapshot, lossCurve: [], elapsedSeconds: 0 });
    const data = await digits16();
    const run = () => ({ data, train, save: () => Promise.resolve(checkpoint) });
    expect((await exportFiles(network, 'checkpoint', run)).get('run.safetensors')).toBe(checkpoint);
    const cluster = await exportFiles(network, 'cluster', run);
    expect([...cluster.keys()]).toEqual(
      expect.arrayContaining(['README.md', 'launch.sh', 'model/model_index.json', 'images/00000.png']),
    );
  });

  it('refuses a foreign file that is none, in a sentence that names it', async () => {
    const broken = { name: 'broken.onnx', onnx: new Uint8Array(64), schedule: linearSchedule };
    await expect(
      openForeignNetwork(runtime, { ...broken, loss: 'epsilon', timesteps: 'zeroBased' }),
    ).rejects.toThrow(/broken\.onnx/);
  });
});

describe('images of several channels', () => {
  it('keep their colours, with the mean as their grey', () => {
    // One pixel of red, another of white: NCHW.
    const grid = imageGrid(Float32Array.of(1, 1, -1, 1, -1, 1, 0, 0, 0, 0, 0, 0), 3, 1, 3);
    expect(grid.pixels.length).toBe(3);
    const two = imageGrid(Float32Array.of(1, -1, -1, 1, 1, 1), 2, 1, 3);
    expect([...(two.colours ?? [])]).toEqual([255, 0, 0, 255, 255, 255]);
    expect([...two.pixels]).toEqual([85, 255]);
  });

  it('have only a mean when they are no colours', () => {
    const grid = imageGrid(Float32Array.of(1, -1), 1, 1, 2);
    expect(grid.colours).toBeUndefined();
    expect([...grid.pixels]).toEqual([128]);
  });
});
