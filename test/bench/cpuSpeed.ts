import type { DataSet } from '../../src/datasets/dataSet';
import type { Engine } from '../../webview/engine/contract/engine';
import { forwardFlops } from '../../webview/engine/graph/flops';
import { sizeOf } from '../../webview/engine/graph/shape';
import type { Graph } from '../../webview/engine/graph/graph';
import { buildUNet } from '../../webview/engine/graph/unet';
import { presetConfig } from '../../webview/engine/graph/unetConfig';
import { ModelBuilder } from '../../webview/engine/backends/onnx/modelBuilder';
import { OnnxEngine } from '../../webview/engine/backends/onnx/onnxEngine';
import type { OnnxRuntime, OnnxTensor } from '../../webview/engine/backends/onnx/onnxRuntime';
import { TfjsEngine } from '../../webview/engine/backends/tfjs/tfjsEngine';
import type { TfjsBackend } from '../../webview/engine/backends/tfjs/tfjsBackend';
import { benchTraining, type MeasuredOn } from './benchTraining';

/** Of the machine while it runs both: what other processes take is taken from both alike. */
export interface CpuGflops extends MeasuredOn {
  /** Whole training steps: batch, forward, backward, clipping, Adam and EMA, counted as three forward passes. */
  readonly gflops: number;
  /** Each of the network's convolutions as one ONNX Conv of the same shapes, the forward pass alone. */
  readonly convGflops: number;
  readonly ratio: number;
}

export interface CpuRatio extends MeasuredOn {
  readonly onnxSeconds: number;
  readonly tfjsSeconds: number;
  /** How many times faster the CPU engine's step is. */
  readonly ratio: number;
}

/**
 * The rate of the CPU engine's training steps beside that of ONNX Runtime's own convolutions of the same shapes,
 * in turn, as medians over `rounds`.
 */
export async function measureCpuGflops(
  runtime: OnnxRuntime,
  data: DataSet,
  { preset = 'ref', batch = 32, rounds = 7 }: Partial<MeasuredOn> & { readonly rounds?: number } = {},
): Promise<CpuGflops> {
  const graph = buildUNet(presetConfig(preset, data.side));
  const engine = new OnnxEngine(runtime, presetConfig(preset, data.side), benchTraining(batch), data);
  const convolutions = await openConvolutions(runtime, graph, batch);
  const [stepSeconds, convSeconds] = await medians(rounds, [
    async () => void (await engine.train(1)),
    () => convolutions.run(),
  ]);
  engine.dispose();
  await convolutions.dispose();
  const gflops = (3 * batch * forwardFlops(graph)) / stepSeconds / 1e9;
  const convGflops = convolutions.flops / convSeconds / 1e9;
  return { preset, batch, gflops, convGflops, ratio: gflops / convGflops };
}

/**
 * The CPU engine's training step beside that of tfjs on a backend, in turn, as medians over `rounds`. `backend` is
 * stockCpuBackend.ts for tfjs as published.
 */
export async function measureTfjsRatio(
  runtime: OnnxRuntime,
  backend: TfjsBackend,
  data: DataSet,
  { preset = 'ref', batch = 32, rounds = 3 }: Partial<MeasuredOn> & { readonly rounds?: number } = {},
): Promise<CpuRatio> {
  const config = presetConfig(preset, data.side);
  const engines: readonly [Engine, Engine] = [
    new OnnxEngine(runtime, config, benchTraining(batch), data),
    new TfjsEngine(backend, config, benchTraining(batch), data),
  ];
  const [onnxSeconds, tfjsSeconds] = await medians(rounds, [
    async () => void (await engines[0].train(1)),
    async () => void (await engines[1].train(1)),
  ]);
  for (const engine of engines) {
    engine.dispose();
  }
  return { preset, batch, onnxSeconds, tfjsSeconds, ratio: tfjsSeconds / onnxSeconds };
}

export type Work = () => Promise<void>;

/** Median seconds of each of two pieces of work, done in turn after one round that does not count. */
async function medians(rounds: number, works: readonly [Work, Work]): Promise<[number, number]> {
  const [first = [], second = []] = await inTurn(rounds, works);
  return [median(first), median(second)];
}

/** Seconds of each round of pieces of work, done in turn after one round that does not count. */
export async function inTurn(rounds: number, works: readonly Work[]): Promise<number[][]> {
  const times: number[][] = works.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, work] of works.entries()) {
      const started = performance.now();
      await work();
      if (round > 0) {
        times[i]?.push((performance.now() - started) / 1000);
      }
    }
  }
  return times;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Every convolution of a network as a model of its own. */
async function openConvolutions(runtime: OnnxRuntime, graph: Graph, batch: number) {
  const models: { readonly run: Work; readonly dispose: Work; readonly flops: number }[] = [];
  for (const { operation, inputs, shape } of graph.nodes) {
    if (operation.op !== 'conv2d') {
      continue;
    }
    const { kernel, stride, padding } = operation;
    const input = graph.nodes[inputs[0] ?? -1]?.shape ?? [];
    const [[channels = 0], [inChannels = 0]] = [shape, input];
    const model = new ModelBuilder();
    const dims = {
      x: [batch, ...input],
      weight: [channels, inChannels, kernel, kernel],
      bias: [channels],
    };
    const names = Object.entries(dims).map(([name, extents]) => model.input(name, extents));
    const attributes = {
      pads: { ints: [padding.top, padding.left, padding.bottom, padding.right] },
      strides: { ints: [stride, stride] },
    };
    model.output('y', model.add('Conv', names, attributes), [batch, ...shape]);
    const session = await runtime.open(model.encode());
    const feeds = Object.fromEntries(Object.entries(dims).map(([name, extents]) => [name, filled(extents)]));
    models.push({
      run: async () => void (await session.run(feeds)),
      dispose: () => session.dispose(),
      flops: 2 * batch * sizeOf(shape) * inChannels * kernel ** 2,
    });
  }
  return {
    flops: models.reduce((sum, model) => sum + model.flops, 0),
    run: async () => {
      for (const model of models) {
        await model.run();
      }
    },
    dispose: async () => {
      for (const model of models) {
        await model.dispose();
      }
    },
  };
}

function filled(dims: readonly number[]): OnnxTensor {
  return { dims, data: Float32Array.from({ length: sizeOf(dims) }, (_, i) => Math.sin(i)) };
}
