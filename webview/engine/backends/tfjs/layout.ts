/** NCHW → NHWC of `batch` images, as tfjs takes them. */
export function channelsLast(data: Float32Array, batch: number, channels: number): Float32Array {
  return swapAxes(data, batch, channels, data.length / batch / channels);
}

/** NHWC → NCHW of `batch` images. */
export function channelsFirst(data: Float32Array, batch: number, channels: number): Float32Array {
  return swapAxes(data, batch, data.length / batch / channels, channels);
}

function swapAxes(data: Float32Array, batch: number, rows: number, columns: number): Float32Array {
  if (rows === 1 || columns === 1) {
    return data;
  }
  const result = new Float32Array(data.length);
  const size = rows * columns;
  for (let b = 0; b < batch; b++) {
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        result[b * size + c * rows + r] = data[b * size + r * columns + c] ?? 0;
      }
    }
  }
  return result;
}
