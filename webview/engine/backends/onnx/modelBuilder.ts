import { encodeModel, type Attributes, type Constant, type Node, type TensorInfo } from './modelProto';

/** The name of a tensor in a model. */
export type TensorName = string;

/**
 * Writes an ONNX model node by node. A node or constant that is already there is not written again, so that
 * the backward pass can state what it needs of the forward pass and gets the values that exist.
 */
export class ModelBuilder {
  private readonly nodes: Node[] = [];
  private readonly constants: Constant[] = [];
  private readonly inputs = new Map<string, TensorInfo>();
  private readonly outputs: TensorInfo[] = [];
  private readonly known = new Map<string, readonly TensorName[]>();

  /** Declares an input; a text is an extent known only at run time. */
  input(name: string, dims: readonly (number | string)[], type: TensorInfo['type'] = 'float'): TensorName {
    this.inputs.set(name, { name, dims, type });
    return name;
  }

  /** A constant under a name of its own, as a file's readers show it. */
  named(name: string, data: Float32Array, dims: readonly number[]): TensorName {
    this.constants.push({ name, dims, data });
    return name;
  }

  /** Gives a tensor a second name under which the model returns it. */
  output(name: string, tensor: TensorName, dims: readonly (number | string)[]): void {
    this.nodes.push({ type: 'Identity', inputs: [tensor], outputs: [name], attributes: {} });
    this.outputs.push({ name, dims });
  }

  floats(values: ArrayLike<number>, dims: readonly number[]): TensorName {
    return this.constant(Float32Array.from(values), dims);
  }

  /** Indices for `Gather`. */
  indices(values: Int32Array, dims: readonly number[]): TensorName {
    return this.constant(values, dims);
  }

  /** Shapes, axes and pads: one-dimensional int64. */
  integers(...values: number[]): TensorName {
    return this.constant(BigInt64Array.from(values, BigInt), [values.length]);
  }

  /** Adds a node with one result. */
  add(type: string, inputs: readonly TensorName[], attributes: Attributes = {}): TensorName {
    const [result] = this.addMany(type, inputs, 1, attributes);
    if (result === undefined) {
      throw new Error(`The ONNX operation ${type} has no result.`);
    }
    return result;
  }

  /** Adds a node with several results. */
  addMany(
    type: string,
    inputs: readonly TensorName[],
    results: number,
    attributes: Attributes = {},
  ): readonly TensorName[] {
    const key = `${type}(${inputs.join()})${JSON.stringify(attributes)}`;
    const known = this.known.get(key);
    if (known) {
      return known;
    }
    const outputs = Array.from({ length: results }, (_, i) => `${type}_${this.nodes.length}_${i}`);
    this.nodes.push({ type, inputs, outputs, attributes });
    this.known.set(key, outputs);
    return outputs;
  }

  reshape(x: TensorName, ...dims: number[]): TensorName {
    return this.add('Reshape', [x, this.integers(...dims)]);
  }

  transpose(x: TensorName, ...perm: number[]): TensorName {
    return this.add('Transpose', [x], { perm: { ints: perm } });
  }

  encode(metadata: Readonly<Record<string, string>> = {}): Uint8Array {
    const { nodes, constants, outputs } = this;
    return encodeModel(
      { nodes, constants, inputs: [...this.inputs.values()], outputs, metadata },
      'diffusion-playground',
    );
  }

  private constant(data: Constant['data'], dims: readonly number[]): TensorName {
    const key = `${data.constructor.name}[${dims.join()}]${data.join()}`;
    const known = this.known.get(key)?.[0];
    if (known !== undefined) {
      return known;
    }
    const name = `constant_${this.constants.length}`;
    this.constants.push({ name, dims, data });
    this.known.set(key, [name]);
    return name;
  }
}
