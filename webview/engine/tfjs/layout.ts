import type { Shape } from '../graph/graph';

/**
 * How PyTorch's layouts lie in tfjs: OIHW weights become HWIO, [out, in] becomes [in, out], and NCHW images
 * become NHWC. Vectors stay.
 */
export function tfjsShape(shape: Shape): number[] {
  const [first = 0, second = 0, height = 0, width = 0] = shape;
  if (shape.length === 4) return [height, width, second, first];
  if (shape.length === 2) return [second, first];
  return [...shape];
}

/** PyTorch → tfjs for a parameter of the given PyTorch shape. */
export function toTfjs(data: Float32Array, shape: Shape): Float32Array {
  const [rows, columns, inner] = asMatrices(shape);
  // [O, I, HW] → [HW, I, O]
  const result = new Float32Array(data.length);
  for (let o = 0; o < rows; o++)
    for (let i = 0; i < columns; i++)
      for (let k = 0; k < inner; k++)
        result[(k * columns + i) * rows + o] = data[(o * columns + i) * inner + k] ?? 0;
  return result;
}

/** tfjs → PyTorch for a parameter of the given PyTorch shape. */
export function fromTfjs(data: Float32Array, shape: Shape): Float32Array {
  const [rows, columns, inner] = asMatrices(shape);
  const result = new Float32Array(data.length);
  for (let o = 0; o < rows; o++)
    for (let i = 0; i < columns; i++)
      for (let k = 0; k < inner; k++)
        result[(o * columns + i) * inner + k] = data[(k * columns + i) * rows + o] ?? 0;
  return result;
}

function asMatrices(shape: Shape): readonly [number, number, number] {
  const [rows = 1, columns = 1, height = 1, width = 1] = shape;
  return [rows, columns, height * width];
}

/** NCHW ↔ NHWC of `batch` images. */
export function channelsLast(data: Float32Array, batch: number, channels: number): Float32Array {
  return swapAxes(data, batch, channels, data.length / batch / channels);
}

/** NHWC → NCHW of `batch` images. */
export function channelsFirst(data: Float32Array, batch: number, channels: number): Float32Array {
  return swapAxes(data, batch, data.length / batch / channels, channels);
}

function swapAxes(data: Float32Array, batch: number, rows: number, columns: number): Float32Array {
  if (rows === 1 || columns === 1) return data;
  const result = new Float32Array(data.length);
  const size = rows * columns;
  for (let b = 0; b < batch; b++)
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++)
        result[b * size + c * rows + r] = data[b * size + r * columns + c] ?? 0;
  return result;
}
