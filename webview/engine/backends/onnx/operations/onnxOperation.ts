import type { Op, Operation, OperationOf } from '../../../graph/operations';
import type { Shape } from '../../../graph/shape';
import type { Lowering } from '../lowering';
import type { ModelBuilder, TensorName } from '../modelBuilder';

/** A node of a graph on its way into a model. */
export interface OnnxNode<Name extends Op> {
  /** The graph's own number of it. */
  readonly id: number;
  readonly operation: OperationOf<Name>;
  readonly shape: Shape;
  /** What its inputs became. */
  readonly operands: readonly TensorName[];
  /** Without the batch. */
  readonly inputShapes: readonly Shape[];
}

/** Writes a node into one of the models that train and sample here (lowering.ts has their layout). */
export type Lower<Name extends Op> = (lowering: Lowering, node: OnnxNode<Name>) => TensorName;

/** Writes a node into a file for other programs: opset 17, NCHW, parameters under their own names. */
export type Export<Name extends Op> = (model: ModelBuilder, node: OnnxNode<Name>) => TensorName;

/** How operations become ONNX; only what networks are made of is exported. */
export type OnnxOperations<Name extends Op> = {
  readonly [Each in Name]: { readonly lower: Lower<Each> } & (Each extends Operation['op']
    ? { readonly exported: Export<Each> }
    : unknown);
};
