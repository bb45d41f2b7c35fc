import { gridColumns, imageGrid } from '../../../webview/engine/pictures/drawImageGrid';
import { pngFile } from '../../../webview/engine/models/diffusers/pngFile';

/** Images in [-1, 1] as one PNG: a nearly square grid, every pixel enlarged `scale` times, gaps between. */
export function imageSheet(values: Float32Array, count: number, side: number, scale = 4): Uint8Array {
  const { pixels } = imageGrid(values, count, side);
  const columns = gridColumns(count);
  const rows = Math.ceil(count / columns);
  const cell = side * scale + scale;
  const [width, height] = [columns * cell + scale, rows * cell + scale];
  const sheet = new Uint8Array(width * height).fill(64);
  pixels.forEach((grey, i) => {
    const image = Math.floor(i / (side * side));
    const x = scale + (image % columns) * cell + (i % side) * scale;
    const y = scale + Math.floor(image / columns) * cell + (Math.floor(i / side) % side) * scale;
    for (let row = y; row < y + scale; row++) {
      sheet.fill(grey, row * width + x, row * width + x + scale);
    }
  });
  return pngFile(width, height, sheet);
}
