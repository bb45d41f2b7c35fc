import type { ImageGrid } from '../contract/imageGrid';

/**
 * Images from values in [-1, 1] (values outside are cut off), NCHW. Of three channels they have colours, too; of
 * any other number of channels only their mean is seen.
 */
export function imageGrid(values: Float32Array, count: number, side: number, channels = 1): ImageGrid {
  const grid = { width: side, height: side, count };
  if (channels === 1) {
    return { ...grid, pixels: Uint8Array.from(values, toGrey) };
  }
  const area = side * side;
  const at = (pixel: number, channel: number): number =>
    values[(Math.floor(pixel / area) * channels + channel) * area + (pixel % area)] ?? 0;
  const pixels = Uint8Array.from({ length: count * area }, (_, pixel) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      sum += at(pixel, channel);
    }
    return toGrey(sum / channels);
  });
  if (side === 1 && channels === 2) {
    return { ...grid, pixels, points: values };
  }
  if (channels !== 3) {
    return { ...grid, pixels };
  }
  const colours = Uint8Array.from({ length: count * area * 3 }, (_, i) =>
    toGrey(at(Math.floor(i / 3), i % 3)),
  );
  return { ...grid, pixels, colours };
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
  const { width, height, count, pixels, colours } = grid;
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
        const pixel = (i * height + y) * width + x;
        const grey = pixels[pixel] ?? 0;
        const colour = colours?.subarray(pixel * 3, pixel * 3 + 3) ?? [grey, grey, grey];
        const target = ((top + y) * canvas.width + left + x) * 4;
        image.data.set(colour, target);
        image.data[target + 3] = 255;
      }
    }
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}
