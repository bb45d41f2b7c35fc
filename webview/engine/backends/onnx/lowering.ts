import type { Graph } from '../../graph/graph';
import type { Parameter } from '../../graph/parameter';
import { sizeOf, type Shape } from '../../graph/shape';
import type { TrainingNode } from '../../graph/trainingGraph';
import { ModelBuilder, type TensorName } from './modelBuilder';

/** How many images a model takes at once: a number, or a name for what only each run decides. */
export type Batch = number | 'N';

/** A model that predicts leaves dropout out; one that trains is given the masks. */
export type Mode = 'predict' | 'train';

/** Pixels of an image, 1 for a vector. */
export function pixelsOf(shape: Shape): number {
  return sizeOf(shape.slice(1));
}

export function channelsOf(shape: Shape): number {
  return shape[0] ?? 1;
}

/**
 * A graph on its way into an ONNX model. Inside the model every value is [batch, pixels, channels] (a vector
 * is an image of one pixel), a convolution's weight [taps · in, out] and a linear layer's [in, out], so that
 * all the heavy work is products of matrices. Parameters enter as one flat tensor in that layout.
 */
export class Lowering {
  readonly model = new ModelBuilder();
  private readonly values = new Map<number, TensorName>();
  private readonly parameters: ReadonlyMap<string, TensorName>;

  constructor(
    private readonly network: Graph,
    readonly nodes: readonly TrainingNode[],
    readonly batch: Batch,
    readonly mode: Mode,
  ) {
    this.parameters = this.splitParameters(network.parameters);
  }

  /** Notes what a node of the graph became. */
  set(id: number, value: TensorName): void {
    this.values.set(id, value);
  }

  node(id: number | undefined): TrainingNode {
    const node = this.nodes[id ?? -1];
    if (!node) {
      throw new Error(`The graph has no node ${id}.`);
    }
    return node;
  }

  value(id: number): TensorName {
    const value = this.values.get(id);
    if (value === undefined) {
      throw new Error(`The graph's node ${id} is used before it is computed.`);
    }
    return value;
  }

  /** A parameter in the model's layout. */
  parameter(name: string): TensorName {
    const tensor = this.parameters.get(name);
    if (tensor === undefined) {
      throw new Error(`The network has no parameter ${name}.`);
    }
    return tensor;
  }

  /** The shape of a parameter as the network states it. */
  parameterShape(name: string): Shape {
    return this.network.parameters.find((parameter) => parameter.name === name)?.shape ?? [];
  }

  /** An input in NCHW order, brought into the model's layout. */
  imageInput(name: string, shape: Shape): TensorName {
    const x = this.model.input(name, [this.batch, channelsOf(shape), pixelsOf(shape)]);
    return this.model.transpose(x, 0, 2, 1);
  }

  /** A value of the given shape as an output in NCHW order. */
  imageOutput(name: string, value: TensorName, shape: Shape): void {
    const x = this.model.transpose(value, 0, 2, 1);
    this.model.output(name, x, [this.batch, channelsOf(shape), pixelsOf(shape)]);
  }

  /** [batch, pixels, channels] → [batch · pixels, channels]. */
  rows(x: TensorName, shape: Shape): TensorName {
    return this.model.reshape(x, -1, channelsOf(shape));
  }

  /** [batch · pixels, channels] → [batch, pixels, channels]. */
  image(rows: TensorName, shape: Shape): TensorName {
    return this.model.reshape(rows, -1, pixelsOf(shape), channelsOf(shape));
  }

  /** Rows of an image by their indices, a row of zeros behind the last: [batch, ...dims, channels]. */
  gather(x: TensorName, table: Int32Array, dims: readonly number[]): TensorName {
    return this.model.add('Gather', [x, this.model.indices(table, dims)], { axis: { int: 1 } });
  }

  /** An image with a row of zeros behind its last pixel. */
  withZeroRow(x: TensorName): TensorName {
    return this.model.add('Pad', [x, this.model.integers(0, 0, 0, 0, 1, 0)]);
  }

  private splitParameters(parameters: readonly Parameter[]): Map<string, TensorName> {
    const { model } = this;
    const sizes = parameters.map(({ shape }) => sizeOf(shape));
    const flat = model.input('parameters', [sizes.reduce((sum, size) => sum + size, 0)]);
    const parts = model.addMany('Split', [flat, model.integers(...sizes)], sizes.length, {
      axis: { int: 0 },
    });
    return new Map(
      parameters.map(({ name, shape }, i) => [name, model.reshape(parts[i] ?? '', ...matrixShape(shape))]),
    );
  }
}

/** [out, in, height, width] and [out, in] as matrices with a column per output; vectors stay. */
function matrixShape(shape: Shape): number[] {
  const [out = 1] = shape;
  return shape.length === 1 ? [out] : [sizeOf(shape) / out, out];
}
