import type { DataSet } from '../../../../src/datasets/dataSet';
import type { IconsSample } from '../../../../src/datasets/icons';
import type { DigitSource, ImageSource } from '../figure';

/** The whole data set as the figures ask for digits. */
export function digitSource({ count, side, heldOut, images, labels }: DataSet): DigitSource {
  const size = side * side;
  return {
    count,
    side,
    heldOut,
    image: (index) => images.subarray(index * size, (index + 1) * size),
    label: (index) => labels[index] ?? 0,
  };
}

/** The few icons that a page has that loads nothing. */
export function iconSource({ side, images }: IconsSample): ImageSource {
  const levels = Uint8Array.from(atob(images), (character) => character.charCodeAt(0));
  const size = side * side;
  return {
    count: levels.length / size,
    side,
    image: (index) => levels.subarray(index * size, (index + 1) * size),
  };
}
