import { broadcast, largestExtent, type OperatorCall, type Outcome } from './operatorCall';
import { countOf, elementTypes, isWhole, type ElementType, type TensorValue, mostKnown } from './tensorValue';

export type Rule = (call: OperatorCall) => Outcome;

/** Operations whose result has the shape of their first input, and whose numbers nobody needs beforehand. */
const shapeKeeping = [
  'Acos',
  'Acosh',
  'Asin',
  'Asinh',
  'Atan',
  'Atanh',
  'BatchNormalization',
  'Celu',
  'Cos',
  'Cosh',
  'CumSum',
  'Elu',
  'Erf',
  'Exp',
  'Gelu',
  'GroupNormalization',
  'HardSigmoid',
  'HardSwish',
  'Hardmax',
  'InstanceNormalization',
  'LRN',
  'LeakyRelu',
  'Log',
  'LogSoftmax',
  'LpNormalization',
  'MeanVarianceNormalization',
  'Mish',
  'PRelu',
  'RMSNormalization',
  'Relu',
  'Selu',
  'Shrink',
  'Sigmoid',
  'Sin',
  'Sinh',
  'Softmax',
  'Softplus',
  'Softsign',
  'Swish',
  'Tan',
  'Tanh',
  'ThresholdedRelu',
  'Trilu',
  'ScatterElements',
  'ScatterND',
] as const;

type Unary = (value: number) => number;
const unary: Readonly<Record<string, Unary>> = {
  Abs: Math.abs,
  Neg: (value) => -value,
  Floor: Math.floor,
  Ceil: Math.ceil,
  Sign: Math.sign,
  Sqrt: Math.sqrt,
  Reciprocal: (value) => 1 / value,
  // Halves go to the even neighbour.
  Round: (value) => (Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value)),
  Identity: (value) => value,
};

type Binary = (a: number, b: number, whole: boolean) => number;
const binary: Readonly<Record<string, Binary>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b, whole) => (whole ? Math.trunc(a / b) : a / b),
  Max: (a, b) => Math.max(a, b),
  Min: (a, b) => Math.min(a, b),
  Sum: (a, b) => a + b,
  Pow: (a, b) => a ** b,
};
const comparisons: Readonly<Record<string, Binary>> = {
  Equal: (a, b) => Number(a === b),
  Greater: (a, b) => Number(a > b),
  GreaterOrEqual: (a, b) => Number(a >= b),
  Less: (a, b) => Number(a < b),
  LessOrEqual: (a, b) => Number(a <= b),
  And: (a, b) => Number(a !== 0 && b !== 0),
  Or: (a, b) => Number(a !== 0 || b !== 0),
  Xor: (a, b) => Number((a !== 0) !== (b !== 0)),
};

/** The numbers of small tensors, stretched to a shape; undefined when one of them is not known. */
function stretched(values: readonly TensorValue[], dims: readonly number[]): number[][] | undefined {
  if (countOf(dims) > mostKnown) {
    return undefined;
  }
  const result: number[][] = [];
  for (const { dims: own, data } of values) {
    if (!data) {
      return undefined;
    }
    result.push(stretch(data, own, dims));
  }
  return result;
}

/** The numbers of a tensor as its broadcast to a shape has them. */
export function stretch(data: readonly number[], own: readonly number[], dims: readonly number[]): number[] {
  return Array.from({ length: countOf(dims) }, (_, flat) => {
    let rest = flat;
    let at = 0;
    let stride = 1;
    for (let axis = dims.length - 1; axis >= 0; axis--) {
      const extent = dims[axis] ?? 1;
      const ownExtent = own[axis - dims.length + own.length] ?? 1;
      if (ownExtent !== 1) {
        at += stride * (rest % extent);
      }
      stride *= ownExtent;
      rest = Math.floor(rest / extent);
    }
    return data[at] ?? NaN;
  });
}

/** Whole numbers too large to follow exactly are not followed. */
function settled(type: ElementType, values: readonly number[] | undefined): readonly number[] | undefined {
  const rounded = type === 'float32' ? values?.map(Math.fround) : values;
  return rounded?.every((value) => Math.abs(value) < largestExtent) ? rounded : undefined;
}

function keepShape(call: OperatorCall): Outcome {
  const input = call.input(0);
  return { outputs: [call.like(input)], flops: 10 * countOf(input.dims) };
}

