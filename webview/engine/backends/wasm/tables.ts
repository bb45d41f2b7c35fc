import type { Shape, Window } from '../../graph/shape';

/** A convolution's input and output, [channels, height, width] each. */
export interface Moves {
  readonly window: Window;
  readonly input: Shape;
  readonly output: Shape;
}

/** The window of a linear layer. */
export const point: Window = { kernel: 1, stride: 1, padding: { top: 0, bottom: 0, left: 0, right: 0 } };

/** Pixels of the input that the taps read for a pixel of the output; −1 outside the image. */
function pixelRead({ window, input, output }: Moves, tap: number, pixel: number): number {
  const [, height = 1, width = 1] = input;
  const [, , outputWidth = 1] = output;
  const { kernel, stride, padding } = window;
  const row = Math.floor(pixel / outputWidth) * stride + Math.floor(tap / kernel) - padding.top;
  const column = (pixel % outputWidth) * stride + (tap % kernel) - padding.left;
  return row < 0 || column < 0 || row >= height || column >= width ? -1 : row * width + column;
}

const pixelsOf = ([, height = 1, width = 1]: Shape) => height * width;

/** Which row of the input each tap reads, as `product` takes it (assembly/product.ts). */
export function forwardTable(moves: Moves, rowBytes: number): Int32Array {
  const pixels = pixelsOf(moves.output);
  return tableOf(pixels, moves.window.kernel ** 2, rowBytes, (tap, pixel) => pixelRead(moves, tap, pixel));
}

/** Which row of the output's gradient reaches each pixel of the input by each tap, as `product` takes it. */
export function backwardTable(moves: Moves, rowBytes: number): Int32Array {
  const taps = moves.window.kernel ** 2;
  const inputPixels = pixelsOf(moves.input);
  const outputs = new Int32Array(taps * inputPixels).fill(-1);
  for (let tap = 0; tap < taps; tap++) {
    for (let pixel = 0; pixel < pixelsOf(moves.output); pixel++) {
      const read = pixelRead(moves, tap, pixel);
      if (read >= 0) {
        outputs[tap * inputPixels + read] = pixel;
      }
    }
  }
  return tableOf(inputPixels, taps, rowBytes, (tap, pixel) => outputs[tap * inputPixels + pixel] ?? -1);
}

function tableOf(
  pixels: number,
  taps: number,
  rowBytes: number,
  read: (tap: number, pixel: number) => number,
): Int32Array {
  const table = new Int32Array(Math.ceil(pixels / 4) * 4 * taps).fill(-1);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const four = Math.floor(pixel / 4);
    for (let tap = 0; tap < taps; tap++) {
      const from = read(tap, pixel);
      table[(four * taps + tap) * 4 + (pixel % 4)] = from < 0 ? -1 : from * rowBytes;
    }
  }
  return table;
}

/** The rows of the input and of the output's gradient that meet in each tap, as `weightGradient` takes them. */
export function gradientPairs(moves: Moves, inputRowBytes: number, outputRowBytes: number): Int32Array {
  const pairs: number[] = [];
  for (let tap = 0; tap < moves.window.kernel ** 2; tap++) {
    const count = pairs.push(0) - 1;
    for (let pixel = 0; pixel < pixelsOf(moves.output); pixel++) {
      const read = pixelRead(moves, tap, pixel);
      if (read >= 0) {
        pairs.push(read * inputRowBytes, pixel * outputRowBytes);
        pairs[count] = (pairs[count] ?? 0) + 1;
      }
    }
  }
  return Int32Array.from(pairs);
}

/** Which rows of an image the 4×4 pixels around each 2×2 are, as `winograd` takes them; −1 outside the image. */
export function tileTable(height: number, width: number, rowBytes: number): Int32Array {
  const entries: number[] = [];
  for (let top = -1; top < height - 1; top += 2) {
    for (let left = -1; left < width - 1; left += 2) {
      for (let pixel = 0; pixel < 16; pixel++) {
        const [row, column] = [top + Math.floor(pixel / 4), left + (pixel % 4)];
        const inside = row >= 0 && row < height && column >= 0 && column < width;
        entries.push(inside ? (row * width + column) * rowBytes : -1);
      }
    }
  }
  return Int32Array.from(entries);
}
