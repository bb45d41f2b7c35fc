import { lossWeightInput, targetInput } from '../inputNames';
import type { OnnxOperations } from './onnxOperation';

/** ONNX's number for float32. */
const float = 1;

export const meanSquaredError: OnnxOperations<
  'target' | 'lossWeight' | 'meanSquaredError' | 'meanSquaredErrorGradient'
> = {
  target: { lower: (lowering, { shape }) => lowering.imageInput(targetInput, shape) },
  lossWeight: { lower: ({ model, batch }) => model.input(lossWeightInput, [batch, 1, 1]) },
  meanSquaredError: {
    lower({ model }, { operands: [prediction = '', target = '', weight = ''] }) {
      const error = model.add('Sub', [prediction, target]);
      const weighted = model.add('Mul', [weight, model.add('Mul', [error, error])]);
      return model.add('ReduceMean', [weighted], { keepdims: { int: 0 } });
    },
  },
  meanSquaredErrorGradient: {
    lower({ model }, { operands: [prediction = '', target = '', weight = ''] }) {
      const error = model.add('Sub', [prediction, target]);
      const count = model.add('Cast', [model.add('Size', [error])], { to: { int: float } });
      const factor = model.add('Div', [model.add('Mul', [model.floats([2], []), weight]), count]);
      return model.add('Mul', [error, factor]);
    },
  },
};
