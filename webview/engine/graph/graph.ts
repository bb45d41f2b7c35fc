/** Without the batch: [channels, height, width] of an image, [features] of a vector, [] of a scalar. */
export type Shape = readonly number[];

/**
 * The coarse operations a network is made of. Images are NCHW, convolution weights OIHW and linear weights
 * [out, in], as in PyTorch; each lowering owns its physical layout.
 */
export type Operation =
  | { readonly op: 'input'; readonly name: InputName }
  /** Sinusoids of a scalar timestep (diffusers' `get_timestep_embedding`). */
  | {
      readonly op: 'timeEmbedding';
      readonly width: number;
      readonly flipSinToCos: boolean;
      readonly freqShift: number;
    }
  /** The row of a table [classes, width] that a scalar label names. */
  | { readonly op: 'embedding'; readonly weight: string }
  /** y = W x + b over the features of a vector, or over the channels of an image at every pixel. */
  | { readonly op: 'linear'; readonly weight: string; readonly bias: string }
  | {
      readonly op: 'conv2d';
      readonly weight: string;
      readonly bias: string;
      readonly kernel: number;
      readonly stride: number;
      readonly padding: Padding;
    }
  | {
      readonly op: 'groupNorm';
      readonly weight: string;
      readonly bias: string;
      readonly groups: number;
      readonly eps: number;
    }
  | { readonly op: 'silu' }
  /** Sum of two values of one shape. */
  | { readonly op: 'add' }
  /** Image plus a vector with one entry per channel. */
  | { readonly op: 'addPerChannel' }
  /** Along the channels. */
  | { readonly op: 'concat' }
  /** Active in training only: y = x · mask / (1 − rate). */
  | { readonly op: 'dropout'; readonly rate: number }
  /** Nearest neighbour, twice the height and width. */
  | { readonly op: 'upsample' }
  /** softmax(q kᵀ / √d) v over the pixels; inputs are q, k, v. */
  | { readonly op: 'attention'; readonly heads: number };

/** In diffusers' names: the noisy image, the timestep (the paper's t − 1) and the class, one per image. */
export type InputName = 'sample' | 'timestep' | 'class_labels';

export interface Padding {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface GraphNode {
  /** Index into `Graph.nodes`; inputs always have smaller ids. */
  readonly id: number;
  readonly operation: Operation;
  readonly inputs: readonly number[];
  readonly shape: Shape;
}

export interface Parameter {
  readonly name: string;
  readonly shape: Shape;
  /**
   * PyTorch's defaults: `uniform` is U(−1/√fanIn, 1/√fanIn), for convolutions and linear layers, bias included;
   * `normal` is N(0, 1), for embeddings.
   */
  readonly init:
    { readonly kind: 'uniform'; readonly fanIn: number } | { readonly kind: 'ones' | 'zeros' | 'normal' };
}

/** A network: nodes in an order in which they can be executed, and the parameters they name. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly output: number;
  /** In diffusers' state-dict names, in the order of execution. */
  readonly parameters: readonly Parameter[];
}

/** Number of elements of a shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** Number of trainable numbers in a network. */
export function parameterCount(graph: Graph): number {
  return graph.parameters.reduce((sum, parameter) => sum + sizeOf(parameter.shape), 0);
}
