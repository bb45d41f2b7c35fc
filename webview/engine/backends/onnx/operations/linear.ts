import { affine, matrixGradient, pointwiseInputGradient } from '../products';
import type { OnnxOperations } from './onnxOperation';

export const linear: OnnxOperations<'linear' | 'linearInputGradient' | 'linearWeightGradient'> = {
  linear: {
    lower(lowering, { operation: { weight, bias }, operands: [x = ''], inputShapes: [xShape = []], shape }) {
      const rows = lowering.rows(x, xShape);
      return lowering.image(
        affine(lowering, rows, lowering.parameter(weight), lowering.parameter(bias)),
        shape,
      );
    },
    /** Over the channels of an image it is a 1×1 convolution. */
    exported(model, { operation: { weight, bias }, operands: [x = ''], shape: [features = 0, ...pixels] }) {
      if (pixels.length === 0) {
        return model.add('Gemm', [x, weight, bias], { transB: { int: 1 } });
      }
      return model.add('Conv', [x, model.reshape(weight, features, -1, 1, 1), bias]);
    },
  },
  linearInputGradient: {
    lower: (lowering, { operation, operands: [dy = ''], inputShapes: [dyShape = []], shape }) =>
      pointwiseInputGradient(lowering, dy, lowering.parameter(operation.weight), dyShape, shape),
  },
  linearWeightGradient: {
    lower: (lowering, { operands: [x = '', dy = ''], inputShapes: [xShape = [], dyShape = []] }) =>
      matrixGradient(lowering, lowering.rows(x, xShape), lowering.rows(dy, dyShape)),
  },
};
