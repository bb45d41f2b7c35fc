import type { Origin } from '../../../src/protocol/provenance';

/** What a network is asked about. */
export interface PredictionBatch {
  /** x_t of each image, NCHW, flattened. */
  readonly x: Float32Array;
  /** One per image, the paper's t, 1…T or between. */
  readonly t: Float32Array;
  /** One class per image; left out, a network with classes takes “no class”. */
  readonly labels?: Int32Array;
}

/** The answer to `predict`. */
export interface PredictedBatch {
  /** As many numbers as were asked about. */
  readonly output: Float32Array;
  /** What computed it. */
  readonly by: Origin;
}

/** The most numbers that one request may ask about: 512 images of 16 × 16. */
export const mostPredicted = 2 ** 17;
