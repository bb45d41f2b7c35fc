import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '../tf';
import { broadcastBinary, type BinaryOperation } from './broadcast';
import { convolve, convolveBackInput, convolveBackWeights, type ConvolutionShape } from './convolution';
import { multiplyPacked, packColumns, packRows } from './matrixProduct';
import { reduceSum } from './reduce';

interface Call {
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  readonly attrs: unknown;
  readonly values: (name: string) => Float32Array;
  readonly make: (shape: readonly number[], values: Float32Array) => tf.TensorInfo;
}

/** Returns undefined for a case that it leaves to tfjs's own kernel. */
type FastKernel = (call: Call) => tf.TensorInfo | tf.TensorInfo[] | undefined;

/**
 * Replaces tfjs's CPU kernels that a U-Net spends its time in: theirs compute an index per element or nest
 * seven loops, ours are blocked and walk memory in order. Only float32 is taken over.
 */
export function registerFastKernels(): void {
  for (const [name, fast] of Object.entries(kernels)) {
    const original = tf.getKernel(name, 'cpu').kernelFunc;
    tf.unregisterKernel(name, 'cpu');
    tf.registerKernel({
      kernelName: name,
      backendName: 'cpu',
      kernelFunc: (params) => fastOr(fast, original, params),
    });
  }
}

function fastOr(
  fast: FastKernel,
  original: tf.KernelFunc,
  params: Parameters<tf.KernelFunc>[0],
): tf.TensorInfo | tf.TensorInfo[] {
  const backend = params.backend as MathBackendCPU;
  const inputs: Record<string, tf.TensorInfo> = {};
  for (const [name, info] of Object.entries(params.inputs)) {
    if (info?.dtype !== 'float32') {
      return original(params);
    }
    inputs[name] = info;
  }
  const values = (name: string) => {
    const info = inputs[name];
    if (!info) {
      throw new Error(`The operation has no input ${name}.`);
    }
    return backend.data.get(info.dataId).values as Float32Array;
  };
  const make = (shape: readonly number[], data: Float32Array) =>
    backend.makeTensorInfo([...shape], 'float32', data);
  return fast({ inputs, attrs: params.attrs, values, make }) ?? original(params);
}

const kernels: Readonly<Record<string, FastKernel>> = {
  [tf.Conv2D]: ({ inputs, attrs, values, make }) => {
    const { strides, pad, dataFormat, dilations, dimRoundingMode } = attrs as tf.Conv2DAttrs;
    const info = convInfo(
      shapeOf(inputs['x']),
      shapeOf(inputs['filter']),
      strides,
      pad,
      dataFormat,
      dilations,
      dimRoundingMode,
    );
    return info && make(info.outShape, convolve(convolutionShape(info), values('x'), values('filter')));
  },
  [tf.Conv2DBackpropInput]: ({ inputs, attrs, values, make }) => {
    const { strides, pad, dataFormat, dimRoundingMode, inputShape } = attrs as tf.Conv2DBackpropInputAttrs;
    const info = convInfo(
      inputShape,
      shapeOf(inputs['filter']),
      strides,
      pad,
      dataFormat,
      1,
      dimRoundingMode,
    );
    return (
      info && make(info.inShape, convolveBackInput(convolutionShape(info), values('dy'), values('filter')))
    );
  },
  [tf.Conv2DBackpropFilter]: ({ inputs, attrs, values, make }) => {
    const { strides, pad, dataFormat, dimRoundingMode, filterShape } = attrs as tf.Conv2DBackpropFilterAttrs;
    const info = convInfo(shapeOf(inputs['x']), filterShape, strides, pad, dataFormat, 1, dimRoundingMode);
    return (
      info && make(info.filterShape, convolveBackWeights(convolutionShape(info), values('x'), values('dy')))
    );
  },
  [tf.BatchMatMul]: batchMatMul,
  [tf.Add]: binary('add'),
  [tf.Sub]: binary('subtract'),
  [tf.Multiply]: binary('multiply'),
  [tf.RealDiv]: binary('divide'),
  [tf.Sum]: (call) => sum(call, false),
  [tf.Mean]: (call) => sum(call, true),
  [tf.Sigmoid]: ({ inputs, values, make }) => {
    const x = values('x');
    const result = new Float32Array(x.length);
    for (let i = 0; i < x.length; i++) {
      result[i] = 1 / (1 + Math.exp(-(x[i] as number)));
    }
    return make(shapeOf(inputs['x']), result);
  },
  [tf.SplitV]: split,
};

function shapeOf(info: tf.TensorInfo | undefined): number[] {
  return info ? info.shape : [];
}

