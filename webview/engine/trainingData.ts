/** Images to train on: NCHW, flattened, in [-1, 1]. */
export interface TrainingData {
  readonly images: Float32Array;
  readonly count: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** Whether a mirrored image is still one of the data set; digits are not. */
  readonly allowsFlip: boolean;
}
