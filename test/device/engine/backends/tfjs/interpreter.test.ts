import { addLinear } from '../../../../../webview/engine/graph/operations/linear';
import { addGroupNorm } from '../../../../../webview/engine/graph/operations/groupNorm';
import { addConv2d } from '../../../../../webview/engine/graph/operations/conv2d';
import { beforeAll, describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../../src/diffusion/random/randomStream';
import { sizeOf, type Shape, evenPadding } from '../../../../../webview/engine/graph/shape';
import type { Graph } from '../../../../../webview/engine/graph/graph';
import { GraphBuilder } from '../../../../../webview/engine/graph/graphBuilder';
import type { Value } from '../../../../../webview/engine/graph/operations/operationRules';
import { buildUNet } from '../../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../../webview/engine/training/initialWeights';
import { cpuBackend } from '../../../../../webview/engine/backends/tfjs/cpuBackend';
import { runGraph } from '../../../../../webview/engine/backends/tfjs/interpreter';
import { matrixLayoutShape, toMatrices } from '../../../../../webview/engine/graph/matrixLayout';
import { channelsFirst, channelsLast } from '../../../../../webview/engine/backends/tfjs/layout';
import * as tf from '../../../../../webview/engine/backends/tfjs/tf';

beforeAll(async () => {
  await cpuBackend();
});

const batch = 2;

/** A network of one operation on `sample`. */
function networkOf(shape: Shape, make: (graph: GraphBuilder, sample: Value, time: Value) => Value): Graph {
  const graph = new GraphBuilder();
  const sample = graph.input('sample', shape);
  const time = graph.input('timestep', []);
  return graph.finish(make(graph, sample, time));
}

interface Values {
  readonly parameters: ReadonlyMap<string, Float32Array>;
  /** NCHW. */
  readonly sample: Float32Array;
}

function randomValues(graph: Graph, seed: number): Values {
  const random = new RandomStream(seed, 0);
  const parameters = new Map(graph.parameters.map(({ name, shape }) => [name, random.normal(sizeOf(shape))]));
  return { parameters, sample: random.normal(batch * sizeOf(graph.nodes[0]?.shape ?? [])) };
}

const timesteps = Int32Array.of(3, 700);

interface Outcome {
  /** NCHW. */
  readonly output: Float32Array;
  /** Of Σ output · probe by parameter name in tfjs's layout, the sample's under `sample`. */
  readonly gradients: ReadonlyMap<string, Float32Array>;
}

function run(graph: Graph, values: Values, probe?: Float32Array): Outcome {
  const outcomes: Outcome[] = [];
  tf.tidy(() => {
    const names = graph.parameters.map(({ name }) => name);
    const [channels = 1, height = 1, width = 1] = graph.nodes[0]?.shape ?? [];
    const [outChannels = 1] = graph.nodes[graph.output]?.shape ?? [];
    const tensors = graph.parameters.map(({ name, shape }) =>
      tf.tensor(
        toMatrices(values.parameters.get(name) ?? new Float32Array(), shape),
        matrixLayoutShape(shape),
      ),
    );
    const sample = tf.tensor4d(channelsLast(values.sample, batch, channels), [
      batch,
      height,
      width,
      channels,
    ]);
    const forward = (...all: tf.Tensor[]) => {
      const byName = new Map(names.map((name, i) => [name, all[i]]));
      return runGraph(graph, (name) => byName.get(name) ?? tf.scalar(NaN), {
        sample: all.at(-1) as tf.Tensor4D,
        timesteps,
        dropout: (count) => new RandomStream(5, 4).uniform(count),
      });
    };
    const output = forward(...tensors, sample);
    const outputData = channelsFirst(output.dataSync<'float32'>(), batch, outChannels);
    const gradients = new Map<string, Float32Array>();
    if (probe) {
      const weights = tf.tensor(channelsLast(probe, batch, outChannels), output.shape);
      const grads = tf.grads((...all: tf.Tensor[]) => tf.sum(tf.mul(forward(...all), weights)))([
        ...tensors,
        sample,
      ]);
      grads.forEach((grad, i) => gradients.set(names[i] ?? 'sample', grad.dataSync<'float32'>()));
    }
    outcomes.push({ output: outputData, gradients });
  });
  return outcomes[0] ?? { output: new Float32Array(), gradients: new Map() };
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

const networks: Record<string, Graph> = {
  conv2d: networkOf([3, 5, 7], (graph, x) => addConv2d(graph, x, 'conv', 4, 3)),
  'conv2d of stride 2 and padding on two sides': networkOf([3, 6, 8], (graph, x) =>
    addConv2d(graph, x, 'conv', 5, 3, 2, { top: 0, bottom: 1, left: 0, right: 1 }),
  ),
  'conv2d of stride 2 and even padding': networkOf([3, 6, 8], (graph, x) =>
    addConv2d(graph, x, 'conv', 5, 3, 2, evenPadding(1)),
  ),
  'conv2d of one pixel': networkOf([3, 5, 7], (graph, x) => addConv2d(graph, x, 'conv', 4, 1)),
  linear: networkOf([3, 5, 7], (graph, x) => addLinear(graph, x, 'linear', 4)),
  groupNorm: networkOf([6, 4, 3], (graph, x) => addGroupNorm(graph, x, 'norm', 3, 1e-6)),
  silu: networkOf([3, 4, 5], (graph, x) => graph.add({ op: 'silu' }, x)),
  add: networkOf([3, 4, 5], (graph, x) => graph.add({ op: 'add' }, x, addLinear(graph, x, 'linear', 3))),
  addPerChannel: networkOf([3, 4, 5], (graph, x, time) =>
    graph.add({ op: 'addPerChannel' }, x, addLinear(graph, embed(graph, time), 'linear', 3)),
  ),
  concat: networkOf([3, 4, 5], (graph, x) =>
    graph.add({ op: 'concat' }, x, addLinear(graph, x, 'linear', 2)),
  ),
  dropout: networkOf([3, 4, 5], (graph, x) => graph.add({ op: 'dropout', rate: 0.4 }, x)),
  upsample: networkOf([3, 4, 5], (graph, x) => graph.add({ op: 'upsample' }, x)),
  attention: networkOf([4, 3, 5], (graph, x) => attend(graph, x, 1)),
  'attention of two heads': networkOf([4, 3, 5], (graph, x) => attend(graph, x, 2)),
};

function embed(graph: GraphBuilder, time: Value): Value {
  return graph.add({ op: 'timeEmbedding', width: 6, flipSinToCos: false, freqShift: 1 }, time);
}

function attend(graph: GraphBuilder, x: Value, heads: number): Value {
  const project = (name: string) => addLinear(graph, x, name, 4);
  return graph.add({ op: 'attention', heads }, project('q'), project('k'), project('v'));
}

describe('each operation', () => {
  it.each(Object.entries(networks))('%s has the gradient that differences give', (_, graph) => {
    const values = randomValues(graph, 1);
    const output = graph.nodes[graph.output]?.shape ?? [];
    const probe = new RandomStream(2, 0).normal(batch * sizeOf(output));
    const { gradients } = run(graph, values, probe);
    const step = 5e-3;
    const names = [...graph.parameters.map(({ name }) => name), 'sample'];
    for (const [i, name] of names.entries()) {
      const parameter = graph.parameters[i];
      const value = values.parameters.get(name) ?? values.sample;
      const direction = new RandomStream(3 + i, 0).normal(value.length);
      const moved = (sign: number) => {
        const data = value.map((each, j) => each + sign * step * (direction[j] ?? 0));
        const next = parameter
          ? { ...values, parameters: new Map(values.parameters).set(name, data) }
          : { ...values, sample: data };
        return dot(run(graph, next).output, probe);
      };
      const numeric = (moved(1) - moved(-1)) / (2 * step);
      const inLayout = parameter
        ? toMatrices(direction, parameter.shape)
        : channelsLast(direction, batch, graph.nodes[0]?.shape[0] ?? 1);
      const analytic = dot(gradients.get(name) ?? new Float32Array(), inLayout);
      // float32 sums of a few hundred terms, differences over 1e-2: three digits.
      expect(Math.abs(numeric - analytic), name).toBeLessThan(2e-3 * Math.abs(analytic) + 2e-2);
    }
  });

  const reference = (name: string, expected: (values: Values) => number[], tolerance = 2e-5) =>
    it(`${name} is what its definition says`, () => {
      const graph = networks[name] as Graph;
      const values = randomValues(graph, 9);
      const { output } = run(graph, values);
      const wanted = expected(values);
      expect(output.length).toBe(wanted.length);
      output.forEach((value, i) => expect(Math.abs(value - (wanted[i] ?? NaN))).toBeLessThan(tolerance * 4));
    });

  reference('conv2d', (values) =>
    convolve(values, [3, 5, 7], 4, 1, { top: 1, left: 1, height: 5, width: 7 }),
  );
  reference('conv2d of stride 2 and padding on two sides', (values) =>
    convolve(values, [3, 6, 8], 5, 2, { top: 0, left: 0, height: 3, width: 4 }),
  );
  reference('conv2d of stride 2 and even padding', (values) =>
    convolve(values, [3, 6, 8], 5, 2, { top: 1, left: 1, height: 3, width: 4 }),
  );

  reference('groupNorm', ({ parameters, sample }) => {
    const size = 2 * 12;
    return Array.from(sample, (value, i) => {
      const group = sample.subarray(i - (i % size), i - (i % size) + size);
      const mean = group.reduce((sum, each) => sum + each, 0) / size;
      const variance = group.reduce((sum, each) => sum + (each - mean) ** 2, 0) / size;
      const channel = Math.floor(i / 12) % 6;
      const weight = parameters.get('norm.weight')?.[channel] ?? NaN;
      return (
        ((value - mean) / Math.sqrt(variance + 1e-6)) * weight +
        (parameters.get('norm.bias')?.[channel] ?? NaN)
      );
    });
  });

  reference('attention of two heads', (values) => attention(values, 4, 15, 2));
  reference('attention', (values) => attention(values, 4, 15, 1));

  reference('upsample', ({ sample }) =>
    Array.from({ length: batch * 3 * 80 }, (_, i) => {
      const [image, y, x] = [Math.floor(i / 80), Math.floor((i % 80) / 10), i % 10];
      return sample[image * 20 + (y >> 1) * 5 + (x >> 1)] ?? NaN;
    }),
  );

  reference('addPerChannel', ({ parameters, sample }) => {
    const frequencies = [1, 0.01, 0.0001];
    return Array.from(sample, (value, i) => {
      const t = timesteps[Math.floor(i / 60)] ?? NaN;
      const channel = Math.floor(i / 20) % 3;
      const embedding = [
        ...frequencies.map((f) => Math.sin(f * t)),
        ...frequencies.map((f) => Math.cos(f * t)),
      ];
      const weight = parameters.get('linear.weight') ?? [];
      return embedding.reduce(
        (sum, each, k) => sum + each * (weight[channel * 6 + k] ?? NaN),
        value + (parameters.get('linear.bias')?.[channel] ?? NaN),
      );
    });
  });

  it('dropout keeps the mean and about the share that it should', () => {
    const graph = networkOf([8, 16, 16], (builder, x) => builder.add({ op: 'dropout', rate: 0.4 }, x));
    const ones = new Float32Array(batch * 8 * 256).fill(1);
    const { output } = run(graph, { parameters: new Map(), sample: ones });
    const kept = output.filter((value) => value !== 0);
    expect(kept.every((value) => Math.abs(value - 1 / 0.6) < 1e-6)).toBe(true);
    expect(kept.length / output.length).toBeCloseTo(0.6, 1);
  });
});

/** Cross-correlation by its definition, NCHW and OIHW. */
function convolve(
  { parameters, sample }: Values,
  [channels, height, width]: readonly [number, number, number],
  outChannels: number,
  stride: number,
  out: { readonly top: number; readonly left: number; readonly height: number; readonly width: number },
): number[] {
  const weight = parameters.get('conv.weight') ?? new Float32Array();
  const bias = parameters.get('conv.bias') ?? new Float32Array();
  const result: number[] = [];
  for (let b = 0; b < batch; b++) {
    for (let o = 0; o < outChannels; o++) {
      for (let y = 0; y < out.height; y++) {
        for (let x = 0; x < out.width; x++) {
          let sum = bias[o] ?? NaN;
          for (let c = 0; c < channels; c++) {
            for (let ky = 0; ky < 3; ky++) {
              for (let kx = 0; kx < 3; kx++) {
                const sy = y * stride + ky - out.top;
                const sx = x * stride + kx - out.left;
                if (sy < 0 || sy >= height || sx < 0 || sx >= width) {
                  continue;
                }
                sum +=
                  (sample[((b * channels + c) * height + sy) * width + sx] ?? NaN) *
                  (weight[((o * channels + c) * 3 + ky) * 3 + kx] ?? NaN);
              }
            }
          }
          result.push(sum);
        }
      }
    }
  }
  return result;
}

/** softmax(q kᵀ/√d) v by its definition, with q, k and v projected from the sample. */
function attention(
  { parameters, sample }: Values,
  channels: number,
  pixels: number,
  heads: number,
): number[] {
  const depth = channels / heads;
  const projected = (name: string, b: number, channel: number, pixel: number) => {
    let sum = parameters.get(`${name}.bias`)?.[channel] ?? NaN;
    for (let c = 0; c < channels; c++) {
      sum +=
        (parameters.get(`${name}.weight`)?.[channel * channels + c] ?? NaN) *
        (sample[(b * channels + c) * pixels + pixel] ?? NaN);
    }
    return sum;
  };
  const range = (n: number) => Array.from({ length: n }, (_, i) => i);
  return range(batch).flatMap((b) =>
    range(channels).flatMap((channel) =>
      range(pixels).map((query) => {
        const first = channel - (channel % depth);
        const scores = range(pixels).map((key) =>
          Math.exp(
            range(depth).reduce(
              (sum, d) => sum + projected('q', b, first + d, query) * projected('k', b, first + d, key),
              0,
            ) / Math.sqrt(depth),
          ),
        );
        const total = scores.reduce((sum, score) => sum + score, 0);
        return scores.reduce((sum, score, key) => sum + (score / total) * projected('v', b, channel, key), 0);
      }),
    ),
  );
}

describe('the whole network', () => {
  it('gives an image of the size it was given for each preset, and every parameter a gradient', () => {
    const config = presetConfig('ref', 16);
    const graph = buildUNet(config);
    const weights = initialWeights(graph, 3);
    const sample = new RandomStream(1, 0).normal(batch * 256);
    const values = { parameters: new Map([...weights].map(([name, { data }]) => [name, data])), sample };
    const probe = new RandomStream(4, 0).normal(batch * 256);
    const { output, gradients } = run(graph, values, probe);
    expect(output.length).toBe(batch * 256);
    expect(output.every(Number.isFinite)).toBe(true);
    for (const { name } of graph.parameters) {
      expect(
        gradients.get(name)?.some((value) => value !== 0),
        name,
      ).toBe(true);
    }
  });
});
