import type { ImageSource } from '../figure';

/** A digit or icon as x_0: grey values 0…255 become −1…1, as the paper scales its data (DDPM section 3.3). */
export function digitValues(images: ImageSource, index: number): Float32Array {
  return Float32Array.from(images.image(index % images.count), (grey) => grey / 127.5 - 1);
}
