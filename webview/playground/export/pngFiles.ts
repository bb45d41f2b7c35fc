import { zipSync } from 'fflate';
import type { ImageGrid } from '../../engine/workerProtocol';
import { encodePng } from './pngGrid';

/** Every image as a PNG file of its own, at its own size, in a ZIP archive. */
export async function encodePngFiles(
  grid: ImageGrid,
  nameOf: (index: number) => string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, count, pixels } = grid;
  const files: Record<string, Uint8Array> = {};
  for (let index = 0; index < count; index++) {
    const image = pixels.subarray(index * width * height, (index + 1) * width * height);
    files[nameOf(index)] = await encodePng({ width, height, pixels: image });
  }
  // PNG is compressed already.
  return zipSync(files, { level: 0 });
}
