import type { Shape } from '../../graph/shape';
import type { Lowering } from './lowering';
import type { TensorName } from './modelBuilder';

/** rows · weight + bias, [rows, in] by [in, out]. */
export function affine(
  { model }: Lowering,
  rows: TensorName,
  weight: TensorName,
  bias: TensorName,
): TensorName {
  return model.add('Gemm', [rows, weight, bias]);
}

/** Rows of a table, which lies as [width, classes], by rows with a single 1, [batch, 1, classes]. */
export function chosenRows(
  { model }: Lowering,
  oneHot: TensorName,
  classes: number,
  table: TensorName,
): TensorName {
  return model.add('Gemm', [model.reshape(oneHot, -1, classes), table], { transB: { int: 1 } });
}

/** dy · weightᵀ: the gradient by the input of a linear layer. */
export function linearInputGradient(
  lowering: Lowering,
  dy: TensorName,
  weight: TensorName,
  dyShape: Shape,
  shape: Shape,
): TensorName {
  const rows = lowering.model.add('Gemm', [lowering.rows(dy, dyShape), weight], { transB: { int: 1 } });
  return lowering.image(rows, shape);
}

/** rowsᵀ · dy, [in, out]: the gradient by a matrix, summed over the batch and the pixels. */
export function matrixGradient({ model }: Lowering, rows: TensorName, dyRows: TensorName): TensorName {
  return model.add('Gemm', [rows, dyRows], { transA: { int: 1 } });
}

/** Σ dy over the batch and the pixels. */
export function biasGradient(lowering: Lowering, dy: TensorName, shape: Shape): TensorName {
  const { model } = lowering;
  return model.add('ReduceSum', [lowering.rows(dy, shape), model.integers(0)], { keepdims: { int: 0 } });
}
