import type { ImageGrid } from './workerProtocol';

/** Grey images from values in [-1, 1] (values outside are cut off), NCHW with one channel. */
export function imageGrid(values: Float32Array, count: number, side: number): ImageGrid {
  return { width: side, height: side, count, pixels: Uint8Array.from(values, toGrey) };
}

function toGrey(value: number): number {
  return Math.round(Math.min(255, Math.max(0, (value + 1) * 127.5)));
}

/** Columns of the most nearly square arrangement. */
export function gridColumns(count: number): number {
  return Math.ceil(Math.sqrt(count));
}

/**
 * Draws a grid one canvas pixel to an image pixel; the page enlarges it with `image-rendering: pixelated`.
 * The canvas becomes columns × width by rows × height.
 */
export function drawImageGrid(canvas: OffscreenCanvas, grid: ImageGrid): void {
  const { width, height, count, pixels } = grid;
  const columns = grid.columns ?? gridColumns(count);
  const rows = Math.ceil(count / columns);
  canvas.width = columns * width;
  canvas.height = rows * height;
  const image = new ImageData(canvas.width, canvas.height);
  for (let i = 0; i < count; i++) {
    const left = (i % columns) * width;
    const top = Math.floor(i / columns) * height;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const grey = pixels[(i * height + y) * width + x] ?? 0;
        image.data.set([grey, grey, grey, 255], ((top + y) * canvas.width + left + x) * 4);
      }
    }
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}
