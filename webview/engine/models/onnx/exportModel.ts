import { ModelBuilder, type TensorName } from '../../backends/onnx/modelBuilder';
import type { Weights } from '../../contract/engine';
import type { Graph, GraphNode } from '../../graph/graph';
import type { Operation } from '../../graph/operations';
import type { Shape } from '../../graph/shape';

/**
 * A network as an ONNX file for other programs: ordinary operations of opset 17 in NCHW, weights under diffusers'
 * names, any batch size. Inputs: `sample` [N, C, H, W]; `timestep` [N], int64, 0…T−1 (the paper's t − 1); with
 * classes `class_labels` [N], int64. Output: `out_sample`, like `sample`.
 * @throws {RangeError} naming a weight that is missing.
 */
export function exportModel(
  graph: Graph,
  weights: Weights,
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  return new ModelExport(graph, weights).write(metadata);
}

class ModelExport {
  private readonly model = new ModelBuilder();
  private readonly values: TensorName[] = [];

  constructor(
    private readonly graph: Graph,
    weights: Weights,
  ) {
    for (const { name } of graph.parameters) {
      const tensor = weights.get(name);
      if (!tensor) throw new RangeError(`The tensor ${name} is missing from the weights.`);
      this.model.named(name, tensor.data, tensor.shape);
    }
  }

  write(metadata: Readonly<Record<string, string>>): Uint8Array {
    const { graph, model } = this;
    for (const node of graph.nodes) this.values[node.id] = this.lower(node);
    const { shape } = this.node(graph.output);
    model.output('out_sample', this.value(graph.output), ['batch', ...shape]);
    return model.encode(metadata);
  }

  private lower(node: GraphNode): TensorName {
    const { model } = this;
    const { operation, shape } = node;
    const [x = '', y = ''] = node.inputs.map((id) => this.value(id));
    switch (operation.op) {
      case 'input':
        return this.input(operation.name, shape);
      case 'timeEmbedding':
        return this.timeEmbedding(x, operation);
      case 'embedding':
        return model.add('Gather', [operation.weight, x]);
      case 'linear':
        return this.linear(x, operation, shape);
      case 'conv2d': {
        const { weight, bias, kernel, stride, padding } = operation;
        const { top, left, bottom, right } = padding;
        return model.add('Conv', [x, weight, bias], {
          kernel_shape: { ints: [kernel, kernel] },
          strides: { ints: [stride, stride] },
          pads: { ints: [top, left, bottom, right] },
        });
      }
      case 'groupNorm':
        return this.groupNorm(x, operation, shape);
      case 'silu':
        return model.add('Mul', [x, model.add('Sigmoid', [x])]);
      case 'add':
        return model.add('Add', [x, y]);
      case 'addPerChannel':
        return model.add('Add', [x, model.reshape(y, 0, shape[0] ?? 0, ...shape.slice(1).map(() => 1))]);
      case 'concat':
        return model.add('Concat', [x, y], { axis: { int: 1 } });
      case 'dropout':
        return x;
      case 'upsample':
        return model.add('Resize', [x, '', model.floats([1, 1, 2, 2], [4])]);
      case 'attention':
        return this.attention(node, operation.heads);
    }
  }

  private input(name: (Operation & { op: 'input' })['name'], shape: Shape): TensorName {
    if (name === 'sample') return this.model.input(name, ['batch', ...shape]);
    return this.model.input(name, ['batch'], 'int64');
  }

  /** diffusers' `get_timestep_embedding`. */
  private timeEmbedding(
    timestep: TensorName,
    { width, flipSinToCos, freqShift }: Operation & { op: 'timeEmbedding' },
  ): TensorName {
    const { model } = this;
    const half = width / 2;
    const frequencies = Float32Array.from({ length: half }, (_, i) =>
      Math.exp((-Math.log(10000) * i) / (half - freqShift)),
    );
    const t = model.reshape(model.add('Cast', [timestep], { to: { int: 1 } }), -1, 1);
    const angles = model.add('Mul', [t, model.floats(frequencies, [1, half])]);
    const waves = [model.add('Sin', [angles]), model.add('Cos', [angles])];
    return model.add('Concat', flipSinToCos ? waves.reverse() : waves, { axis: { int: 1 } });
  }

  /** Over the channels of an image it is a 1×1 convolution. */
  private linear(
    x: TensorName,
    { weight, bias }: Operation & { op: 'linear' },
    [features = 0, ...pixels]: Shape,
  ): TensorName {
    const { model } = this;
    if (pixels.length === 0) return model.add('Gemm', [x, weight, bias], { transB: { int: 1 } });
    return model.add('Conv', [x, model.reshape(weight, features, -1, 1, 1), bias]);
  }

  /** ONNX has its own only from opset 18 on: an instance norm over each group, then scale and shift per channel. */
  private groupNorm(
    x: TensorName,
    { weight, bias, groups, eps }: Operation & { op: 'groupNorm' },
    shape: Shape,
  ): TensorName {
    const { model } = this;
    const ones = model.floats(new Float32Array(groups).fill(1), [groups]);
    const zeros = model.floats(new Float32Array(groups), [groups]);
    const grouped = model.reshape(x, 0, groups, -1);
    const normal = model.add('InstanceNormalization', [grouped, ones, zeros], { epsilon: { float: eps } });
    const perChannel = (name: string) => model.reshape(name, 1, -1, 1, 1);
    const scaled = model.add('Mul', [model.reshape(normal, 0, ...shape), perChannel(weight)]);
    return model.add('Add', [scaled, perChannel(bias)]);
  }

  private attention({ inputs, shape }: GraphNode, heads: number): TensorName {
    const { model } = this;
    const [channels = 0] = shape;
    const width = channels / heads;
    const [q, k, v] = inputs.map((id) => model.reshape(this.value(id), 0, heads, width, -1));
    if (!q || !k || !v) throw new RangeError('Attention needs queries, keys and values.');
    const products = model.add('MatMul', [model.transpose(q, 0, 1, 3, 2), k]);
    const scaled = model.add('Mul', [products, model.floats([1 / Math.sqrt(width)], [])]);
    const shares = model.add('Softmax', [scaled], { axis: { int: -1 } });
    const mixed = model.add('MatMul', [v, model.transpose(shares, 0, 1, 3, 2)]);
    return model.reshape(mixed, 0, ...shape);
  }

  private node(id: number): GraphNode {
    const node = this.graph.nodes[id];
    if (!node) throw new RangeError(`The network has no node ${id}.`);
    return node;
  }

  private value(id: number): TensorName {
    return this.values[id] ?? '';
  }
}