function convInfo(
  x: readonly number[],
  filter: readonly number[],
  strides: [number, number] | number,
  pad: tf.Conv2DAttrs['pad'],
  dataFormat: 'NHWC' | 'NCHW',
  dilations: [number, number] | number,
  rounding?: 'floor' | 'round' | 'ceil',
): tf.backend_util.Conv2DInfo | undefined {
  const info = tf.backend_util.computeConv2DInfo(
    x as [number, number, number, number],
    filter as [number, number, number, number],
    strides,
    dilations,
    pad,
    rounding,
    false,
    tf.backend_util.convertConv2DDataFormat(dataFormat),
  );
  const dilated = info.dilationHeight !== 1 || info.dilationWidth !== 1;
  return dilated || info.dataFormat !== 'channelsLast' ? undefined : info;
}

function convolutionShape(info: tf.backend_util.Conv2DInfo): ConvolutionShape {
  return {
    batch: info.batchSize,
    inHeight: info.inHeight,
    inWidth: info.inWidth,
    inChannels: info.inChannels,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
    outChannels: info.outChannels,
    kernelHeight: info.filterHeight,
    kernelWidth: info.filterWidth,
    strideHeight: info.strideHeight,
    strideWidth: info.strideWidth,
    top: info.padInfo.top,
    left: info.padInfo.left,
  };
}

function binary(operation: BinaryOperation): FastKernel {
  return ({ inputs, values, make }) => {
    const a = shapeOf(inputs['a']);
    const b = shapeOf(inputs['b']);
    const shape = tf.backend_util.assertAndGetBroadcastShape(a, b);
    return make(shape, broadcastBinary(operation, values('a'), a, values('b'), b, shape));
  };
}

function sum({ inputs, attrs, values, make }: Call, mean: boolean): tf.TensorInfo {
  const { axis, keepDims } = attrs as tf.SumAttrs;
  const shape = shapeOf(inputs['x']);
  const axes = tf.util.parseAxisParam(axis, shape);
  const [kept, reduced] = tf.backend_util.computeOutAndReduceShapes(shape, axes);
  const scale = mean ? 1 / tf.util.sizeFromShape(reduced) : 1;
  const outShape = keepDims ? tf.backend_util.expandShapeToKeepDim(kept, axes) : kept;
  return make(outShape, reduceSum(values('x'), shape, axes, scale));
}

/** [B, M, K] · [B, K, N], either one transposed; broadcast batches are left to tfjs. */
function batchMatMul({ inputs, attrs, values, make }: Call): tf.TensorInfo | undefined {
  const { transposeA, transposeB } = attrs as tf.BatchMatMulAttrs;
  const aShape = shapeOf(inputs['a']);
  const bShape = shapeOf(inputs['b']);
  const outer = aShape.slice(0, -2);
  if (outer.join() !== bShape.slice(0, -2).join()) {
    return undefined;
  }
  const [aRows = 0, aColumns = 0] = aShape.slice(-2);
  const [bRows = 0, bColumns = 0] = bShape.slice(-2);
  const [rows, depth] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const columns = transposeB ? bRows : bColumns;
  const batch = tf.util.sizeFromShape(outer);
  const out = new Float32Array(batch * rows * columns);
  for (let i = 0; i < batch; i++) {
    const a = packRows(matrix(values('a'), i * aRows * aColumns, aColumns, transposeA), rows, depth);
    const b = packColumns(matrix(values('b'), i * bRows * bColumns, bColumns, transposeB), depth, columns);
    multiplyPacked(a, b, rows, depth, columns, out, i * rows * columns, true);
  }
  return make([...outer, rows, columns], out);
}

function matrix(data: Float32Array, offset: number, width: number, transposed: boolean) {
  return transposed
    ? { data, offset, rowStride: 1, columnStride: width }
    : { data, offset, rowStride: width, columnStride: 1 };
}

function split({ inputs, attrs, values, make }: Call): tf.TensorInfo[] | undefined {
  const { numOrSizeSplits, axis } = attrs as tf.SplitVAttrs;
  const shape = shapeOf(inputs['x']);
  const along = tf.util.parseAxisParam(axis, shape)[0] ?? 0;
  if (!Array.isArray(numOrSizeSplits) || numOrSizeSplits.includes(-1)) {
    return undefined;
  }
  const x = values('x');
  const inner = tf.util.sizeFromShape(shape.slice(along + 1));
  const stride = (shape[along] ?? 0) * inner;
  let begin = 0;
  return numOrSizeSplits.map((size) => {
    const width = size * inner;
    const piece = new Float32Array((x.length / stride) * width);
    for (let from = begin, to = 0; to < piece.length; from += stride, to += width) {
      piece.set(x.subarray(from, from + width), to);
    }
    begin += width;
    return make(
      shape.map((extent, i) => (i === along ? size : extent)),
      piece,
    );
  });
}
