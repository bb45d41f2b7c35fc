import type { OnnxOperations } from './onnxOperation';

export const concat: OnnxOperations<'concat' | 'slice'> = {
  concat: {
    lower: ({ model }, { operands }) => model.add('Concat', operands, { axis: { int: 2 } }),
    exported: (model, { operands }) => model.add('Concat', operands, { axis: { int: 1 } }),
  },
  slice: {
    lower: ({ model }, { operation: { from, to }, operands: [dy = ''] }) =>
      model.add('Slice', [dy, model.integers(from), model.integers(to), model.integers(2)]),
  },
};
