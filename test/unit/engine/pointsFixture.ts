import type { DataSet } from '../../../src/datasets/dataSet';
import { RandomStream } from '../../../src/diffusion/random/randomStream';

/** Points of two narrow clouds in the plane, around (−1, ½) and (1, −½): class 0 and class 1, one pixel each. */
export function twoClouds(count = 512): DataSet {
  const noise = new RandomStream(3, 0).normal(2 * count);
  const points = noise.map((value, i) => {
    const side = Math.floor(i / 2) % 2 === 0 ? -1 : 1;
    return 0.1 * value + (i % 2 === 0 ? side : -0.5 * side);
  });
  return {
    id: 'clouds',
    name: 'two clouds',
    licence: '',
    side: 1,
    channels: 2,
    count,
    heldOut: 0,
    flip: false,
    labels: Uint8Array.from({ length: count }, (_, i) => i % 2),
    images: new Uint8Array(),
    batch: (indices) =>
      Float32Array.from({ length: 2 * indices.length }, (_, i) => {
        return points[2 * (indices[Math.floor(i / 2)] ?? 0) + (i % 2)] ?? NaN;
      }),
  };
}
