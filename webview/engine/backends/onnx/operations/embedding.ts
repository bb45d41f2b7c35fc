import type { Lowering } from '../lowering';
import type { TensorName } from '../modelBuilder';
import { matrixGradient } from '../products';
import type { OnnxOperations } from './onnxOperation';

export const embedding: OnnxOperations<'embedding' | 'embeddingGradient'> = {
  embedding: {
    /** The table lies as [width, classes]. */
    lower(lowering, { operation: { weight }, shape }) {
      const rows = oneHotRows(lowering, lowering.parameterShape(weight)[0] ?? 0);
      const table = lowering.parameter(weight);
      return lowering.image(lowering.model.add('Gemm', [rows, table], { transB: { int: 1 } }), shape);
    },
    exported: (model, { operation, operands: [labels = ''] }) =>
      model.add('Gather', [operation.weight, labels]),
  },
  embeddingGradient: {
    /** In the table's layout: what is summed for a class stands in its column. */
    lower(lowering, { operands: [, dy = ''], inputShapes: [, dyShape = []], shape }) {
      const dyRows = lowering.rows(dy, dyShape);
      return matrixGradient(lowering, dyRows, oneHotRows(lowering, shape[0] ?? 0));
    },
  },
};

/** A row with a single 1 for each image: [batch, classes]. */
function oneHotRows({ model, batch }: Lowering, classes: number): TensorName {
  return model.reshape(model.input('class_labels', [batch, 1, classes]), -1, classes);
}
