import type { FigureNetwork } from './network';

/** Images by row and column; undefined where they are not worked out yet. */
export type ImageTable = readonly (readonly (Float32Array | undefined)[])[];

/** A table that is filled while a network answers. */
export class GrowingTable {
  private readonly cells: (Float32Array | undefined)[][];

  constructor(rows: number, columns: number) {
    this.cells = Array.from({ length: rows }, () =>
      new Array<Float32Array | undefined>(columns).fill(undefined),
    );
  }

  set(row: number, column: number, image: Float32Array): void {
    this.cells[row]![column] = image;
  }

  /** As it is now. */
  get now(): ImageTable {
    return this.cells.map((row) => [...row]);
  }
}

/** Image number `index` of a batch. */
export const imageOf = (batch: Float32Array, index: number, size: number): Float32Array =>
  batch.slice(index * size, (index + 1) * size);

/** One batch of all these images. */
export function batchOf(images: readonly Float32Array[]): Float32Array {
  const size = images[0]?.length ?? 0;
  const batch = new Float32Array(images.length * size);
  images.forEach((image, index) => batch.set(image, index * size));
  return batch;
}

/** A network's answers for a batch, all at one t. */
export const predictAll =
  (network: FigureNetwork) =>
  (x: Float32Array, t: number): Promise<Float32Array> =>
    network.predict(
      x,
      new Float32Array(x.length / (network.model.channels * network.model.side ** 2)).fill(t),
    );
