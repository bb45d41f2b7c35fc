import { imageValues } from './openImage';

/** Width and height that a reader's image is made to. */
export const ownImageSide = 32;

/** The image that the reader opened on this page, for all figures; it is in no state, link or block. */
let image: { readonly name: string; readonly values: Float32Array } | undefined;
const listeners = new Set<() => void>();

/** The image's name and its grey values in −1…1; undefined before one was opened. */
export const ownImage = (): typeof image => image;

/** Shows another image in all figures of the page. */
export function setOwnImage(name: string, bitmap: ImageBitmap): void {
  image = { name, values: imageValues(bitmap, { side: ownImageSide, channels: 1 }) };
  bitmap.close();
  listeners.forEach((tell) => tell());
}

/** Tells when another image is opened. */
export function onOwnImage(listener: () => void, signal: AbortSignal): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}
