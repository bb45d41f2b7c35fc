import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DataSet } from '../../../src/datasets/dataSet';
import { ddimPlan } from '../../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../../src/diffusion/schedule';
import { encodeSafetensors } from '../../../src/safetensors';
import { parameterCount } from '../../../webview/engine/graph/graph';
import { buildUNet } from '../../../webview/engine/graph/unet';
import { presetConfig } from '../../../webview/engine/graph/unetConfig';
import { imageGrid } from '../../../webview/engine/pictures/drawImageGrid';
import { OnnxEngine } from '../../../webview/engine/backends/onnx/onnxEngine';
import { readPretrained } from '../../../webview/engine/models/pretrainedWeights';
import { readDiffusionRun, type DiffusionRun } from '../../tools/pretrain/runFile';
import { sampleStatistics, type Images } from '../../tools/sampleStatistics';
import { digits16 } from '../../fixtures/digits';
import { installedWasmRuntime } from '../../fixtures/installedWasmRuntime';

const folder = 'media/models/digits16-small';
const config = presetConfig('small', 16);
const graph = buildUNet(config);

let file: Uint8Array;
let run: DiffusionRun;
let data: DataSet;
beforeAll(async () => {
  file = await readFile(`${folder}/diffusion_pytorch_model.safetensors`);
  run = await readDiffusionRun(`${folder}/run.json`);
  data = await digits16();
});

describe('the shipped weights', () => {
  it('are of the small preset, and small', async () => {
    expect(file.length).toBeLessThan(1.5e6);
    expect(run.train.preset).toBe('small');
    expect(JSON.parse(await readFile(`${folder}/config.json`, 'utf8'))).toMatchObject(config);
    const { weights, ema } = readPretrained(file, graph);
    const sizes = [...weights.values()].map(({ data }) => data.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(parameterCount(graph));
    expect(ema).toEqual(weights);
  });

  it('draw images whose statistics are nearly those of digits', { timeout: 240_000 }, async () => {
    const engine = new OnnxEngine(await installedWasmRuntime(), config, { ...run.train, ...run }, data);
    await engine.restore(readPretrained(file, graph));
    const count = 16;
    const plan = ddimPlan(createSchedule(run.schedule), { steps: 50, eta: 0, clip: true });
    const drawn = await engine.sample(plan, { count, seed: 1 }, () => true);
    engine.dispose();
    const images = (from: number, of: number): Images => ({
      side: 16,
      count: of,
      pixels: data.images.subarray(from * 256, (from + of) * 256),
    });
    const training = images(0, 2000);
    const { pixels } = imageGrid(drawn, count, 16);
    const samples = sampleStatistics({ side: 16, count, pixels }, training);
    const real = sampleStatistics(images(data.count - data.heldOut, count), training);
    expect(Math.abs(samples.background - real.background)).toBeLessThan(0.1);
    expect(samples.nearestDigit).toBeLessThan(1.5 * real.nearestDigit);
    expect(samples.meanMapCorrelation).toBeGreaterThan(0.8);
  });
});

it('weights of another network are refused by name', () => {
  expect(() => readPretrained(file, buildUNet(presetConfig('tiny', 16)))).toThrow(/conv_in|time_embedding/);
  expect(() => readPretrained(encodeSafetensors(new Map()), graph)).toThrow(
    /time_embedding\.linear_1\.weight is missing/,
  );
});
