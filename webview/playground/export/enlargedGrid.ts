import { gridColumns } from '../../engine/pictures/drawImageGrid';
import type { ImageGrid } from '../../engine/contract/imageGrid';
import type { Picture } from './picture';
import { pointsPicture } from './pointsPicture';

/** One image of a grid, in colour where it has colours. */
export function imageOf({ width, height, pixels, colours }: ImageGrid, index: number): Picture {
  const channels = colours ? 3 : 1;
  const size = width * height * channels;
  const from = index * size;
  return { width, height, channels, pixels: (colours ?? pixels).subarray(from, from + size) };
}

/**
 * A grid of images as one picture, each pixel `scale` times as large, so that it can be looked at elsewhere. Points
 * are drawn in their plane.
 */
export function enlargedGrid(grid: ImageGrid, scale: number): Picture {
  if (grid.points) {
    return pointsPicture(grid.points);
  }
  const { width, height, count } = grid;
  const columns = grid.columns ?? gridColumns(count);
  const rows = Math.ceil(count / columns);
  const images = Array.from({ length: count }, (_, index) => imageOf(grid, index));
  const channels = images[0]?.channels ?? 1;
  const picture = { width: columns * width * scale, height: rows * height * scale, channels };
  const pixels = new Uint8Array(picture.width * picture.height * channels);
  for (let y = 0; y < picture.height; y++) {
    const row = Math.floor(y / (height * scale));
    const v = Math.floor(y / scale) % height;
    for (let x = 0; x < picture.width; x++) {
      const image = images[row * columns + Math.floor(x / (width * scale))];
      const u = Math.floor(x / scale) % width;
      const from = (v * width + u) * channels;
      if (image) {
        pixels.set(image.pixels.subarray(from, from + channels), (y * picture.width + x) * channels);
      }
    }
  }
  return { ...picture, pixels };
}
