import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSavedTuning, type SavedTuning } from '../../../../../../src/protocol/savedTuning';
import { differentiate } from '../../../../../../webview/engine/graph/differentiate';
import { buildUNet } from '../../../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../../../webview/engine/graph/unetConfig';
import { fuseTraining } from '../../../../../../webview/engine/backends/webgpu/fuse/fuse';
import { bufferUsage } from '../../../../../../webview/engine/backends/webgpu/gpu';
import {
  hardwareChoice,
  productCandidates,
} from '../../../../../../webview/engine/backends/webgpu/tuning/kernelChoice';
import { ParameterArena } from '../../../../../../webview/engine/backends/webgpu/plan/parameterArena';
import { tune, tunedChoice } from '../../../../../../webview/engine/backends/webgpu/tuning/tuner';
import {
  TuningCache,
  type TuningTable,
} from '../../../../../../webview/engine/backends/webgpu/tuning/tuningCache';
import {
  createContext,
  type WebgpuContext,
} from '../../../../../../webview/engine/backends/webgpu/webgpuContext';
import { WebgpuEngine } from '../../../../../../webview/engine/backends/webgpu/webgpuEngine';
import { smallTraining } from '../../../../../fixtures/training';
import { nullAdapter } from '../../../../../fixtures/dawn';
import { noisyImages } from '../../../../../fixtures/noisyImages';

const graph = buildUNet(presetConfig('tiny', 16));
const arena = new ParameterArena(graph);
const batch = 4;
const none: ReadonlySet<string> = new Set();
const { nodes } = fuseTraining(differentiate(graph), arena, batch);

let context: WebgpuContext;
let weights: GPUBuffer;
beforeAll(async () => {
  context = createContext(await (await nullAdapter()).requestDevice(), false, 'a GPU');
  weights = context.gpu.createBuffer('weights', arena.size * 4, bufferUsage.STORAGE);
});

afterEach(() => vi.restoreAllMocks());

/** A clock that goes on by `ms` whenever it is read, so that a slow machine measures no less than a fast one. */
function clock(ms: (reading: number) => number): void {
  let [now, readings] = [0, 0];
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += ms(readings);
    readings += 1;
    return now;
  });
}

/** Measures everything. */
const tuneAll = (table: TuningTable): Promise<boolean> =>
  tune(context, table, nodes, batch, weights, new AbortController().signal);

describe('tuning', () => {
  it('ends at once when it is told so', async () => {
    const table: TuningTable = new Map();
    expect(await tune(context, table, nodes, batch, weights, AbortSignal.abort())).toBe(false);
    expect(table.size).toBe(0);
  });

  it('ends between two kernels when it is told so, and keeps what is complete', async () => {
    const table: TuningTable = new Map();
    const abort = new AbortController();
    const tuning = tune(context, table, nodes, batch, weights, abort.signal);
    abort.abort();
    await tuning;
    expect(table.size).toBeLessThan(2);
  });

  it('ends when its time is up, and goes on from there the next time', async () => {
    const table: TuningTable = new Map();
    clock(() => 100);
    await tuneAll(table);
    expect(table.size).toBeGreaterThan(0);
    expect(table.size).toBeLessThan(5);
    const known = new Set(table.keys());
    await tuneAll(table);
    expect(table.size).toBeGreaterThan(known.size);
    expect([...table.keys()].slice(0, known.size)).toEqual([...known]);
  });

  it.each([
    ['the first when each later one is slower', 1e-6, 0],
    ['the last when each later one is faster', -1e-6, -1],
  ] as const)('takes %s', async (_, growth, place) => {
    const table: TuningTable = new Map();
    clock((reading) => 0.01 + growth * reading);
    await tuneAll(table);
    for (const node of nodes) {
      if (node.op !== 'convolution' && node.op !== 'inputGradient') {
        continue;
      }
      const names = [...productCandidates(node, none).keys()];
      expect(tunedChoice(table, none).product(node, batch)).toEqual(
        productCandidates(node, none).get(names.at(place) ?? ''),
      );
    }
  });

  it('measures every product, gives the memory back, and measures nothing twice', async () => {
    const table: TuningTable = new Map();
    const before = context.gpu.counters.bytes;
    clock(() => 0);
    await tuneAll(table);
    const shapes = (op: string) => [...table.keys()].filter((shape) => shape.startsWith(op));
    expect(shapes('convolution').length).toBeGreaterThan(5);
    expect(shapes('inputGradient').length).toBeGreaterThan(5);
    expect(shapes('weightGradient').length).toBeGreaterThan(5);
    expect(context.gpu.counters.bytes).toBe(before);
    const { submits } = context.gpu.counters;
    await tuneAll(table);
    expect(context.gpu.counters.submits).toBe(submits);
  });

  it('measures anew what was kept under a name that no kernel has', async () => {
    const table: TuningTable = new Map();
    clock(() => 0);
    await tuneAll(table);
    const [shape = ''] = table.keys();
    table.set(shape, 'a kernel of another version');
    await tuneAll(table);
    expect(table.get(shape)).not.toBe('a kernel of another version');
  });
});

