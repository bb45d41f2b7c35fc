import type { Rule } from './elementwiseRules';
import { type OperatorCall, type Outcome, one, isFew } from './operatorCall';
import { countOf, elementTypes } from './tensorValue';

function constant(call: OperatorCall): Outcome {
  const tensor = call.attribute('value')?.tensor;
  if (tensor) {
    return one(tensor);
  }
  for (const [name, type] of [
    ['value_int', 'int64'],
    ['value_float', 'float32'],
  ] as const) {
    const [value] = call.attribute(name)?.[type === 'int64' ? 'ints' : 'floats'] ?? [];
    if (value !== undefined) {
      return one(call.made(type, [], [value]));
    }
  }
  for (const [name, type] of [
    ['value_ints', 'int64'],
    ['value_floats', 'float32'],
  ] as const) {
    const values = call.attribute(name)?.[type === 'int64' ? 'ints' : 'floats'];
    if (values) {
      return one(call.made(type, [values.length], values));
    }
  }
  return call.refuseShapes();
}

function constantOfShape(call: OperatorCall): Outcome {
  const dims = call.known(0);
  const value = call.attribute('value')?.tensor;
  const fill = value ? value.data?.[0] : 0;
  const count = countOf(dims);
  const data = fill !== undefined && isFew(count) ? new Array<number>(count).fill(fill) : undefined;
  return one(call.made(value?.type ?? 'float32', dims, data));
}

function range(call: OperatorCall): Outcome {
  const [start = 0, limit = 0, step = 0] = [0, 1, 2].map((index) => call.known(index)[0] ?? NaN);
  if (step === 0) {
    call.refuseShapes();
  }
  const length = Math.max(0, Math.ceil((limit - start) / step));
  const data = isFew(length) ? Array.from({ length }, (_, i) => start + i * step) : undefined;
  return one(call.made(call.input(0).type, [length], data));
}

function oneHot(call: OperatorCall): Outcome {
  const { dims } = call.input(0);
  const [depth = 0] = call.known(1);
  const axis = call.axis(call.int('axis', -1), dims.length + 1);
  return one(call.made(call.input(2).type, [...dims.slice(0, axis), Math.trunc(depth), ...dims.slice(axis)]));
}

function eyeLike(call: OperatorCall): Outcome {
  const { type, dims } = call.input(0);
  return one(call.made(elementTypes[call.int('dtype', 0)]?.name ?? type, dims));
}

/** Operations that make tensors of given shapes and numbers. */
export const constantRules: Readonly<Record<string, Rule>> = {
  Constant: constant,
  ConstantOfShape: constantOfShape,
  Range: range,
  OneHot: oneHot,
  EyeLike: eyeLike,
};
