import type { DataSet } from '../../../src/datasets/dataSet';
import type { ImageGrid } from '../contract/imageGrid';
import { imageGrid } from '../pictures/drawImageGrid';

/** Samples above the images of `data` that they are paired with, as two rows of one grid. */
export function pairsGrid(
  pairs: readonly { readonly sample: number; readonly real: number }[],
  images: Float32Array,
  data: DataSet,
): ImageGrid {
  const { side, channels } = data;
  const size = channels * side ** 2;
  const values = new Float32Array(2 * pairs.length * size);
  pairs.forEach(({ sample, real }, column) => {
    values.set(images.subarray(sample * size, (sample + 1) * size), column * size);
    values.set(data.batch([real]), (pairs.length + column) * size);
  });
  return { ...imageGrid(values, 2 * pairs.length, side, channels), columns: pairs.length };
}
