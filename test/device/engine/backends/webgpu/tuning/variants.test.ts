import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { gradientError } from '../../../../../../webview/engine/jobs/agreement';
import { operationNetworks, randomValues } from '../../../../../../webview/engine/jobs/operationNetworks';
import { relativeError } from '../../../../../../webview/engine/backends/shared/relativeError';
import { plainDevice } from '../../../../../../webview/engine/backends/plain/plainDevice';
import { oneSlice } from '../../../../../../webview/engine/backends/plain/slices';
import { wasmDevice } from '../../../../../../webview/engine/backends/wasm/wasmDevice';
import {
  hardwareChoice,
  softwareChoice,
} from '../../../../../../webview/engine/backends/webgpu/tuning/kernelChoice';
import { tune } from '../../../../../../webview/engine/backends/webgpu/tuning/tuner';
import {
  halfPrecision,
  subgroups,
  variantFeatures,
} from '../../../../../../webview/engine/backends/webgpu/tuning/variants';
import { fuseTraining } from '../../../../../../webview/engine/backends/webgpu/fuse/fuse';
import { bufferUsage } from '../../../../../../webview/engine/backends/webgpu/gpu';
import type { KernelChoice } from '../../../../../../webview/engine/backends/webgpu/plan/lower';
import { ParameterArena } from '../../../../../../webview/engine/backends/webgpu/plan/parameterArena';
import { requestWebgpu } from '../../../../../../webview/engine/backends/webgpu/requestWebgpu';
import {
  createContext,
  type WebgpuContext,
} from '../../../../../../webview/engine/backends/webgpu/webgpuContext';
import { WebgpuEngine } from '../../../../../../webview/engine/backends/webgpu/webgpuEngine';
import { WebgpuRunner } from '../../../../../../webview/engine/backends/webgpu/webgpuRunner';
import { differentiate } from '../../../../../../webview/engine/graph/differentiate';
import { GraphBuilder } from '../../../../../../webview/engine/graph/graphBuilder';
import { addConv2d } from '../../../../../../webview/engine/graph/operations/conv2d';
import { buildUNet } from '../../../../../../webview/engine/graph/unet';
import { presetConfig, type UNetConfig } from '../../../../../../webview/engine/graph/unetConfig';
import { float16Bits, float16Value } from '../../../../../../webview/engine/models/float16';
import { smallTraining } from '../../../../../fixtures/training';
import {
  foundAdapter,
  nullAdapter,
  swiftShaderAdapter,
  swiftShaderFolder,
} from '../../../../../fixtures/dawn';
import { noisyImages } from '../../../../../fixtures/noisyImages';

const never = new Promise<string>(() => undefined);

const bySubgroups: KernelChoice = { ...hardwareChoice, norm: () => 'subgroups' };
const withHalves = (choice: KernelChoice): KernelChoice => ({
  ...choice,
  product: (node, batch) =>
    node.op === 'convolution'
      ? { family: 'workgroup', tile: { pixels: 32, channels: 32, operands: 'f16' } }
      : choice.product(node, batch),
});
const byHalves = withHalves(hardwareChoice);

