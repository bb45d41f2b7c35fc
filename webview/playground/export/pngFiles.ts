import { zipSync } from 'fflate';
import type { ImageGrid } from '../../engine/contract/imageGrid';
import type { Provenance } from '../../../src/protocol/provenance';
import { imageOf } from './enlargedGrid';
import { withPngText } from './madeIn';
import { encodePng, encodePngGrid } from './pngGrid';

/** Every image as a PNG file of its own, at its own size, in a ZIP archive; points have one picture together. */
export async function encodePngFiles(
  grid: ImageGrid,
  nameOf: (index: number) => string,
  made?: Provenance,
): Promise<Uint8Array<ArrayBuffer>> {
  const told = (png: Uint8Array) => (made ? withPngText(png, made) : png);
  if (grid.points) {
    return zipSync({ [nameOf(0)]: told(await encodePngGrid(grid)) }, { level: 0 });
  }
  const files: Record<string, Uint8Array> = {};
  for (let index = 0; index < grid.count; index++) {
    files[nameOf(index)] = told(await encodePng(imageOf(grid, index)));
  }
  // PNG is compressed already.
  return zipSync(files, { level: 0 });
}
