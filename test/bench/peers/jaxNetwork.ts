import { lax, nn, numpy as np } from '@jax-js/jax';
import type { Graph, GraphNode } from '../../../webview/engine/graph/graph';

export interface JaxInputs {
  /** Noisy images, NCHW. */
  readonly sample: np.Array;
  /** The sinusoids that the time embedding begins with, a row for each image. */
  readonly sinusoids: np.Array;
}

/**
 * The same network in jax-js, written as its documentation shows. Consumes all arrays, parameters included.
 * @throws {RangeError} for networks that the benchmarks do not train.
 */
export function runInJax(
  graph: Graph,
  parameter: (name: string) => np.Array,
  { sample, sinusoids }: JaxInputs,
): np.Array {
  const uses = graph.nodes.map(() => 0);
  for (const { inputs } of graph.nodes) {
    for (const id of inputs) {
      uses[id] = (uses[id] ?? 0) + 1;
    }
  }
  const values: np.Array[] = [];
  // The last use gives an array away, the others keep it.
  const take = (id: number): np.Array => {
    const value = values[id];
    if (!value) {
      throw new Error(`The network's node ${id} is used before it is computed.`);
    }
    uses[id] = (uses[id] ?? 0) - 1;
    return uses[id] > 0 ? value.ref : value;
  };
  const batch = sample.shape[0] ?? 1;
  for (const node of graph.nodes) {
    values.push(runNode(node, batch));
  }
  const output = values[graph.output];
  if (!output) {
    throw new Error('The network has no output.');
  }
  return output;

  function runNode({ operation, inputs, shape }: GraphNode, images: number): np.Array {
    const full = [images, ...shape];
    // The timestep itself is not needed: its sinusoids are.
    if (operation.op === 'input') {
      return operation.name === 'sample' ? sample : np.zeros([1]);
    }
    const operands = inputs.map(take);
    const [x, y, z] = operands;
    if (!x) {
      throw new Error(`The operation ${operation.op} has no input.`);
    }
    switch (operation.op) {
      case 'timeEmbedding':
        x.dispose();
        return sinusoids;
      case 'linear':
        return linear(x, parameter(operation.weight), parameter(operation.bias), full);
      case 'conv2d': {
        const { stride, padding, weight, bias } = operation;
        const { top, bottom, left, right } = padding;
        const sides: [number, number][] = [
          [top, bottom],
          [left, right],
        ];
        const product = lax.convGeneralDilated(x, parameter(weight), [stride, stride], sides);
        return product.add(perChannel(parameter(bias)));
      }
      case 'groupNorm': {
        const { groups, eps, weight, bias } = operation;
        return groupNorm(x, groups, eps, perChannel(parameter(weight)), perChannel(parameter(bias)), full);
      }
      case 'silu':
        return nn.silu(x);
      case 'add':
        return x.add(given(y));
      case 'addPerChannel':
        return x.add(given(y).reshape([images, shape[0] ?? 1, 1, 1]));
      case 'concat':
        return np.concatenate(operands, 1);
      case 'upsample':
        return np.repeat(np.repeat(x, 2, 2), 2, 3);
      case 'attention':
        if (operation.heads === 1) {
          return attention(x, given(y), given(z), full);
        }
        break;
      case 'dropout':
        if (operation.rate === 0) {
          return x;
        }
        break;
      case 'embedding':
        break;
    }
    throw new RangeError(`The benchmark's network in jax-js has no ${operation.op} of this kind.`);
  }
}

function given(value: np.Array | undefined): np.Array {
  if (!value) {
    throw new Error('An operation lacks an input.');
  }
  return value;
}

const perChannel = (vector: np.Array): np.Array => vector.reshape([1, vector.shape[0] ?? 1, 1, 1]);

/** Over the features of a vector, or the channels of an image at every pixel. Weight [out, in]. */
function linear(x: np.Array, weight: np.Array, bias: np.Array, shape: number[]): np.Array {
  if (shape.length === 2) {
    return np.matmul(x, np.transpose(weight)).add(bias);
  }
  const [images = 1, channels = 1] = x.shape;
  const pixels = x.reshape([images, channels, -1]);
  const product = np.matmul(weight.reshape([1, ...weight.shape]), pixels);
  return product.reshape(shape).add(perChannel(bias));
}

function groupNorm(
  x: np.Array,
  groups: number,
  eps: number,
  weight: np.Array,
  bias: np.Array,
  shape: number[],
): np.Array {
  const keepdims = { keepdims: true };
  const grouped = x.reshape([shape[0] ?? 1, groups, -1]);
  const mean = np.mean(grouped.ref, 2, keepdims);
  const centred = grouped.sub(mean);
  const variance = np.mean(np.square(centred.ref), 2, keepdims);
  return centred
    .div(np.sqrt(variance.add(eps)))
    .reshape(shape)
    .mul(weight)
    .add(bias);
}

function attention(q: np.Array, k: np.Array, v: np.Array, shape: number[]): np.Array {
  const [images = 1, channels = 1] = shape;
  const flat = (x: np.Array) => x.reshape([images, channels, -1]);
  const turned = (x: np.Array) => np.transpose(x, [0, 2, 1]);
  const scores = np.matmul(turned(flat(q)), flat(k)).mul(1 / Math.sqrt(channels));
  return np.matmul(flat(v), turned(nn.softmax(scores, -1))).reshape(shape);
}