describe('on a device that checks everything and runs nothing', () => {
  let context: WebgpuContext;
  beforeAll(async () => {
    const adapter = await nullAdapter();
    expect(variantFeatures.every((feature) => adapter.features.has(feature))).toBe(true);
    context = createContext(await requestWebgpu(adapter), false, 'a GPU');
  });

  it('a training step is as many dispatches as without, one submission, and makes nothing', async () => {
    const { counters } = context.gpu;
    const dispatches = async (choice: KernelChoice) => {
      const own = { ...context, choice, tuning: null };
      const engine = new WebgpuEngine(own, never, presetConfig('tiny', 16), smallTraining, noisyImages(16));
      await engine.train(1);
      const before = { ...counters };
      await engine.train(4);
      expect(counters.submits - before.submits).toBe(4);
      expect(counters.buffersCreated).toBe(before.buffersCreated);
      engine.dispose();
      return counters.dispatches - before.dispatches;
    };
    expect(await dispatches({ ...byHalves, norm: () => 'subgroups' })).toBe(await dispatches(hardwareChoice));
  });

  describe('where each later kernel is faster', () => {
    const graph = buildUNet(presetConfig('tiny', 16));
    const arena = new ParameterArena(graph);
    const all = fuseTraining(differentiate(graph), arena, 4).nodes;
    /** One of each kind. */
    const nodes = [...new Map(all.map((node) => [node.op, node])).values()];

    afterEach(() => vi.restoreAllMocks());

    /** What the tuner takes for each kind of product and norm. */
    async function taken({ gpu, cache }: WebgpuContext): Promise<ReadonlyMap<string, Set<string>>> {
      let [now, step] = [0, 0.01];
      vi.spyOn(performance, 'now').mockImplementation(() => (now += step -= 1e-6));
      const table = new Map<string, string>();
      const weights = gpu.createBuffer('weights', arena.size * 4, bufferUsage.STORAGE);
      const before = gpu.counters.bytes;
      await tune({ gpu, cache }, table, nodes, 4, weights, new AbortController().signal);
      expect(gpu.counters.bytes).toBe(before);
      const kinds = new Map<string, Set<string>>();
      for (const [shape, kernel] of table) {
        const [kind = ''] = shape.split(' ');
        kinds.set(kind, (kinds.get(kind) ?? new Set()).add(kernel));
      }
      return kinds;
    }

    it('the tuner takes those that agree', async () => {
      // What is there to be read on this device is chance.
      vi.spyOn(context.gpu, 'read').mockResolvedValue(new Float32Array(4));
      const kinds = await taken(context);
      for (const kind of ['norm', 'normGradient']) {
        expect([...(kinds.get(kind) ?? [])]).toEqual([subgroups.name]);
      }
      expect([...(kinds.get('convolution') ?? [])]).toEqual([halfPrecision.name]);
      expect(kinds.get('inputGradient')?.has(halfPrecision.name)).toBe(false);
    });

    it('it takes none that differs', async () => {
      let read = 0;
      vi.spyOn(context.gpu, 'read').mockImplementation(() => {
        read += 1;
        return Promise.resolve(new Float32Array(4).fill(read));
      });
      const kinds = await taken(context);
      expect([...(kinds.get('norm') ?? [])]).toEqual(['workgroup']);
      expect(kinds.get('convolution')?.has(halfPrecision.name)).toBe(false);
      expect(read).toBeGreaterThan(4);
    });

    it('it takes none that the driver does not compile', async () => {
      const { cache } = context;
      const compile = cache.pipeline.bind(cache);
      vi.spyOn(cache, 'pipeline').mockImplementation((shader, label) =>
        shader.code.startsWith('enable')
          ? Promise.reject(Object.assign(new Error('No.'), { name: 'GPUPipelineError' }))
          : compile(shader, label),
      );
      const kinds = await taken(context);
      expect([...(kinds.get('norm') ?? [])]).toEqual(['workgroup']);
      expect(kinds.get('convolution')?.has(halfPrecision.name)).toBe(false);
    });

    it('it is offered none that needs a feature which the device lacks', async () => {
      const plain = createContext(await (await nullAdapter()).requestDevice(), false, 'a GPU');
      const kinds = await taken(plain);
      expect([...kinds.keys()].sort()).toEqual(['convolution', 'inputGradient', 'weightGradient']);
      expect(kinds.get('convolution')?.has(halfPrecision.name)).toBe(false);
    });
  });
});

