import { zipSync } from 'fflate';
import type { ImageGrid } from '../../engine/workerProtocol';
import { imageOf } from './enlargedGrid';
import { encodePng, encodePngGrid } from './pngGrid';

/** Every image as a PNG file of its own, at its own size, in a ZIP archive; points have one picture together. */
export async function encodePngFiles(
  grid: ImageGrid,
  nameOf: (index: number) => string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (grid.points) {
    return zipSync({ [nameOf(0)]: await encodePngGrid(grid) }, { level: 0 });
  }
  const files: Record<string, Uint8Array> = {};
  for (let index = 0; index < grid.count; index++) {
    files[nameOf(index)] = await encodePng(imageOf(grid, index));
  }
  // PNG is compressed already.
  return zipSync(files, { level: 0 });
}
