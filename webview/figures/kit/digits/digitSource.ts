import type { DataSet } from '../../../../src/datasets/dataSet';
import type { DigitSource } from '../figure';

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
