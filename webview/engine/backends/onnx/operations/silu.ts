import type { ModelBuilder, TensorName } from '../modelBuilder';
import type { OnnxOperations } from './onnxOperation';

export const silu: OnnxOperations<'silu' | 'siluGradient'> = {
  silu: {
    lower: ({ model }, { operands: [x = ''] }) => timesSigmoid(model, x),
    exported: (model, { operands: [x = ''] }) => timesSigmoid(model, x),
  },
  siluGradient: {
    /** dy · σ(x) · (1 + x (1 − σ(x))). */
    lower({ model }, { operands: [x = '', dy = ''] }) {
      const sigmoid = model.add('Sigmoid', [x]);
      const rest = model.add('Mul', [
        model.add('Mul', [x, sigmoid]),
        model.add('Sub', [model.floats([1], []), sigmoid]),
      ]);
      return model.add('Mul', [dy, model.add('Add', [sigmoid, rest])]);
    },
  },
};

function timesSigmoid(model: ModelBuilder, x: TensorName): TensorName {
  return model.add('Mul', [x, model.add('Sigmoid', [x])]);
}
