import { maskInput } from '../inputNames';
import type { OnnxOperations } from './onnxOperation';

export const dropout: OnnxOperations<'dropout' | 'dropoutGradient'> = {
  dropout: {
    lower(lowering, { id, operation: { rate }, operands: [x = ''], shape }) {
      if (lowering.mode === 'predict' || rate === 0) {
        return x;
      }
      return lowering.model.add('Mul', [x, lowering.imageInput(maskInput(id), shape)]);
    },
    exported: (_, { operands: [x = ''] }) => x,
  },
  dropoutGradient: {
    lower(lowering, { operation: { rate, mask }, operands: [dy = ''], shape }) {
      if (rate === 0) {
        return dy;
      }
      return lowering.model.add('Mul', [dy, lowering.imageInput(maskInput(mask), shape)]);
    },
  },
};
