import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { networkSchedule } from '../../../../src/figures/digitsNetwork';
import { cpuBackend } from '../../../../webview/engine/backends/tfjs/cpuBackend';
import { tfjsDevice } from '../../../../webview/engine/backends/tfjs/tfjsDevice';
import type { Engine } from '../../../../webview/engine/contract/engine';
import { activationsOf } from '../../../../webview/engine/models/activations';
import { openNetwork } from '../../../../webview/engine/models/openNetwork';
import type { LayerActivation } from '../../../../webview/engine/protocol/activations';
import { inRoot } from '../../../tools/paths.mjs';

const file = (name: string) => readFileSync(inRoot(`media/models/digits16-small/${name}`));
const x = new RandomStream(1, 7).normal(256);

describe('what each layer of a shipped network gives', () => {
  let engine: Engine;
  let layers: readonly LayerActivation[];

  beforeAll(async () => {
    const { source } = await openNetwork(tfjsDevice(await cpuBackend()), {
      config: file('config.json').toString('utf8'),
      weights: new Uint8Array(file('diffusion_pytorch_model.safetensors')),
      schedule: networkSchedule,
      loss: 'epsilon',
    });
    engine = source!;
    layers = await activationsOf(engine, { x, t: 300 });
  });

  it('ends in the network’s own prediction', async () => {
    const predicted = await engine.predict(x, [300]);
    const last = layers.at(-1);
    expect([last?.name, last?.shape]).toEqual(['conv_out', [1, 16, 16]]);
    predicted.forEach((value, index) => expect(last?.data[index]).toBeCloseTo(value, 5));
  });

  it('has as many numbers as its shape says, all finite', () => {
    for (const { shape, data } of layers) {
      expect(data).toHaveLength(shape.reduce((product, size) => product * size, 1));
      expect(data.every(Number.isFinite)).toBe(true);
    }
  });

  it('takes t in every residual block, and skips in the way up', () => {
    const residual = layers.filter(({ kind }) => kind === 'residual');
    expect(residual.length).toBeGreaterThan(5);
    expect(layers.filter(({ takesTime }) => takesTime)).toEqual(residual);
    const last = layers.findLast(({ skipsFrom }) => skipsFrom.length > 0);
    expect(last?.skipsFrom).toEqual(['conv_in']);
  });

  it('has attention whose rows are shares', () => {
    const attention = layers.find(({ name }) => name === 'mid_block.attentions.0')?.attention;
    expect(attention?.shape).toEqual([1, 16, 16]);
    for (let row = 0; row < 16; row++) {
      const shares = attention!.data.subarray(row * 16, (row + 1) * 16);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    }
  });

  it('changes with t', async () => {
    const later = await activationsOf(engine, { x, t: 900 });
    const of = (all: readonly LayerActivation[]) =>
      all.find(({ name }) => name === 'down_blocks.0.resnets.0')!;
    expect(of(later).data).not.toEqual(of(layers).data);
    expect(later[0]?.name).toBe(layers[0]?.name);
  });
});
