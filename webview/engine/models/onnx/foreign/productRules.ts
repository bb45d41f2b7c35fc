import { broadcast, type OperatorCall, type Outcome } from './operatorCall';
import type { Rule } from './elementwiseRules';
import { countOf } from './tensorValue';

/** ONNX Runtime unfolds the input of a convolution in pieces when it is larger. */
const mostUnfolded = 64 * 2 ** 20;

function matMul(call: OperatorCall): Outcome {
  const [a, b] = [call.input(0), call.input(1)];
  const left = a.dims.length === 1 ? [1, ...a.dims] : a.dims;
  const right = b.dims.length === 1 ? [...b.dims, 1] : b.dims;
  const [rows = call.refuseShapes(), inner = call.refuseShapes()] = left.slice(-2);
  const [other = call.refuseShapes(), columns = call.refuseShapes()] = right.slice(-2);
  if (inner !== other) {
    call.refuseShapes();
  }
  const batch = broadcast(call, [left.slice(0, -2), right.slice(0, -2)]);
  const dims = [...batch, ...(a.dims.length === 1 ? [] : [rows]), ...(b.dims.length === 1 ? [] : [columns])];
  return { outputs: [call.made(a.type, dims)], flops: 2 * countOf(batch) * rows * inner * columns };
}

function gemm(call: OperatorCall): Outcome {
  const [a, b] = [call.input(0), call.input(1)];
  if (a.dims.length !== 2 || b.dims.length !== 2) {
    call.refuseShapes();
  }
  const turned = (dims: readonly number[], turn: boolean) => (turn ? [...dims].reverse() : dims);
  const [rows = 0, inner = 0] = turned(a.dims, call.int('transA', 0) !== 0);
  const [other, columns = 0] = turned(b.dims, call.int('transB', 0) !== 0);
  if (inner !== other) {
    call.refuseShapes();
  }
  if (call.has(2)) {
    broadcast(call, [[rows, columns], call.input(2).dims]);
  }
  return { outputs: [call.made(a.type, [rows, columns])], flops: 2 * rows * inner * columns };
}

/** What convolutions and pools have in common, one entry for each axis of space. */
interface Window {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Of both sides together. */
  readonly pads: readonly number[];
}

function windowOf(call: OperatorCall, kernel: readonly number[]): Window {
  const ones = kernel.map(() => 1);
  const strides = call.ints('strides') ?? ones;
  const dilations = call.ints('dilations') ?? ones;
  const both = call.ints('pads') ?? [...kernel, ...kernel].map(() => 0);
  const fits = [kernel, strides, dilations].every(
    (list) => list.length === kernel.length && list.every((each) => each > 0),
  );
  if (!fits || both.length !== 2 * kernel.length) {
    call.refuseShapes();
  }
  return {
    kernel,
    strides,
    dilations,
    pads: kernel.map((_, i) => (both[i] ?? 0) + (both[i + kernel.length] ?? 0)),
  };
}

function slid(
  call: OperatorCall,
  space: readonly number[],
  { kernel, strides, dilations, pads }: Window,
): number[] {
  const auto = call.text('auto_pad', 'NOTSET');
  const round = call.int('ceil_mode', 0) === 0 ? Math.floor : Math.ceil;
  return space.map((extent, i) => {
    const stride = strides[i] ?? 1;
    if (auto.startsWith('SAME')) {
      return Math.ceil(extent / stride);
    }
    const reach = (dilations[i] ?? 1) * ((kernel[i] ?? 1) - 1) + 1;
    const padded = extent + (auto === 'VALID' ? 0 : (pads[i] ?? 0));
    return round((padded - reach) / stride) + 1;
  });
}

function conv(call: OperatorCall): Outcome {
  const [x, weight] = [call.input(0), call.input(1)];
  const [batch = 0, channels = 0, ...space] = x.dims;
  const [filters = 0, depth = 0, ...kernel] = weight.dims;
  if (space.length !== kernel.length || depth * call.int('group', 1) !== channels) {
    call.refuseShapes();
  }
  const made = slid(call, space, windowOf(call, kernel));
  const output = call.made(x.type, [batch, filters, ...made]);
  const taps = depth * countOf(kernel);
  const unfolded = 4 * channels * countOf(kernel) * countOf(made);
  return {
    outputs: [output],
    workspace: Math.min(unfolded, mostUnfolded),
    flops: 2 * countOf(output.dims) * taps,
  };
}

function convTranspose(call: OperatorCall): Outcome {
  const [x, weight] = [call.input(0), call.input(1)];
  const [batch = 0, channels = 0, ...space] = x.dims;
  const [depth = 0, filters = 0, ...kernel] = weight.dims;
  if (space.length !== kernel.length || depth !== channels) {
    call.refuseShapes();
  }
  const window = windowOf(call, kernel);
  const further = call.ints('output_padding') ?? kernel.map(() => 0);
  const same = call.text('auto_pad', 'NOTSET').startsWith('SAME');
  const stated = call.ints('output_shape')?.slice(-kernel.length);
  const made =
    stated ??
    space.map((extent, i) => {
      const stride = window.strides[i] ?? 1;
      if (same) {
        return extent * stride;
      }
      const reach = (window.dilations[i] ?? 1) * ((kernel[i] ?? 1) - 1) + 1;
      return stride * (extent - 1) + (further[i] ?? 0) + reach - (window.pads[i] ?? 0);
    });
  const output = call.made(x.type, [batch, filters * call.int('group', 1), ...made]);
  const unfolded = 4 * filters * countOf(kernel) * countOf(space);
  return {
    outputs: [output],
    workspace: unfolded,
    flops: 2 * batch * channels * countOf(space) * filters * countOf(kernel),
  };
}

