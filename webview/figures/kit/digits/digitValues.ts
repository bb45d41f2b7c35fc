import type { DigitSource } from '../figure';

/** A digit as x_0: grey values 0…255 become −1…1, as the paper scales its data (DDPM section 3.3). */
export function digitValues(digits: DigitSource, index: number): Float32Array {
  return Float32Array.from(digits.image(index % digits.count), (grey) => grey / 127.5 - 1);
}
