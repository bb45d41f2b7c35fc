import type { ImageGrid } from '../engine/workerProtocol';

/** How many times the exported picture is larger than the images, so that it can be looked at elsewhere. */
const enlargement = 8;
const gap = 1;

/** A grid of images as a PNG file, enlarged without smoothing. */
export async function encodePng({ width, height, count, pixels }: ImageGrid): Promise<Uint8Array> {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const canvas = new OffscreenCanvas(
    (columns * (width + gap) + gap) * enlargement,
    (rows * (height + gap) + gap) * enlargement,
  );
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error('A canvas without a 2D context cannot be exported.');
  }
  context.imageSmoothingEnabled = false;
  context.fillStyle = '#808080';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (let index = 0; index < count; index++) {
    const image = new ImageData(width, height);
    const first = index * width * height;
    for (let pixel = 0; pixel < width * height; pixel++) {
      const grey = pixels[first + pixel] ?? 0;
      image.data.set([grey, grey, grey, 255], pixel * 4);
    }
    const bitmap = await createImageBitmap(image);
    const x = (gap + (index % columns) * (width + gap)) * enlargement;
    const y = (gap + Math.floor(index / columns) * (height + gap)) * enlargement;
    context.drawImage(bitmap, x, y, width * enlargement, height * enlargement);
  }
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
