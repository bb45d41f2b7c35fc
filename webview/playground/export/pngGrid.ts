import type { ImageGrid } from '../../engine/contract/imageGrid';
import { enlargedGrid } from './enlargedGrid';
import type { Picture } from './picture';

const scale = 8;

/** All images in one PNG file, enlarged without smoothing. */
export function encodePngGrid(grid: ImageGrid): Promise<Uint8Array> {
  return encodePng(enlargedGrid(grid, scale));
}

/** One picture as a PNG file. */
export async function encodePng(picture: Picture): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error('A canvas without a 2D context cannot be exported.');
  }
  context.putImageData(imageData(picture), 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** A picture as canvases take it. */
export function imageData({ width, height, channels, pixels }: Picture): ImageData {
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [red = 0, green = red, blue = red] = pixels.subarray(pixel * channels, (pixel + 1) * channels);
    image.data.set([red, green, blue, 255], pixel * 4);
  }
  return image;
}
