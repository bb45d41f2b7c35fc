import { createDataSet, type DataSet } from '../../../../src/datasets/dataSet';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';

/** Random images of three classes, for what does not depend on what is learnt. */
export function noisyImages(side: number, count = 20): DataSet {
  const bytes = (size: number) => Uint8Array.from(new RandomStream(3, 0).integers(size, 256));
  return createDataSet({
    id: 'noise',
    name: 'Noise',
    licence: '',
    side,
    channels: 1,
    count,
    heldOut: 4,
    flip: true,
    labels: bytes(count).map((label) => label % 3),
    images: bytes(count * side * side),
  });
}
