import { halve, pad } from '../../../src/datasets/resize';

/** The side of what the digit classifier takes. */
export const digitSide = 16;
/** Margins that make other digits 32×32, as MNIST's are before they are halved to become ours. */
const margins: Readonly<Record<number, number>> = { 28: 2, 32: 0 };

/** Whether the classifier can judge digits of this side. */
export function isDigitSide(side: number): boolean {
  return side === digitSide || side in margins;
}

/**
 * Digits of 16×16, 28×28 or 32×32 pixels, [N, 1, side, side] in [-1, 1], as the classifier takes them: larger ones are
 * made smaller as the playground's own were, by a margin and the mean of two by two pixels in 256 levels.
 */
export function smallDigits(images: Float32Array, side: number): Float32Array {
  const margin = margins[side];
  if (margin === undefined) {
    return images;
  }
  const levels = Uint8Array.from(images, (value) =>
    Math.min(255, Math.max(0, Math.round((value + 1) * 127.5))),
  );
  const small = halve(pad(levels, side, margin), 2 * digitSide);
  return Float32Array.from(small, (level) => level / 127.5 - 1);
}
