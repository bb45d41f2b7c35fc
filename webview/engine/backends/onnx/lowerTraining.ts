import type { TrainingNode } from '../../graph/trainingGraph';
import { attentionGradient } from './attention';
import { conv2dInputGradient, conv2dWeightGradient } from './convolution';
import { groupNormInputGradient, groupNormWeightGradient } from './groupNorm';
import { downsampleTable } from './indexTables';
import { biasGradient, linearInputGradient, matrixGradient } from './linear';
import { pixelsOf, type Lowering } from './lowering';
import { lowerForward, maskInput } from './lowerForward';
import type { TensorName } from './modelBuilder';

/** The training model's inputs with what the network shall answer, and with what each image's error counts. */
export const targetInput = 'target';
export const lossWeightInput = 'loss_weight';

/** Writes one operation of a training graph: the network's own, the loss's, or an adjoint. */
export function lowerTraining(lowering: Lowering, node: TrainingNode): TensorName {
  const { model } = lowering;
  const { operation, shape } = node;
  const operands = node.inputs.map((id) => lowering.value(id));
  const [x = '', y = '', z = '', dy = ''] = operands;
  const [xShape = [], yShape = []] = node.inputs.map((id) => lowering.node(id).shape);
  switch (operation.op) {
    case 'target':
      return lowering.imageInput(targetInput, shape);
    case 'lossWeight':
      return model.input(lossWeightInput, [lowering.batch, 1, 1]);
    case 'meanSquaredError': {
      const error = model.add('Sub', [x, y]);
      const weighted = model.add('Mul', [z, model.add('Mul', [error, error])]);
      return model.add('ReduceMean', [weighted], { keepdims: { int: 0 } });
    }
    case 'meanSquaredErrorGradient': {
      const error = model.add('Sub', [x, y]);
      const count = model.add('Cast', [model.add('Size', [error])], { to: { int: float } });
      const factor = model.add('Div', [model.add('Mul', [model.floats([2], []), z]), count]);
      return model.add('Mul', [error, factor]);
    }
    case 'embeddingGradient': {
      // In the table's layout, [width, classes]: what is summed for a class stands in its column.
      const classes = shape[0] ?? 0;
      const rows = model.input('class_labels', [lowering.batch, 1, classes]);
      return matrixGradient(lowering, lowering.rows(y, yShape), model.reshape(rows, -1, classes));
    }
    case 'linearInputGradient':
      return linearInputGradient(lowering, x, lowering.parameter(operation.weight), xShape, shape);
    case 'linearWeightGradient':
      return matrixGradient(lowering, lowering.rows(x, xShape), lowering.rows(y, yShape));
    case 'conv2dInputGradient':
      return conv2dInputGradient(lowering, x, lowering.parameter(operation.weight), operation, shape, xShape);
    case 'conv2dWeightGradient':
      return conv2dWeightGradient(lowering, x, y, operation, xShape, yShape);
    case 'biasGradient':
      return biasGradient(lowering, x, xShape);
    case 'groupNormInputGradient':
      return groupNormInputGradient(lowering, x, y, shape, lowering.parameter(operation.weight), operation);
    case 'groupNormWeightGradient':
      return groupNormWeightGradient(lowering, x, y, xShape, operation);
    case 'siluGradient':
      return siluGradient(lowering, x, y);
    case 'sumPixels':
      return model.add('ReduceSum', [x, model.integers(1)]);
    case 'slice':
      return model.add('Slice', [
        x,
        model.integers(operation.from),
        model.integers(operation.to),
        model.integers(2),
      ]);
    case 'dropoutGradient': {
      if (operation.rate === 0) return x;
      return model.add('Mul', [x, lowering.imageInput(maskInput(operation.mask), shape)]);
    }
    case 'upsampleGradient': {
      const repeats = lowering.gather(x, downsampleTable(shape), [pixelsOf(shape), 4]);
      return model.add('ReduceSum', [repeats, model.integers(2)], { keepdims: { int: 0 } });
    }
    case 'attentionGradient':
      return attentionGradient(lowering, operands.slice(0, 3), dy, shape, operation.heads, operation.by);
    case 'input':
    case 'timeEmbedding':
    case 'embedding':
    case 'linear':
    case 'conv2d':
    case 'groupNorm':
    case 'silu':
    case 'add':
    case 'addPerChannel':
    case 'concat':
    case 'dropout':
    case 'upsample':
    case 'attention':
      return lowerForward(lowering, { ...node, operation }, 'train');
  }
}

/** ONNX's number for float32. */
const float = 1;

/** dy · σ(x) · (1 + x (1 − σ(x))). */
function siluGradient({ model }: Lowering, x: TensorName, dy: TensorName): TensorName {
  const sigmoid = model.add('Sigmoid', [x]);
  const silu = model.add('Mul', [x, sigmoid]);
  const rest = model.add('Mul', [silu, model.add('Sub', [model.floats([1], []), sigmoid])]);
  return model.add('Mul', [dy, model.add('Add', [sigmoid, rest])]);
}
