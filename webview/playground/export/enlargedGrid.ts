import { gridColumns } from '../../engine/imageGrid';
import type { ImageGrid } from '../../engine/workerProtocol';
import { pointsPicture } from './pointsPicture';

export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** Grey levels, row by row. */
  readonly pixels: Uint8Array;
}

/**
 * A grid of images as one picture, each pixel `scale` times as large, so that it can be looked at elsewhere. Points
 * are drawn in their plane.
 */
export function enlargedGrid(grid: ImageGrid, scale: number): GreyPicture {
  if (grid.points) {
    return pointsPicture(grid.points);
  }
  const { width, height, count, pixels } = grid;
  const columns = grid.columns ?? gridColumns(count);
  const rows = Math.ceil(count / columns);
  const picture = {
    width: columns * width * scale,
    height: rows * height * scale,
    pixels: new Uint8Array(columns * width * scale * rows * height * scale),
  };
  for (let y = 0; y < picture.height; y++) {
    const row = Math.floor(y / (height * scale));
    const v = Math.floor(y / scale) % height;
    for (let x = 0; x < picture.width; x++) {
      const image = row * columns + Math.floor(x / (width * scale));
      const u = Math.floor(x / scale) % width;
      picture.pixels[y * picture.width + x] =
        image < count ? (pixels[(image * height + v) * width + u] ?? 0) : 0;
    }
  }
  return picture;
}
