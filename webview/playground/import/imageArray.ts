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
  /** Of all of them, as they are stored. */
  readonly bytes: number;
  readonly stored: StoredNumbers;
}

/** How the numbers of an array stand in its file. */
export interface StoredNumbers {
  readonly kind: 'uint8' | 'float32' | 'float64';
  readonly bigEndian: boolean;
  /** The first axis runs fastest (Fortran's order), not the last. */
  readonly firstFastest: boolean;
  readonly shape: readonly number[];
}

/** By NumPy's descr: its mark of the byte order, its kind and its bytes. */
const storedKinds: Readonly<Record<string, Pick<StoredNumbers, 'kind' | 'bigEndian'>>> = {
  '|u1': { kind: 'uint8', bigEndian: false },
  '<f4': { kind: 'float32', bigEndian: false },
  '>f4': { kind: 'float32', bigEndian: true },
  '<f8': { kind: 'float64', bigEndian: false },
  '>f8': { kind: 'float64', bigEndian: true },
};
const bytesOfKind = { uint8: 1, float32: 4, float64: 8 } as const;

/** Images as they were saved. */
export interface ImageArray extends Omit<ImageLayout, 'stored'> {
  readonly values: Uint8Array | Float32Array;
}

const isChannels = (extent: number): boolean => extent === 1 || extent === 3;

/**
 * How an array of this header holds images: [N, H, W], [N, H, W, C] or [N, C, H, W] of C = 1 or 3, as uint8,
 * float32 or float64.
 * @throws {RangeError} with a sentence when it holds none, or too many.
 */
export function imageLayout({ descr, fortran_order: fortran, shape }: NpyHeader): ImageLayout {
  const written = `[${shape.join(', ')}]`;
  const number = Object.hasOwn(storedKinds, descr) ? storedKinds[descr] : undefined;
  if (!number) {
    throw new RangeError(
      l10n.t(
        'Its numbers are of the type “{0}”; images are uint8 (“|u1”), float32 (“<f4”) or float64 (“<f8”).',
        descr,
      ),
    );
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
  const bytes = values * bytesOfKind[number.kind];
  if (values === 0) {
    throw new RangeError(l10n.t('Its shape {0} holds no images.', written));
  }
  if (bytes > mostArrayBytes) {
    throw new RangeError(
      l10n.t('Its shape {0} takes more than {1} MB. Save fewer images.', written, mostArrayBytes / 2 ** 20),
    );
  }
  const type = number.kind === 'uint8' ? 'uint8' : 'float32';
  const stored = { ...number, firstFastest: fortran, shape };
  const layout = { count, type, bytes, stored } as const;
  return last
    ? { ...layout, height: a, width: b, channels: c, order: 'NHWC' }
    : { ...layout, height: b, width: c, channels: a, order: 'NCHW' };
}

/** The numbers of an array's data, the last axis fastest; float64 is rounded to float32. */
export function imageValues({ type, stored }: ImageLayout, data: Uint8Array): ImageArray['values'] {
  const { kind, bigEndian, firstFastest, shape } = stored;
  if (kind === 'uint8' && !firstFastest) {
    return data;
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const size = bytesOfKind[kind];
  const count = data.length / size;
  const at = (index: number): number => {
    if (kind === 'uint8') {
      return view.getUint8(index);
    }
    return kind === 'float32'
      ? view.getFloat32(index * size, !bigEndian)
      : view.getFloat64(index * size, !bigEndian);
  };
  const values = type === 'uint8' ? new Uint8Array(count) : new Float32Array(count);
  const place = firstFastest ? firstFastestPlace(shape) : (index: number) => index;
  for (let index = 0; index < count; index++) {
    values[index] = at(place(index));
  }
  return values;
}

/** Where an element stands whose place is counted with the last axis fastest. */
function firstFastestPlace(shape: readonly number[]): (index: number) => number {
  const strides = shape.map((_, axis) =>
    shape.slice(0, axis).reduce((product, extent) => product * extent, 1),
  );
  return (index) => {
    let rest = index;
    let place = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const extent = shape[axis] ?? 1;
      place += (rest % extent) * (strides[axis] ?? 0);
      rest = Math.floor(rest / extent);
    }
    return place;
  };
}

/**
 * The first images, `most` at the most, as grey ones of one size: [N, 1, side, side] in [-1, 1]. float32 is in [-1, 1]
 * where any value is below 0, as networks draw, else in [0, 1], as diffusers' pipelines return.
 * @throws {RangeError} with a sentence when the images have another size, or a value is outside.
 */
export function greyImages(array: ImageArray, side: number, most: number): Float32Array {
  const { count, height, width, channels, order, values } = array;
  if (height !== side || width !== side) {
    throw new RangeError(
      l10n.t('Its images are {0}×{1}; the classifier judges digits of {2}×{2}.', width, height, side),
    );
  }
  const scaled = scaleOf(array);
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

/**
 * Images of any size as a browser takes them: R, G, B, A of each pixel, for the index of an image.
 * @throws {RangeError} with a sentence when a value is outside.
 */
export function imageRgba(array: ImageArray): (image: number) => Uint8ClampedArray<ArrayBuffer> {
  const { height, width, channels, order, values } = array;
  const scaled = scaleOf(array);
  const area = height * width;
  return (image) => {
    const rgba = new Uint8ClampedArray(4 * area).fill(255);
    const first = image * area * channels;
    for (let pixel = 0; pixel < area; pixel++) {
      for (let colour = 0; colour < 3; colour++) {
        const channel = channels === 1 ? 0 : colour;
        const at = order === 'NHWC' ? pixel * channels + channel : channel * area + pixel;
        rgba[4 * pixel + colour] = (scaled(values[first + at] ?? 0) + 1) * 127.5;
      }
    }
    return rgba;
  };
}

/**
 * How stored values become those in [-1, 1].
 * @throws {RangeError} with a sentence when a value is outside.
 */
function scaleOf({ count, type, values }: ImageArray): (value: number) => number {
  if (type === 'uint8') {
    return (value) => value / 127.5 - 1;
  }
  const wrong = values.findIndex((value) => !(Math.abs(value) <= 1));
  if (wrong >= 0) {
    throw new RangeError(
      l10n.t(
        'Image {0} holds the value {1}; float32 images have values from −1 to 1.',
        Math.floor((wrong * count) / values.length),
        String(values[wrong]),
      ),
    );
  }
  return values.some((value) => value < 0) ? (value) => value : (value) => 2 * value - 1;
}
