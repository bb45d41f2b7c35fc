import * as l10n from '@vscode/l10n';
import { readImageHeader, type ImageHeader } from './imageHeader';

/** Larger files and images are refused before they are decoded. */
export const mostImageBytes = 32 * 2 ** 20;
export const mostImageSide = 8192;
/** An opened image is kept no larger than this: networks draw smaller ones. */
const keptSide = 256;

export const imageTypes = 'image/png,image/jpeg,image/webp';

/** Images as a network takes them: square, grey or coloured. */
export interface ImageShape {
  readonly side: number;
  readonly channels: number;
}

/**
 * The middle of an image file, square and made small.
 * @throws {RangeError} with a sentence that names the file, when it is no image, damaged, or too large.
 */
export async function openImage(file: File): Promise<ImageBitmap> {
  const { name } = file;
  refuseLarge(name, file.size);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { type } = checkImage(name, bytes);
  const whole = await decode(name, new Blob([bytes], { type: `image/${type.toLowerCase()}` }));
  try {
    // What was decoded counts: it may be turned, as cameras ask for.
    return await squareMiddle(whole, Math.min(whole.width, whole.height, keptSide));
  } finally {
    whole.close();
  }
}

/** The middle square of a picture at this side; pixels of one that is smaller stay squares. */
export function squareMiddle(whole: ImageBitmap, size: number): Promise<ImageBitmap> {
  const { width, height } = whole;
  const side = Math.min(width, height);
  return createImageBitmap(
    whole,
    Math.floor((width - side) / 2),
    Math.floor((height - side) / 2),
    side,
    side,
    { resizeWidth: size, resizeHeight: size, resizeQuality: side < size ? 'pixelated' : 'high' },
  );
}

/**
 * Reads an image's header only.
 * @throws {RangeError} with a sentence that names the file, its size and the limit.
 */
export function checkImage(name: string, bytes: Uint8Array): ImageHeader {
  refuseLarge(name, bytes.length);
  let header: ImageHeader;
  try {
    header = readImageHeader(bytes);
  } catch (error) {
    throw new RangeError(`${name}: ${(error as Error).message}`, { cause: error });
  }
  const { width, height } = header;
  if (width < 1 || height < 1 || Math.max(width, height) > mostImageSide) {
    throw new RangeError(
      l10n.t(
        '{0} says that it is {1}×{2} pixels; an image may have 1 to {3} pixels a side. Make it smaller first.',
        name,
        width,
        height,
        mostImageSide,
      ),
    );
  }
  return header;
}

function refuseLarge(name: string, bytes: number): void {
  if (bytes > mostImageBytes) {
    const megabytes = (value: number) => Math.ceil(value / 2 ** 20);
    throw new RangeError(
      l10n.t(
        '{0} has {1} MB; an image may have {2} MB. Make it smaller first.',
        name,
        megabytes(bytes),
        megabytes(mostImageBytes),
      ),
    );
  }
}

async function decode(name: string, blob: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(blob);
  } catch (error) {
    throw new RangeError(
      l10n.t('{0} cannot be decoded: its header is sound, but what follows is damaged.', name),
      { cause: error },
    );
  }
}

/**
 * A square picture at a network's size, NCHW in [-1, 1]. What is transparent becomes the background of the digits,
 * which is black.
 */
export function imageValues(
  picture: ImageBitmap | OffscreenCanvas,
  { side, channels }: ImageShape,
  inverted = false,
): Float32Array {
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (!context) {
    throw new Error(l10n.t('This browser gives the page no canvas to draw on.'));
  }
  context.fillStyle = inverted ? '#fff' : '#000';
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, side, side);
  return channelValues(context.getImageData(0, 0, side, side).data, channels, inverted);
}

/** RGBA as planes in [-1, 1]: R, G and B where there are three, else the luma of ITU-R BT.601 in each. */
export function channelValues(rgba: ArrayLike<number>, channels: number, inverted = false): Float32Array {
  const area = rgba.length / 4;
  const sign = inverted ? -1 : 1;
  const level = (pixel: number, channel: number): number => {
    const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((i) => rgba[4 * pixel + i] ?? 0);
    if (channels === 3) {
      return [red, green, blue][channel] ?? 0;
    }
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  };
  return Float32Array.from(
    { length: channels * area },
    (_, i) => sign * (level(i % area, Math.floor(i / area)) / 127.5 - 1),
  );
}
