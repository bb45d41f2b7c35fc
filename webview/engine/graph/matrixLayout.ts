import type { Shape } from './shape';

/**
 * The layout in which linear layers and convolutions are products of matrices with a column per output: OIHW
 * weights become HWIO and [out, in] becomes [in, out]. Vectors stay. tfjs's own layout, and the ONNX models'.
 */
export function matrixLayoutShape(shape: Shape): number[] {
  const [first = 0, second = 0, height = 0, width = 0] = shape;
  if (shape.length === 4) {
    return [height, width, second, first];
  }
  if (shape.length === 2) {
    return [second, first];
  }
  return [...shape];
}

/** PyTorch's layout → the matrices' for a parameter of the given PyTorch shape. */
export function toMatrices(data: Float32Array, shape: Shape): Float32Array {
  const [rows, columns, inner] = asMatrices(shape);
  // [O, I, HW] → [HW, I, O]
  const result = new Float32Array(data.length);
  for (let o = 0; o < rows; o++) {
    for (let i = 0; i < columns; i++) {
      for (let k = 0; k < inner; k++) {
        result[(k * columns + i) * rows + o] = data[(o * columns + i) * inner + k] ?? 0;
      }
    }
  }
  return result;
}

/** The matrices' layout → PyTorch's for a parameter of the given PyTorch shape. */
export function fromMatrices(data: Float32Array, shape: Shape): Float32Array {
  const [rows, columns, inner] = asMatrices(shape);
  const result = new Float32Array(data.length);
  for (let o = 0; o < rows; o++) {
    for (let i = 0; i < columns; i++) {
      for (let k = 0; k < inner; k++) {
        result[(o * columns + i) * inner + k] = data[(k * columns + i) * rows + o] ?? 0;
      }
    }
  }
  return result;
}

function asMatrices(shape: Shape): readonly [number, number, number] {
  const [rows = 1, columns = 1, height = 1, width = 1] = shape;
  return [rows, columns, height * width];
}
