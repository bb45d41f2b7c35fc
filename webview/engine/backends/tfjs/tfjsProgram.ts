import type { Graph } from '../../graph/graph';
import { matrixLayoutShape } from '../../graph/matrixLayout';
import { sizeOf, type Shape } from '../../graph/shape';
import type { TrainingBatch } from '../../training/trainingBatch';
import type { Gradient, Program } from '../shared/graphEngine';
import type { Vectors } from '../shared/vectors';
import { runGraph } from './interpreter';
import { channelsFirst, channelsLast } from './layout';
import type { NetworkInputs } from './operations';
import { tensorVectors } from './tensorVectors';
import * as tf from './tf';
import type { TfjsBackend } from './tfjsBackend';

/** The graph interpreted by tfjs and differentiated by tfjs's own autodiff. */
export class TfjsProgram implements Program<tf.Tensor1D> {
  readonly vectors: Vectors<tf.Tensor1D>;
  /** The parameters of the last prediction as tensors of their own, with the vector that they are parts of. */
  private parts: { readonly of: tf.Tensor1D; readonly tensors: readonly tf.Tensor[] } | undefined;

  constructor(
    private readonly backend: TfjsBackend,
    private readonly graph: Graph,
  ) {
    this.vectors = tensorVectors(() => backend.activate());
  }

  differentiate(
    weights: tf.Tensor1D,
    { xt, t, labels, target, weight }: TrainingBatch,
    dropout: (count: number) => Float32Array,
  ): Promise<Gradient<tf.Tensor1D>> {
    this.backend.activate();
    this.forgetParts();
    const { graph } = this;
    const { value, gradient } = tf.tidy(() => {
      const inputs: NetworkInputs = {
        sample: images(xt, t.length, shapeOf(graph, 0)),
        timesteps: t.map((each) => each - 1),
        labels,
        dropout,
      };
      const wanted = images(target, t.length, shapeOf(graph, graph.output));
      const weights4d = tf.tensor4d(weight, [t.length, 1, 1, 1]);
      const loss = (...tensors: tf.Tensor[]): tf.Scalar => {
        const error = tf.sub(runGraph(graph, lookUp(graph, tensors), inputs), wanted);
        return tf.mean(tf.mul(tf.square(error), weights4d));
      };
      const { value, grads } = tf.valueAndGrads(loss)(this.split(weights));
      return { value, gradient: tf.concat1d(grads.map((each) => tf.reshape<tf.Rank.R1>(each, [-1]))) };
    });
    const loss = async () => {
      const [read = NaN] = await value.data<'float32'>();
      value.dispose();
      return read;
    };
    return Promise.resolve({ loss, gradient });
  }

  async predict(
    weights: tf.Tensor1D,
    x: Float32Array,
    timesteps: Float32Array,
    labels: Int32Array,
  ): Promise<Float32Array> {
    this.backend.activate();
    const { graph } = this;
    const parameter = lookUp(graph, this.partsOf(weights));
    const batch = timesteps.length;
    const output = tf.tidy(() =>
      runGraph(graph, parameter, { sample: images(x, batch, shapeOf(graph, 0)), timesteps, labels }),
    );
    const predicted = await output.data<'float32'>();
    output.dispose();
    return channelsFirst(predicted, batch, shapeOf(graph, graph.output)[0] ?? 1);
  }

  dispose(): void {
    this.backend.activate();
    this.forgetParts();
  }

  private partsOf(weights: tf.Tensor1D): readonly tf.Tensor[] {
    if (this.parts?.of !== weights) {
      this.forgetParts();
      this.parts = { of: weights, tensors: this.split(weights) };
    }
    return this.parts.tensors;
  }

  private forgetParts(): void {
    if (this.parts) {
      tf.dispose([...this.parts.tensors]);
    }
    this.parts = undefined;
  }

  private split(flat: tf.Tensor1D): tf.Tensor[] {
    let offset = 0;
    return this.graph.parameters.map(({ shape }) => {
      const size = sizeOf(shape);
      const part = tf.tidy(() => tf.reshape(tf.slice(flat, offset, size), matrixLayoutShape(shape)));
      offset += size;
      return part;
    });
  }
}

function shapeOf(graph: Graph, node: number): Shape {
  return graph.nodes[node]?.shape ?? [];
}

function images(
  data: Float32Array,
  batch: number,
  [channels = 1, height = 1, width = 1]: Shape,
): tf.Tensor4D {
  return tf.tensor4d(channelsLast(data, batch, channels), [batch, height, width, channels]);
}

function lookUp(graph: Graph, tensors: readonly tf.Tensor[]): (name: string) => tf.Tensor {
  const byName = new Map(graph.parameters.map(({ name }, i) => [name, tensors[i]]));
  return (name) => {
    const tensor = byName.get(name);
    if (!tensor) {
      throw new Error(`The network's parameter ${name} has no value.`);
    }
    return tensor;
  };
}
