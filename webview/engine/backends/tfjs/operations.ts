import type { Operation, OperationOf } from '../../graph/operations';
import { oneHot } from '../../graph/operations/embedding';
import { timestepSinusoids } from '../../graph/operations/timeEmbedding';
import type { Padding, Shape } from '../../graph/shape';
import * as tf from './tf';

export interface NetworkInputs {
  /** Noisy images, NHWC. */
  readonly sample: tf.Tensor4D;
  /** The network's timestep per image, the paper's t − 1. */
  readonly timesteps: ArrayLike<number>;
  /** The class per image; read only by a network with classes. */
  readonly labels?: ArrayLike<number>;
  /** Uniform numbers in [0, 1) for the dropout of a training step; absent when the network only predicts. */
  readonly dropout?: (count: number) => Float32Array;
}

/** One run of a network. */
export interface NetworkRun {
  readonly inputs: NetworkInputs;
  /** A parameter by name in tfjs's layout (matrixLayout.ts). */
  readonly parameter: (name: string) => tf.Tensor;
}

/** A node of a network with what its inputs became. Images are NHWC. */
export interface TfjsNode<Name extends Operation['op']> {
  readonly operation: OperationOf<Name>;
  readonly shape: Shape;
  readonly operands: readonly tf.Tensor[];
}

export type RunOperation<Name extends Operation['op']> = (node: TfjsNode<Name>, run: NetworkRun) => tf.Tensor;

/** Every operation of a network in ordinary operations of tfjs, whose autodiff differentiates them. */
export const tfjsOperations: { readonly [Name in Operation['op']]: RunOperation<Name> } = {
  input: (_, { inputs }) => inputs.sample,
  timeEmbedding({ operation: { width, flipSinToCos, freqShift } }, { inputs: { timesteps } }) {
    const data = timestepSinusoids(timesteps, width, flipSinToCos, freqShift);
    return tf.tensor2d(data, [timesteps.length, width]);
  },
  embedding: ({ operation }, { inputs, parameter }) =>
    embedding(inputs.labels ?? [], parameter(operation.weight)),
  linear: ({ operation: { weight, bias }, operands }, { parameter }) =>
    linear(first(operands), parameter(weight), parameter(bias)),
  conv2d: ({ operation, operands }, { parameter }) => conv2d(image(operands), operation, parameter),
  groupNorm: ({ operation, operands }, { parameter }) => groupNorm(image(operands), operation, parameter),
  silu: ({ operands }) => tf.mul(first(operands), tf.sigmoid(first(operands))),
  add: ({ operands: [x, y] }) => tf.add(given(x), given(y)),
  addPerChannel: ({ shape, operands: [x, vector] }) =>
    tf.add(given(x), tf.reshape(given(vector), [-1, 1, 1, shape[0] ?? 0])),
  concat: ({ operands }) => tf.concat([...operands], 3),
  dropout: ({ operation: { rate }, operands }, { inputs }) => dropout(first(operands), rate, inputs.dropout),
  upsample: ({ operands }) => upsample(image(operands)),
  attention: ({ operation: { heads }, operands: [q, k, v] }) =>
    attention(given(q) as tf.Tensor4D, given(k), given(v), heads),
};

function given(value: tf.Tensor | undefined): tf.Tensor {
  if (!value) {
    throw new Error('An operation of the network lacks an input.');
  }
  return value;
}

const first = ([x]: readonly tf.Tensor[]): tf.Tensor => given(x);
const image = ([x]: readonly tf.Tensor[]): tf.Tensor4D => given(x) as tf.Tensor4D;

/** Rows of a table that lies as [width, classes]; a product, because its gradient runs on every backend. */
function embedding(labels: ArrayLike<number>, table: tf.Tensor): tf.Tensor {
  const classes = table.shape[1] ?? 0;
  const rows = tf.tensor2d(oneHot(labels, classes), [labels.length, classes]);
  return tf.matMul(rows, table, false, true);
}

