import { beforeAll, describe, expect, it } from 'vitest';
import { differentiate } from '../../../../webview/engine/graph/differentiate';
import { buildUNet } from '../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';
import { fuseTraining } from '../../../../webview/engine/webgpu/fuse';
import { bufferUsage } from '../../../../webview/engine/webgpu/gpu';
import { ParameterArena } from '../../../../webview/engine/webgpu/parameterArena';
import { tune, tuningTable } from '../../../../webview/engine/webgpu/tuner';
import { createContext, type WebgpuContext } from '../../../../webview/engine/webgpu/webgpuContext';
import { nullAdapter } from './dawn';

const graph = buildUNet(presetConfig('tiny', 16));
const arena = new ParameterArena(graph);
const batch = 4;
const { nodes } = fuseTraining(differentiate(graph), arena, batch);

let context: WebgpuContext;
let weights: GPUBuffer;
beforeAll(async () => {
  context = createContext(await (await nullAdapter()).requestDevice(), false, 'a GPU');
  weights = context.gpu.createBuffer('weights', arena.size * 4, bufferUsage.STORAGE);
});

describe('tuning', { timeout: 120_000 }, () => {
  it('ends at once when it is told so', async () => {
    const table = tuningTable('a GPU that nobody waits for');
    await tune(context, table, nodes, batch, weights, AbortSignal.abort());
    expect(table.products.size + table.weights.size).toBe(0);
  });

  it('measures the costliest products first, gives their memory back, and measures nothing twice', async () => {
    const table = tuningTable('a GPU');
    const before = context.gpu.counters.bytes;
    for (let round = 0; round < 50; round++) {
      const measured = table.products.size + table.weights.size;
      await tune(context, table, nodes, batch, weights, new AbortController().signal);
      if (table.products.size + table.weights.size === measured) break;
    }
    expect(table.products.size).toBeGreaterThan(10);
    expect(table.weights.size).toBeGreaterThan(5);
    expect(context.gpu.counters.bytes).toBe(before);
    const { submits } = context.gpu.counters;
    await tune(context, table, nodes, batch, weights, new AbortController().signal);
    expect(context.gpu.counters.submits).toBe(submits);
  });

  it('is kept by adapter', () => {
    expect(tuningTable('a GPU')).toBe(tuningTable('a GPU'));
    expect(tuningTable('another GPU').products.size).toBe(0);
  });
});
