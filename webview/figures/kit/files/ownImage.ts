import { imageValues } from './openImage';

/** An image of the reader's, grey, in −1…1. */
export interface OwnImage {
  readonly name: string;
  /** Width and height: 16 where the file has no more, else 32. */
  readonly side: 16 | 32;
  readonly values: Float32Array;
}

/** The image that the reader opened on this page, for all figures; it is in no state, link or block. */
let image: OwnImage | undefined;
const listeners = new Set<() => void>();

/** Undefined before one was opened. */
export const ownImage = (): OwnImage | undefined => image;

/** Shows another image in all figures of the page. */
export function setOwnImage(name: string, bitmap: ImageBitmap): void {
  const side = bitmap.width <= 16 ? 16 : 32;
  image = { name, side, values: imageValues(bitmap, { side, channels: 1 }) };
  bitmap.close();
  listeners.forEach((tell) => tell());
}

/** Tells when another image is opened. */
export function onOwnImage(listener: () => void, signal: AbortSignal): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}
