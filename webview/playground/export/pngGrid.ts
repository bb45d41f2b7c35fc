import type { ImageGrid } from '../../engine/workerProtocol';
import { enlargedGrid, type GreyPicture } from './enlargedGrid';

const scale = 8;

/** All images in one PNG file, enlarged without smoothing. */
export function encodePngGrid(grid: ImageGrid): Promise<Uint8Array> {
  return encodePng(enlargedGrid(grid, scale));
}

/** One grey picture as a PNG file. */
export async function encodePng({ width, height, pixels }: GreyPicture): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error('A canvas without a 2D context cannot be exported.');
  }
  const image = new ImageData(width, height);
  pixels.forEach((grey, index) => image.data.set([grey, grey, grey, 255], index * 4));
  context.putImageData(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