function applyUnary(call: OperatorCall): Outcome {
  const input = call.input(0);
  const compute = unary[call.type];
  const data = compute && input.data?.map(compute);
  const known = call.type === 'Identity' ? input.data : settled(input.type, data);
  return { outputs: [call.like(input, known)], flops: countOf(input.dims) };
}

function combine(call: OperatorCall, compute: Binary | undefined, type?: ElementType): Outcome {
  const values = call.inputs.map((_, index) => call.input(index));
  const dims = broadcast(
    call,
    values.map((value) => value.dims),
  );
  const [first] = values;
  if (!first) {
    return call.refuseShapes();
  }
  const lists = compute && stretched(values, dims);
  const whole = isWhole(first.type);
  const data = lists?.reduce((left, right) =>
    left.map((value, i) => compute?.(value, right[i] ?? NaN, whole) ?? NaN),
  );
  const made = type ?? first.type;
  return { outputs: [call.made(made, dims, settled(made, data))], flops: values.length * countOf(dims) };
}

function cast(call: OperatorCall): Outcome {
  const input = call.input(0);
  const type = call.type === 'CastLike' ? call.input(1).type : elementTypes[call.int('to', 0)]?.name;
  if (!type) {
    return call.refuseShapes();
  }
  const convert: Unary =
    type === 'bool' ? (value) => Number(value !== 0) : isWhole(type) ? Math.trunc : Math.fround;
  return { outputs: [call.made(type, input.dims, input.data?.map(convert))] };
}

function where(call: OperatorCall): Outcome {
  const values = [call.input(0), call.input(1), call.input(2)];
  const dims = broadcast(
    call,
    values.map((value) => value.dims),
  );
  const [condition, yes, no] = stretched(values, dims) ?? [];
  const data = condition?.map((value, i) => (value !== 0 ? (yes?.[i] ?? NaN) : (no?.[i] ?? NaN)));
  return { outputs: [call.made(call.input(1).type, dims, data)] };
}

function not(call: OperatorCall): Outcome {
  const input = call.input(0);
  return {
    outputs: [
      call.like(
        input,
        input.data?.map((value) => Number(value === 0)),
      ),
    ],
  };
}

function mod(call: OperatorCall): Outcome {
  const sign =
    call.int('fmod', 0) === 1 ? (a: number, b: number) => a % b : (a: number, b: number) => ((a % b) + b) % b;
  return combine(call, sign);
}

/** The usual inference only passes its input on. */
function dropout(call: OperatorCall): Outcome {
  const input = call.input(0);
  const mask = call.made('bool', input.dims);
  return {
    outputs: call.outputCount > 1 ? [call.like(input, input.data), mask] : [call.like(input, input.data)],
  };
}

function clip(call: OperatorCall): Outcome {
  return { outputs: [call.like(call.input(0))] };
}

/** Mean and inverse deviation stand beside the result. */
function layerNormalization(call: OperatorCall): Outcome {
  const input = call.input(0);
  const axis = call.axis(call.int('axis', -1), input.dims.length);
  const statistics = call.made(
    input.type,
    input.dims.map((extent, i) => (i < axis ? extent : 1)),
  );
  return {
    outputs: [call.like(input), statistics, statistics].slice(0, call.outputCount),
    flops: 10 * countOf(input.dims),
  };
}

function isNaNRule(call: OperatorCall): Outcome {
  return { outputs: [call.made('bool', call.input(0).dims)] };
}

const rulesOf = (names: readonly string[], rule: Rule): Record<string, Rule> =>
  Object.fromEntries(names.map((name) => [name, rule]));

export const elementwiseRules: Readonly<Record<string, Rule>> = {
  ...rulesOf(shapeKeeping, keepShape),
  ...rulesOf(Object.keys(unary), applyUnary),
  ...Object.fromEntries(
    Object.entries(binary).map(([name, compute]): [string, Rule] => [name, (call) => combine(call, compute)]),
  ),
  ...Object.fromEntries(
    Object.entries(comparisons).map(([name, compute]): [string, Rule] => [
      name,
      (call) => combine(call, compute, 'bool'),
    ]),
  ),
  Mean: (call) => combine(call, undefined),
  Mod: mod,
  Cast: cast,
  CastLike: cast,
  Where: where,
  Not: not,
  Dropout: dropout,
  Clip: clip,
  LayerNormalization: layerNormalization,
  IsNaN: isNaNRule,
  IsInf: isNaNRule,
};
