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

/** dy · weightᵀ at every pixel: the gradient by the input of a linear layer. */
export function pointwiseInputGradient(
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
