/** One step of a training, looked into: Algorithm 1 of the DDPM paper, line by line, of the batch's first examples. */
export interface TrainedStep {
  /** Training steps made, this one included. */
  readonly step: number;
  /** Of an image; 1 for points. */
  readonly side: number;
  readonly channels: number;
  /** The paper's t of each example, or T s of flow matching. */
  readonly t: readonly number[];
  /** NCHW, flattened. */
  readonly x0: Float32Array;
  readonly noise: Float32Array;
  readonly xt: Float32Array;
  /** What the network should have answered, and what it did, with the raw weights before the step. */
  readonly target: Float32Array;
  readonly output: Float32Array;
  /** Of each example, the mean square of what is between them. */
  readonly squaredErrors: readonly number[];
  /** Of the whole batch, as training counts it. */
  readonly loss: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** L2, of all weights together, before it is limited; undefined where the engine would have to wait for it. */
  readonly gradientNorm: number | undefined;
  /** What the parts took: drawing the batch, asking the network, and the training step itself. */
  readonly seconds: { readonly draw: number; readonly ask: number; readonly train: number };
}
