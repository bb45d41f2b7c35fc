import * as l10n from '@vscode/l10n';
import type { NpyHeader } from './npyHeader';

/** An array with more bytes is refused before memory is taken for it. */
export const mostArrayBytes = 128 * 2 ** 20;

/** How an array holds images. */
export interface ImageLayout {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly order: 'NHWC' | 'NCHW';
  readonly type: 'uint8' | 'float32';
  /** Of all of them. */
  readonly bytes: number;
}

/** Images as they were saved. */
export interface ImageArray extends ImageLayout {
  readonly values: Uint8Array | Float32Array;
}

const isChannels = (extent: number): boolean => extent === 1 || extent === 3;

/**
 * How an array of this header holds images: [N, H, W], [N, H, W, C] or [N, C, H, W] of C = 1 or 3, as uint8 or
 * float32.
 * @throws {RangeError} with a sentence when it holds none, or too many.
 */
export function imageLayout({ descr, fortran_order: fortran, shape }: NpyHeader): ImageLayout {
  const written = `[${shape.join(', ')}]`;
  const type = descr === '|u1' ? 'uint8' : descr === '<f4' ? 'float32' : undefined;
  if (!type) {
    throw new RangeError(
      l10n.t('Its numbers are of the type “{0}”; images are uint8 (“|u1”) or float32 (“<f4”).', descr),
    );
  }
  if (fortran) {
    throw new RangeError(l10n.t('It is in Fortran’s order; save it with numpy.ascontiguousarray.'));
  }
  const [count = 0, a = 0, b = 0, c = 1] = shape;
  const last = shape.length === 3 || isChannels(c);
  if (shape.length < 3 || shape.length > 4 || !(last || isChannels(a))) {
    throw new RangeError(
      l10n.t(
        'Its shape {0} is not that of images: [N, H, W], [N, H, W, C] or [N, C, H, W] with C = 1 or 3.',
        written,
      ),
    );
  }
  const values = shape.reduce((product, extent) => product * extent, 1);
  const bytes = values * (type === 'uint8' ? 1 : 4);
  if (values === 0) {
    throw new RangeError(l10n.t('Its shape {0} holds no images.', written));
  }
  if (bytes > mostArrayBytes) {
    throw new RangeError(
      l10n.t('Its shape {0} takes more than {1} MB. Save fewer images.', written, mostArrayBytes / 2 ** 20),
    );
  }
  const layout = { count, type, bytes } as const;
  return last
    ? { ...layout, height: a, width: b, channels: c, order: 'NHWC' }
    : { ...layout, height: b, width: c, channels: a, order: 'NCHW' };
}

/**
 * The first images, `most` at the most, as grey ones of one size: [N, 1, side, side] in [-1, 1]. float32 is in [-1, 1]
 * where any value is below 0, as networks draw, else in [0, 1], as diffusers' pipelines return.
 * @throws {RangeError} with a sentence when the images have another size, or a value is outside.
 */
export function greyImages(array: ImageArray, side: number, most: number): Float32Array {
  const { count, height, width, channels, order, type, values } = array;
  if (height !== side || width !== side) {
    throw new RangeError(
      l10n.t('Its images are {0}×{1}; the classifier judges digits of {2}×{2}.', width, height, side),
    );
  }
  const wrong = values.findIndex((value) => !(type === 'uint8' || Math.abs(value) <= 1));
  if (wrong >= 0) {
    throw new RangeError(
      l10n.t(
        'Image {0} holds the value {1}; float32 images have values from −1 to 1.',
        Math.floor((wrong * count) / values.length),
        String(values[wrong]),
      ),
    );
  }
  const signed = type === 'float32' && values.some((value) => value < 0);
  const scaled = (value: number) => (type === 'uint8' ? value / 127.5 - 1 : signed ? value : 2 * value - 1);
  const area = side * side;
  const at = (image: number, pixel: number, channel: number): number =>
    values[
      image * area * channels + (order === 'NHWC' ? pixel * channels + channel : channel * area + pixel)
    ] ?? 0;
  return Float32Array.from({ length: Math.min(count, most) * area }, (_, i) => {
    const [image, pixel] = [Math.floor(i / area), i % area];
    const grey =
      channels === 1
        ? at(image, pixel, 0)
        : 0.299 * at(image, pixel, 0) + 0.587 * at(image, pixel, 1) + 0.114 * at(image, pixel, 2);
    return scaled(grey);
  });
}
