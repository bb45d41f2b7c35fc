import { streamAt } from '../../../src/diffusion/random/streamAt';
import { OnnxProgram } from '../backends/onnx/onnxProgram';
import type { OnnxRuntime } from '../backends/onnx/onnxRuntime';
import { ParameterStore } from '../backends/shared/parameterStore';
import type { Weights } from '../contract/engine';
import type { Graph } from '../graph/graph';
import { buildRandomFeatures, quarterMeans, randomFeatureWidth } from '../graph/randomFeatures';
import { sizeOf } from '../graph/shape';

/** Images that go through the network at once: more would only cost memory. */
const batchSize = 100;
/** One for all images and all time: distances are comparable with one another only in the same features. */
const seed = 2020;

/**
 * Features of images by a convolutional network with fixed random weights, after the random embeddings of Naeem et
 * al. 2020 (Reliable Fidelity and Diversity Metrics, section 4.2): for images that no trained classifier knows.
 */
export class RandomFeatures {
  readonly width = randomFeatureWidth;
  private readonly program: OnnxProgram;
  private readonly parameters: ParameterStore<Float32Array>;
  private readonly mapSide: number;

  constructor(
    runtime: OnnxRuntime,
    private readonly channels: number,
    private readonly side: number,
  ) {
    const graph = buildRandomFeatures(channels, side);
    this.mapSide = graph.nodes[graph.output]?.shape[1] ?? 0;
    this.program = new OnnxProgram(runtime, graph, batchSize);
    this.parameters = new ParameterStore(this.program.vectors, graph.parameters, randomWeights(graph));
  }

  /** `images`: [N, channels, side, side] in [-1, 1], flattened; [N, 64], flattened. */
  async of(images: Float32Array): Promise<Float32Array> {
    const size = this.channels * this.side ** 2;
    const count = images.length / size;
    const features = new Float32Array(count * this.width);
    for (let from = 0; from < count; from += batchSize) {
      const part = images.subarray(from * size, Math.min(from + batchSize, count) * size);
      const timesteps = new Float32Array(part.length / size);
      const maps = await this.program.predict(this.parameters.get('ema'), part, timesteps, new Int32Array());
      features.set(quarterMeans(maps, this.mapSide), from * this.width);
    }
    return features;
  }

  dispose(): void {
    this.program.dispose();
    this.parameters.dispose();
  }
}

/** N(0, 2/fan-in) for weights (He et al. 2015, eq. 10), which keeps the size of what passes through; no biases. */
export function randomWeights(graph: Graph): Weights {
  const random = streamAt(seed, 'init');
  return new Map(
    graph.parameters.map(({ name, shape }) => {
      const size = sizeOf(shape);
      const [, ...fanIn] = shape;
      const data =
        fanIn.length === 0
          ? new Float32Array(size)
          : random.normal(size).map((value) => value * Math.sqrt(2 / sizeOf(fanIn)));
      return [name, { shape, data }];
    }),
  );
}
