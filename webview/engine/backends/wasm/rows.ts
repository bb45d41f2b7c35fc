import { channelsAndPixels, type Shape } from '../../graph/shape';

/** How a batch of values of one shape lies in memory: a row of channels for each pixel, an image after the other. */
export interface RowLayout {
  readonly channels: number;
  readonly pixels: number;
  readonly height: number;
  readonly width: number;
  /** Of whole vectors. */
  readonly rowBytes: number;
  readonly imageBytes: number;
}

/** Bytes of a row of so many numbers in whole vectors. */
export function rowBytesOf(numbers: number): number {
  return Math.ceil(numbers / 4) * 16;
}

export function rowLayout(shape: Shape): RowLayout {
  const [channels, pixels] = channelsAndPixels(shape);
  const rowBytes = rowBytesOf(channels);
  const [, height = 1, width = 1] = shape;
  return { channels, pixels, height, width, rowBytes, imageBytes: pixels * rowBytes };
}

/** Writes images, NCHW, as rows. What fills the last vector of a row becomes 0. */
export function writeRows(
  images: Float32Array,
  { channels, pixels, rowBytes }: RowLayout,
  to: Float32Array,
): void {
  const stride = rowBytes / 4;
  const count = images.length / (channels * pixels);
  if (stride !== channels) {
    to.fill(0);
  }
  for (let image = 0; image < count; image++) {
    for (let channel = 0; channel < channels; channel++) {
      const from = (image * channels + channel) * pixels;
      for (let pixel = 0, at = image * pixels * stride + channel; pixel < pixels; pixel++, at += stride) {
        to[at] = images[from + pixel] ?? 0;
      }
    }
  }
}

/** The rows of `count` images as images, NCHW. */
export function readRows(
  rows: Float32Array,
  count: number,
  { channels, pixels, rowBytes }: RowLayout,
): Float32Array {
  const stride = rowBytes / 4;
  const images = new Float32Array(count * channels * pixels);
  for (let image = 0; image < count; image++) {
    for (let channel = 0; channel < channels; channel++) {
      const to = (image * channels + channel) * pixels;
      for (let pixel = 0, at = image * pixels * stride + channel; pixel < pixels; pixel++, at += stride) {
        images[to + pixel] = rows[at] ?? 0;
      }
    }
  }
  return images;
}
