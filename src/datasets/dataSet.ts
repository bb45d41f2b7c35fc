/** Images to learn from, in memory. */
export interface DataSet {
  readonly id: string;
  readonly name: string;
  /** Whose the data are and under which terms, in one line. */
  readonly licence: string;
  /** Width and height in pixels. */
  readonly side: number;
  readonly channels: number;
  readonly count: number;
  /** How many of the last images are kept from training. */
  readonly heldOut: number;
  /** Whether a mirrored image is as good as the image. */
  readonly flip: boolean;
  /** The images are not here, and these are blank: a network can be drawn from, but not trained. */
  readonly absent?: boolean;
  /** What the user calls the classes, by label; absent where they have no names. */
  readonly classNames?: readonly string[];
  /** The class of each image. */
  readonly labels: Uint8Array;
  /** NCHW, 0…255. */
  readonly images: Uint8Array;
  /**
   * The named images in [-1, 1], NCHW, as the network takes them.
   * @throws {RangeError} when there is no image of such an index.
   */
  batch(indices: ArrayLike<number>): Float32Array;
}

/** Completes a data set's facts with what follows from them. */
export function createDataSet(facts: Omit<DataSet, 'batch'>): DataSet {
  const { images, count, id } = facts;
  const pixels = facts.channels * facts.side * facts.side;
  if (images.length !== count * pixels || facts.labels.length !== count) {
    throw new RangeError(
      `The data set ${id} of ${count} images has ${images.length} pixels and ${facts.labels.length} labels.`,
    );
  }
  return {
    ...facts,
    batch(indices) {
      const values = new Float32Array(indices.length * pixels);
      for (let row = 0; row < indices.length; row++) {
        const index = indices[row] ?? -1;
        if (!Number.isInteger(index) || index < 0 || index >= count) {
          throw new RangeError(`The data set ${id} has images 0…${count - 1}, but no image ${index}.`);
        }
        const image = images.subarray(index * pixels, (index + 1) * pixels);
        for (let i = 0; i < pixels; i++) {
          values[row * pixels + i] = (image[i] ?? 0) / 127.5 - 1;
        }
      }
      return values;
    },
  };
}
