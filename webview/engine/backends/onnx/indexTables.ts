import type { Shape, Window } from '../../graph/shape';

/**
 * For every pixel of a convolution's result and every tap of its kernel, the input pixel under it; where that
 * lies in the padding, the number of input pixels, which is where a row of zeros is appended. [P', taps]
 * flattened. `input` and `output` are [channels, height, width].
 */
export function unfoldTable(window: Window, input: Shape, output: Shape): Int32Array {
  const { stride, padding } = window;
  return table(window, output, input, (pixel, tap) => ({
    row: pixel.row * stride - padding.top + tap.row,
    column: pixel.column * stride - padding.left + tap.column,
  }));
}

/**
 * The adjoint's table: for every input pixel and every tap, the pixel of the result that saw it through that
 * tap, or the number of the result's pixels. [P, taps] flattened.
 */
export function foldTable(window: Window, input: Shape, output: Shape): Int32Array {
  const { stride, padding } = window;
  return table(window, input, output, (pixel, tap) => ({
    row: (pixel.row + padding.top - tap.row) / stride,
    column: (pixel.column + padding.left - tap.column) / stride,
  }));
}

/** For every pixel of an image upsampled twofold, the pixel it repeats. [4P] for an image of P pixels. */
export function upsampleTable([, height = 0, width = 0]: Shape): Int32Array {
  return Int32Array.from({ length: 4 * height * width }, (_, pixel) => {
    const row = Math.floor(pixel / (2 * width));
    const column = pixel % (2 * width);
    return Math.floor(row / 2) * width + Math.floor(column / 2);
  });
}

/** For every pixel, the four that repeat it when upsampled twofold. [P, 4] flattened. */
export function downsampleTable([, height = 0, width = 0]: Shape): Int32Array {
  return Int32Array.from({ length: 4 * height * width }, (_, i) => {
    const pixel = Math.floor(i / 4);
    const row = 2 * Math.floor(pixel / width) + Math.floor((i % 4) / 2);
    return row * 2 * width + 2 * (pixel % width) + (i % 2);
  });
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function table(
  { kernel }: Window,
  from: Shape,
  to: Shape,
  place: (pixel: Place, tap: Place) => Place,
): Int32Array {
  const [, rows = 0, columns = 0] = from;
  const [, height = 0, width = 0] = to;
  const taps = kernel * kernel;
  return Int32Array.from({ length: rows * columns * taps }, (_, i) => {
    const pixel = Math.floor(i / taps);
    const tap = i % taps;
    const { row, column } = place(
      { row: Math.floor(pixel / columns), column: pixel % columns },
      { row: Math.floor(tap / kernel), column: tap % kernel },
    );
    const inside = row >= 0 && row < height && column >= 0 && column < width;
    return inside && Number.isInteger(row) && Number.isInteger(column)
      ? row * width + column
      : height * width;
  });
}
