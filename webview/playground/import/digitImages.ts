import { digitSide, isDigitSide, smallDigits } from '../../engine/jobs/smallDigits';
import { greyImages, type ImageArray } from './imageArray';

/** Whether images are made smaller before they are judged. */
export function isMadeSmaller({ width, height }: ImageArray): boolean {
  return width === height && width !== digitSide && isDigitSide(width);
}

/**
 * The first images, `most` at the most, as digits that the classifier takes: [N, 1, 16, 16] in [-1, 1].
 * @throws {RangeError} with a sentence when the images have another size, or a value is outside.
 */
export function digitImages(array: ImageArray, most: number): Float32Array {
  const side = isMadeSmaller(array) ? array.width : digitSide;
  return smallDigits(greyImages(array, side, most), side);
}