describe.skipIf(!swiftShaderFolder)('sums by subgroups, on SwiftShader', () => {
  it.each(Object.entries(operationNetworks).filter(([name]) => name.startsWith('groupNorm')))(
    '%s has the same result and gradients as in plain JavaScript',
    async (_, graph) => {
      const adapter = await swiftShaderAdapter();
      expect(adapter.features.has(subgroups.feature)).toBe(true);
      const context = createContext(await requestWebgpu(adapter), true);
      await agrees({ ...context, choice: bySubgroups }, graph, 3);
    },
  );
});

const found = await foundAdapter().catch(() => undefined);

// SwiftShader has none: there the null device validates the text, above. Mesa's lavapipe has, from 24 or so.
const hasHalves = found?.features.has(halfPrecision.feature) === true;

describe.skipIf(!hasHalves)('operands as f16 (an adapter with shader-f16)', () => {
  let context: WebgpuContext;
  beforeAll(async () => {
    context = createContext(await requestWebgpu(found!), true);
  });

  it('a convolution is exact of operands that f16 holds, and rounds others as f16 does', async () => {
    const builder = new GraphBuilder();
    const graph = builder.finish(addConv2d(builder, builder.input('sample', [5, 7, 6]), 'conv', 40, 3));
    const varied = { ...context, choice: byHalves };
    await agrees(varied, graph, 3, (value) => float16Value(float16Bits(value)));
    const { prediction } = await errorsOf(varied, graph, 3);
    expect(prediction).toBeGreaterThan(2e-5);
    expect(prediction).toBeLessThan(halfPrecision.tolerance);
  });

  it('30 steps of training have the losses of the CPU engine to 1e-3, those of f32 operands to 1e-4', async () => {
    const data = noisyImages(8);
    const config: UNetConfig = {
      ...presetConfig('tiny', 8, smallTraining.dropout),
      block_out_channels: [8],
      down_block_types: ['DownBlock2D'],
      up_block_types: ['UpBlock2D'],
    };
    const reference = await wasmDevice({ variant: 'plain' });
    const wanted = await reference.createEngine(config, smallTraining, data).train(30);
    const largestError = async (choice: KernelChoice) => {
      const own = { ...context, choice, tuning: null };
      const engine = new WebgpuEngine(own, never, config, smallTraining, data);
      const losses = await engine.train(30);
      engine.dispose();
      expect(losses).toHaveLength(30);
      return Math.max(...losses.map((loss, i) => Math.abs(loss / (wanted[i] ?? NaN) - 1)));
    };
    // An adapter on the CPU takes minutes to compile the kernels of hardware.
    const halves = await largestError(withHalves(softwareChoice));
    const floats = await largestError(softwareChoice);
    expect(halves).toBeLessThan(1e-3);
    expect(floats).toBeLessThan(1e-4);
    // Kernels that round alike would not be two.
    expect(halves).toBeGreaterThan(floats);
  }, 600_000);
});

async function agrees(...parameters: Parameters<typeof errorsOf>): Promise<void> {
  const { prediction, gradients } = await errorsOf(...parameters);
  expect(prediction).toBeLessThan(1e-5);
  expect(gradients).toBeLessThan(1e-4);
}

/** Compares with plain JavaScript, on random values that are rounded first. */
async function errorsOf(
  context: WebgpuContext,
  graph: ReturnType<GraphBuilder['finish']>,
  batch: number,
  rounded = (value: number) => value,
): Promise<{ readonly prediction: number; readonly gradients: number }> {
  const drawn = randomValues(graph, batch, 11);
  const values = {
    ...drawn,
    sample: drawn.sample.map(rounded),
    parameters: new Map([...drawn.parameters].map(([name, each]) => [name, each.map(rounded)])),
  };
  const [subject, reference] = [
    new WebgpuRunner(context, graph, batch),
    plainDevice(oneSlice).createRunner(graph, batch),
  ];
  const [actual, expected] = [await subject.run(values), await reference.run(values)];
  subject.dispose();
  return {
    prediction: relativeError(actual.prediction, expected.prediction),
    gradients: gradientError(actual, expected),
  };
}
