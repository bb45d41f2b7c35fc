import type { OnnxOperations } from './onnxOperation';

export const biasGradient: OnnxOperations<'biasGradient'> = {
  biasGradient: {
    lower(lowering, { operands: [dy = ''], inputShapes: [shape = []] }) {
      const { model } = lowering;
      return model.add('ReduceSum', [lowering.rows(dy, shape), model.integers(0)], { keepdims: { int: 0 } });
    },
  },
};