function pool(call: OperatorCall): Outcome {
  const { type, dims } = call.input(0);
  const [batch = 0, channels = 0, ...space] = dims;
  const window = windowOf(call, call.ints('kernel_shape') ?? call.refuseShapes());
  if (window.kernel.length !== space.length) {
    call.refuseShapes();
  }
  const made = [batch, channels, ...slid(call, space, window)];
  const places = call.made('int64', made);
  const outputs = [call.made(type, made), places].slice(0, call.outputCount);
  return { outputs, flops: countOf(made) * countOf(window.kernel) };
}

function globalPool(call: OperatorCall): Outcome {
  const { type, dims } = call.input(0);
  return {
    outputs: [
      call.made(
        type,
        dims.map((extent, i) => (i < 2 ? extent : 1)),
      ),
    ],
    flops: countOf(dims),
  };
}

type Fold = (values: readonly number[]) => number;
/** Folds of the numbers that shapes are made of. */
const folds: Readonly<Record<string, Fold | undefined>> = {
  ReduceProd: (values) => values.reduce((product, value) => product * value, 1),
  ReduceSum: (values) => values.reduce((sum, value) => sum + value, 0),
  ReduceMax: (values) => Math.max(...values),
  ReduceMin: (values) => Math.min(...values),
};

function reduce(call: OperatorCall): Outcome {
  const { type, dims, data } = call.input(0);
  const stated = call.knownOr(1, 'axes');
  if (stated?.length === 0 && call.int('noop_with_empty_axes', 0) === 1) {
    return { outputs: [call.input(0)] };
  }
  const axes = stated?.length ? stated.map((axis) => call.axis(axis, dims.length)) : dims.map((_, i) => i);
  const kept = call.int('keepdims', 1) !== 0;
  const made = dims.flatMap((extent, i) => (!axes.includes(i) ? [extent] : kept ? [1] : []));
  const folded =
    data && axes.length === dims.length && data.length > 0 ? folds[call.type]?.(data) : undefined;
  const result = call.made(type, made, folded === undefined ? undefined : [folded]);
  // Axes that are not the last are first made so.
  return { outputs: [result], workspace: 8 * countOf(dims), flops: countOf(dims) };
}

function argReduce(call: OperatorCall): Outcome {
  const { dims } = call.input(0);
  const axis = call.axis(call.int('axis', 0), dims.length);
  const kept = call.int('keepdims', 1) !== 0;
  return {
    outputs: [
      call.made(
        'int64',
        dims.flatMap((extent, i) => (i !== axis ? [extent] : kept ? [1] : [])),
      ),
    ],
  };
}

/** Of two factors at the most: what lies between more of them has no bound in the text. */
function einsum(call: OperatorCall): Outcome {
  const text = call.text('equation', '').replaceAll(' ', '');
  const [left = '', right] = text.split('->');
  const terms = left.split(',');
  if (right === undefined || terms.length !== call.inputs.length || terms.length > 2) {
    call.unbounded();
  }
  if (![...terms, right].every((term) => /^[a-zA-Z]{0,16}$/.test(term))) {
    call.unbounded();
  }
  const extents = new Map<string, number>();
  terms.forEach((term, index) => {
    const { dims } = call.input(index);
    if (term.length !== dims.length) {
      call.refuseShapes();
    }
    [...term].forEach((letter, i) => {
      const extent = dims[i] ?? 0;
      if ((extents.get(letter) ?? extent) !== extent) {
        call.refuseShapes();
      }
      extents.set(letter, extent);
    });
  });
  const output = call.made(
    call.input(0).type,
    [...right].map((letter) => extents.get(letter) ?? call.refuseShapes()),
  );
  // Both factors and the product may be copied with other orders of their axes.
  const copied = call.inputs.reduce((sum, value) => sum + countOf(value?.dims ?? []), countOf(output.dims));
  return { outputs: [output], workspace: 8 * copied, flops: 2 * countOf([...extents.values()]) };
}

const reductions = ['L1', 'L2', 'LogSum', 'LogSumExp', 'Max', 'Mean', 'Min', 'Prod', 'Sum', 'SumSquare'];

export const productRules: Readonly<Record<string, Rule>> = {
  MatMul: matMul,
  Gemm: gemm,
  Conv: conv,
  ConvTranspose: convTranspose,
  AveragePool: pool,
  MaxPool: pool,
  LpPool: pool,
  GlobalAveragePool: globalPool,
  GlobalMaxPool: globalPool,
  ArgMax: argReduce,
  ArgMin: argReduce,
  Einsum: einsum,
  ...Object.fromEntries(reductions.map((name) => [`Reduce${name}`, reduce])),
};