/** Weight [in, out]; the last axis of x is multiplied. */
function linear(x: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor): tf.Tensor {
  const [inFeatures = 0, outFeatures = 0] = weight.shape;
  const flat = tf.reshape<tf.Rank.R2>(x, [-1, inFeatures]);
  const product = tf.add(tf.matMul(flat, weight as tf.Tensor2D), bias);
  return tf.reshape(product, [...x.shape.slice(0, -1), outFeatures]);
}

function conv2d(
  x: tf.Tensor4D,
  operation: OperationOf<'conv2d'>,
  parameter: NetworkRun['parameter'],
): tf.Tensor {
  const weight = parameter(operation.weight) as tf.Tensor4D;
  const bias = parameter(operation.bias);
  if (operation.kernel === 1 && operation.stride === 1) {
    return linear(x, tf.reshape(weight, weight.shape.slice(2)), bias);
  }
  return tf.add(tf.conv2d(x, weight, operation.stride, explicit(operation.padding)), bias);
}

function explicit({ top, bottom, left, right }: Padding): tf.backend_util.ExplicitPadding {
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
}

function groupNorm(
  x: tf.Tensor4D,
  { groups, eps, weight, bias }: OperationOf<'groupNorm'>,
  parameter: NetworkRun['parameter'],
): tf.Tensor {
  const [batch, height, width, channels] = x.shape;
  const grouped = tf.reshape(x, [batch, height * width, groups, channels / groups]);
  const centred = tf.sub(grouped, tf.mean(grouped, [1, 3], true));
  const variance = tf.mean(tf.square(centred), [1, 3], true);
  const normalised = tf.mul(centred, tf.rsqrt(tf.add(variance, eps)));
  return tf.add(tf.mul(tf.reshape(normalised, x.shape), parameter(weight)), parameter(bias));
}

/** Each image draws its own mask in NCHW order, so that a mask means the same on every engine. */
function dropout(x: tf.Tensor, rate: number, uniform: NetworkInputs['dropout']): tf.Tensor {
  if (rate === 0 || !uniform) {
    return x;
  }
  const [batch = 1, height = 1, width = 1, channels = 1] = x.shape;
  const mask = uniform(x.size).map((u) => (u < rate ? 0 : 1 / (1 - rate)));
  const image = tf.tensor4d(mask, [batch, channels, height, width]);
  return tf.mul(x, tf.transpose(image, [0, 2, 3, 1]));
}

/**
 * Every pixel doubled along the row, then every row. Not `resizeNearestNeighbor`: its gradient in tfjs-backend-cpu
 * 4.22 reads the wrong rows for all images of a batch but the first.
 */
function upsample(x: tf.Tensor4D): tf.Tensor {
  const [batch, height, width, channels] = x.shape;
  const wide = twice(tf.reshape(x, [batch * height * width, 1, channels]));
  const tall = twice(tf.reshape(wide, [batch * height, 1, 2 * width * channels]));
  return tf.reshape(tall, [batch, 2 * height, 2 * width, channels]);
}

function twice(x: tf.Tensor3D): tf.Tensor3D {
  return tf.concat([x, x], 1);
}

/** diffusers' attention: scores scaled by 1/√d, softmax over the keys. */
function attention(q: tf.Tensor4D, k: tf.Tensor, v: tf.Tensor, heads: number): tf.Tensor {
  const [batch, height, width, channels] = q.shape;
  const depth = channels / heads;
  const split = (x: tf.Tensor) => {
    const perHead = tf.reshape(x, [batch, height * width, heads, depth]);
    return heads === 1
      ? tf.reshape<tf.Rank.R3>(perHead, [batch, height * width, depth])
      : tf.reshape<tf.Rank.R3>(tf.transpose(perHead, [0, 2, 1, 3]), [batch * heads, height * width, depth]);
  };
  const scores = tf.mul(tf.matMul(split(q), split(k), false, true), 1 / Math.sqrt(depth));
  const attended = tf.matMul(tf.softmax(scores), split(v));
  if (heads === 1) {
    return tf.reshape(attended, q.shape);
  }
  const perHead = tf.reshape(attended, [batch, heads, height * width, depth]);
  return tf.reshape(tf.transpose(perHead, [0, 2, 1, 3]), q.shape);
}
