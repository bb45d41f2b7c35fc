/** What the network should have predicted. */
interface Target {
  readonly op: 'target';
}

/** Weight of each image's squared error, one number per image. */
interface LossWeight {
  readonly op: 'lossWeight';
}

/** Mean over the batch and all elements of weight · (prediction − target)². Inputs: prediction, target, weight. */
interface MeanSquaredError {
  readonly op: 'meanSquaredError';
}

/** 2 weight · (prediction − target) / number of elements in the batch. Inputs: prediction, target, weight. */
interface MeanSquaredErrorGradient {
  readonly op: 'meanSquaredErrorGradient';
}

/** The operations of the loss, which no network has. */
export type LossOperation = Target | LossWeight | MeanSquaredError | MeanSquaredErrorGradient;
