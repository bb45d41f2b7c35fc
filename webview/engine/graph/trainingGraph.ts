import type { Graph, GraphNode, Operation, Padding, Shape } from './graph';

/**
 * The operations that training adds to a network's. An adjoint takes values of the forward pass and dy, the
 * gradient of the loss by the operation's result. Gradients by parameters are summed over the batch and have
 * the parameter's shape; all other values are per image, like the network's own.
 */
export type TrainingOperation =
  /** What the network should have predicted. */
  | { readonly op: 'target' }
  /** What each image's squared error counts, one number per image. */
  | { readonly op: 'lossWeight' }
  /** Mean over the batch and all elements of weight · (prediction − target)². Inputs: prediction, target, weight. */
  | { readonly op: 'meanSquaredError' }
  /** 2 weight · (prediction − target) / number of elements in the batch. Inputs: prediction, target, weight. */
  | { readonly op: 'meanSquaredErrorGradient' }
  /** dy summed over the images of each label: [classes, width]. Inputs: labels, dy. */
  | { readonly op: 'embeddingGradient' }
  /** Input: dy. */
  | { readonly op: 'linearInputGradient'; readonly weight: string }
  /** Inputs: x, dy. */
  | { readonly op: 'linearWeightGradient' }
  /** Input: dy. */
  | ({ readonly op: 'conv2dInputGradient'; readonly weight: string } & Window)
  /** Inputs: x, dy. */
  | ({ readonly op: 'conv2dWeightGradient' } & Window)
  /** dy summed over the batch and the pixels. Input: dy. */
  | { readonly op: 'biasGradient' }
  /** Inputs: x, dy. */
  | {
      readonly op: 'groupNormInputGradient';
      readonly weight: string;
      readonly groups: number;
      readonly eps: number;
    }
  /** Inputs: x, dy. */
  | { readonly op: 'groupNormWeightGradient'; readonly groups: number; readonly eps: number }
  /** Inputs: x, dy. */
  | { readonly op: 'siluGradient' }
  /** dy summed over the pixels: the adjoint of a vector added to every pixel. Input: dy. */
  | { readonly op: 'sumPixels' }
  /** Channels `from` to `to` − 1: the adjoint of one part of a concatenation. Input: dy. */
  | { readonly op: 'slice'; readonly from: number; readonly to: number }
  /** With the mask of the forward pass's node `mask`. Input: dy. */
  | { readonly op: 'dropoutGradient'; readonly rate: number; readonly mask: number }
  /** Sums of 2×2 pixels. Input: dy. */
  | { readonly op: 'upsampleGradient' }
  /** Inputs: q, k, v, dy. */
  | { readonly op: 'attentionGradient'; readonly heads: number; readonly by: 'query' | 'key' | 'value' };

/** How a convolution's kernel moves over its input. */
export interface Window {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: Padding;
}

export interface TrainingNode extends Omit<GraphNode, 'operation'> {
  readonly operation: Operation | TrainingOperation;
}

/** A network with its loss and the gradients of the loss. */
export interface TrainingGraph {
  readonly network: Graph;
  /** The network's nodes under their own ids, then the loss's and the gradients'. */
  readonly nodes: readonly TrainingNode[];
  readonly loss: number;
  /** The nodes of the gradients, in the order of `network.parameters`. */
  readonly gradients: readonly number[];
}

/** A node that computes `Op`, with what belongs to it. */
export type OperationOf<Op extends (Operation | TrainingOperation)['op']> = Extract<
  Operation | TrainingOperation,
  { op: Op }
>;

/** A scalar's shape. */
export const scalar: Shape = [];
