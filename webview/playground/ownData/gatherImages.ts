import { errorMessage } from '../../../src/base/errorMessage';
import { mostImageBytes, squareMiddle } from '../../figures/kit/files/openImage';
import { readImageHeader } from '../../figures/kit/files/imageHeader';
import { imageRgba } from '../import/imageArray';
import { readNpz } from '../import/readNpz';
import { GatheredImages, gatheredSide } from './gatheredImages';
import type { ImageSource, ReadableFile } from './imageSource';

/** Images of more pixels are passed over: decoded they would take a quarter of a gigabyte. */
export const mostImagePixels = 64e6;

/** What became of the files. */
export interface Gathered {
  readonly images: GatheredImages;
  /** More than 64 megapixels, or 32 MB. */
  readonly large: number;
  /** Damaged, or no PNG, JPEG or WebP. */
  readonly undecodable: number;
  /** There were more images than are taken. */
  readonly full: boolean;
}

/**
 * Reads images one after the other, their middle squares made small; tells how many there are, now and then.
 * @returns what was read until the end, or until it was stopped
 * @throws {RangeError} with a sentence when an archive of NumPy's is not sound.
 */
export async function gatherImages(
  source: ImageSource,
  onProgress: (read: number) => void,
  signal: AbortSignal,
): Promise<Gathered> {
  const images = new GatheredImages();
  const canvas = new OffscreenCanvas(gatheredSide, gatheredSide);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let [large, undecodable, full] = [0, 0, false];
  const add = async (picture: ImageBitmapSource, folder: string): Promise<void> => {
    const whole = await createImageBitmap(picture);
    const { width, height } = whole;
    const small = await squareMiddle(whole, gatheredSide).finally(() => whole.close());
    if (context) {
      // What is transparent becomes black.
      context.fillStyle = '#000';
      context.fillRect(0, 0, gatheredSide, gatheredSide);
      context.drawImage(small, 0, 0);
      images.add(
        context.getImageData(0, 0, gatheredSide, gatheredSide).data,
        folder,
        Math.min(width, height),
      );
    }
    small.close();
  };
  for await (const file of source.files) {
    if (signal.aborted || images.isFull) {
      full = images.isFull;
      break;
    }
    if (isArray(file.path)) {
      await addArray(file, add, images, signal);
    } else {
      const judged = await readImage(file);
      if (typeof judged === 'string') {
        large += judged === 'large' ? 1 : 0;
        undecodable += judged === 'undecodable' ? 1 : 0;
      } else {
        await add(judged, folderOf(file.path)).catch((error: unknown) => {
          if (!(error instanceof DOMException)) {
            throw error;
          }
          undecodable += 1;
        });
      }
    }
    onProgress(images.count);
  }
  return { images, large: large + (source.passedOver?.() ?? 0), undecodable, full };
}

const isArray = (path: string): boolean => /\.np[yz]$/i.test(path);

/** The first folder below what was chosen. */
const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');

/** The file as what a browser decodes, or why it is passed over. */
async function readImage(file: ReadableFile): Promise<Blob | 'large' | 'undecodable'> {
  if (file.size > mostImageBytes) {
    return 'large';
  }
  const bytes = new Uint8Array(await file.bytes());
  try {
    const { type, width, height } = readImageHeader(bytes);
    if (width * height > mostImagePixels) {
      return 'large';
    }
    return width > 0 && height > 0
      ? new Blob([bytes], { type: `image/${type.toLowerCase()}` })
      : 'undecodable';
  } catch (error) {
    if (error instanceof RangeError) {
      return 'undecodable';
    }
    throw error;
  }
}

async function addArray(
  file: ReadableFile,
  add: (picture: ImageData, folder: string) => Promise<void>,
  images: GatheredImages,
  signal: AbortSignal,
): Promise<void> {
  const array = readNpz(file.path, await file.bytes());
  let image: ReturnType<typeof imageRgba>;
  try {
    image = imageRgba(array);
  } catch (error) {
    throw new RangeError(`${file.path}: ${errorMessage(error)}`, { cause: error });
  }
  const { width, height, count } = array;
  for (let index = 0; index < count && !images.isFull && !signal.aborted; index++) {
    await add(new ImageData(image(index), width, height), folderOf(file.path));
  }
}
