import type { Parameter } from '../parameter';
import type { Shape } from '../shape';

/** What a node of a graph computes, by the node's id. */
export interface Value {
  readonly id: number;
  /** Without the batch. */
  readonly shape: Shape;
}

/** What shape inference knows of a node. */
export interface ShapeContext {
  readonly inputs: readonly Shape[];
  /** [] where there is no such parameter. */
  readonly parameterShape: (name: string) => Shape;
  /** @throws {RangeError} naming the operation, the inputs' shapes and the reason. */
  readonly refuse: (reason: string) => never;
}

/** One node under reverse-mode differentiation. */
export interface AdjointContext<Adjoint> {
  readonly node: Value;
  /** The gradient of the loss by the node's result. */
  readonly dy: Value;
  readonly inputs: readonly Value[];
  /** @throws {Error} when the node has no such input. */
  readonly input: (index: number) => Value;
  /** Adds a node to the training graph. */
  readonly emit: (operation: Adjoint, shape: Shape, ...inputs: Value[]) => Value;
  /** Adds to the gradient by an input; `gradient` is asked only where a parameter's gradient needs it. */
  readonly toInput: (index: number, gradient: () => Value) => void;
  /** The gradient by a parameter, summed over the batch. */
  readonly toParameter: (name: string, operation: Adjoint, ...inputs: Value[]) => void;
}

/** What the graph knows of an operation; `Adjoint` are the operations that its gradients are made of. */
export interface OperationRules<Operation extends { readonly op: string }, Adjoint = never> {
  /**
   * Shape inference.
   * @throws {RangeError} by `refuse` when the inputs do not suit the operation.
   */
  shape(operation: Operation, context: ShapeContext): Shape;
  /**
   * For one sample, a multiplication and an addition counted as two. Absent where it is a few percent of a
   * network's at most.
   */
  flops?(operation: Operation, input: Shape, output: Shape): number;
  /** Adds to the gradients by the inputs and parameters; absent where there are none. */
  differentiate?(operation: Operation, context: AdjointContext<Adjoint>): void;
  /** Whether people count the node to the layer that follows it, not to the one before. */
  readonly preparesNextLayer?: true;
}

/** A graph under construction, as layers see it. */
export interface LayerContext<Operation> {
  add(operation: Operation, ...inputs: Value[]): Value;
  /**
   * Declares a parameter and returns its name.
   * @throws {RangeError} when another layer has that name.
   */
  declare(name: string, shape: Shape, init: Parameter['init']): string;
}
