import { add } from './add';
import { addPerChannel } from './addPerChannel';
import { attention } from './attention';
import { concat } from './concat';
import { conv2d } from './conv2d';
import { dropout } from './dropout';
import { embedding } from './embedding';
import { groupNorm } from './groupNorm';
import { input } from './input';
import { linear } from './linear';
import type { LossOperation } from './meanSquaredError';
import type { OperationRules } from './operationRules';
import { silu } from './silu';
import { timeEmbedding } from './timeEmbedding';
import { upsample } from './upsample';

/**
 * The coarse operations a network is made of. Images are NCHW, convolution weights OIHW and linear weights
 * [out, in], as in PyTorch; each backend owns its physical layout. A backend's table that lacks one of them, or
 * one of their adjoints, does not compile.
 */
const operations = {
  input,
  timeEmbedding,
  embedding,
  linear,
  conv2d,
  groupNorm,
  silu,
  add,
  addPerChannel,
  concat,
  dropout,
  upsample,
  attention,
};

type Rules = (typeof operations)[keyof typeof operations];
type Known<R> = R extends OperationRules<infer O, infer A> ? { operation: O; adjoint: A } : never;

/** An operation of a network. */
export type Operation = Known<Rules>['operation'];

/**
 * The operations that training adds to a network's. An adjoint takes values of the forward pass and dy, the
 * gradient of the loss by the operation's result. Gradients by parameters are summed over the batch and have
 * the parameter's shape; all other values are per image, like the network's own.
 */
export type TrainingOperation = LossOperation | Known<Rules>['adjoint'];

/** What is `op` of any operation. */
export type Op = (Operation | TrainingOperation)['op'];

/** The operation that is named `Name`. */
export type OperationOf<Name extends Op> = Extract<Operation | TrainingOperation, { op: Name }>;

/** Whatever is asked of an operation of a network, whichever it is. */
export function rulesOf({ op }: Operation): OperationRules<Operation, TrainingOperation> {
  return operations[op];
}
