/** What a graph is run on; images NCHW, parameters in PyTorch's layouts. */
export interface GraphValues {
  readonly parameters: ReadonlyMap<string, Float32Array>;
  readonly sample: Float32Array;
  /** The network's own timesteps, one per image. */
  readonly timesteps: Int32Array;
  /** One per image; empty for a network without classes. */
  readonly labels: Int32Array;
  readonly target: Float32Array;
  /** Weight of each image's squared error. */
  readonly weight: Float32Array;
  /** The dropout's masks are those of step 0 of a run with this seed. */
  readonly seed: number;
}

/** What came out; gradients of the loss by the parameters, in PyTorch's layouts. */
export interface GraphResults {
  /** Without dropout. */
  readonly prediction: Float32Array;
  readonly loss: number;
  readonly gradients: ReadonlyMap<string, Float32Array>;
}

/** One graph made ready on a device for batches of one size: what engines are compared by, operation by operation. */
export interface GraphRunner {
  run(values: GraphValues): Promise<GraphResults>;
  dispose(): void;
}