describe('the choice of kernels', () => {
  const node = nodes.find(({ op }) => op === 'convolution');
  if (node?.op !== 'convolution') {
    throw new Error('The network has no convolution.');
  }

  it('is what was measured, and a guess where nothing was or where the name is unknown', async () => {
    const table: TuningTable = new Map();
    clock(() => 0);
    const choice = tunedChoice(table, none);
    expect(choice.product(node, batch)).toEqual(hardwareChoice.product(node, batch));
    await tuneAll(table);
    const shapes = [...table.keys()].filter((shape) => shape.startsWith('convolution'));
    for (const [name, kernel] of productCandidates(node, none)) {
      for (const shape of shapes) {
        table.set(shape, name);
      }
      expect(choice.product(node, batch)).toEqual(kernel);
    }
    for (const shape of shapes) {
      table.set(shape, 'nonsense');
    }
    expect(choice.product(node, batch)).toEqual(hardwareChoice.product(node, batch));
  });
});

describe('what was measured', () => {
  const config = presetConfig('tiny', 16);
  const never = new Promise<string>(() => undefined);
  const train = async (cache: TuningCache, adapter: string) => {
    const own = createContext(context.gpu.device, false, adapter, cache);
    const training = { ...smallTraining, batchSize: batch };
    const engine = new WebgpuEngine(own, never, config, training, noisyImages(16));
    await engine.train(1);
    engine.dispose();
    return own.gpu.counters.submits;
  };

  it('is told with its adapter, and a new window that is given it measures nothing', async () => {
    let saved: SavedTuning = {};
    const first = new TuningCache((adapter, kernels) => (saved = { ...saved, [adapter]: kernels }));
    clock(() => 0);
    expect(await train(first, 'GPU A')).toBeGreaterThan(10);
    expect(Object.keys(saved)).toEqual(['GPU A']);
    const kept = readSavedTuning(JSON.parse(JSON.stringify(saved)));
    const next = new TuningCache();
    next.load(kept);
    expect(await train(next, 'GPU A')).toBeLessThan(10);
    expect(await train(next, 'GPU B')).toBeGreaterThan(10);
  });

  it('ends when the user stops, and training goes on without', async () => {
    const cache = new TuningCache();
    const own = createContext(context.gpu.device, false, 'GPU C', cache);
    const training = { ...smallTraining, batchSize: batch };
    const engine = new WebgpuEngine(own, never, config, training, noisyImages(16));
    const step = engine.train(1);
    engine.hurry();
    expect(await step).toHaveLength(1);
    expect(cache.table('GPU C').size).toBeLessThan(2);
    engine.dispose();
  });
});
