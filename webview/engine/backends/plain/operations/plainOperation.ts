import type { Op, OperationOf } from '../../../graph/operations';
import type { Shape } from '../../../graph/shape';
import type { NetworkInputs } from '../../shared/networkInputs';

/** One run of a network or of its training graph on a batch. */
export interface PlainRun {
  readonly batch: number;
  readonly inputs: NetworkInputs;
  /** A parameter by name, in the layout of matrices (matrixLayout.ts). */
  readonly parameter: (name: string) => Float32Array;
}

/** A node with what its inputs became: [batch, …shape], flattened. */
export interface PlainNode<Name extends Op> {
  readonly id: number;
  readonly operation: OperationOf<Name>;
  readonly shape: Shape;
  readonly operands: readonly Float32Array[];
  readonly inputShapes: readonly Shape[];
}

/**
 * Computes a node's value: [batch, …shape], flattened, or a parameter's gradient in the layout of matrices. It yields
 * after each piece of work, a fraction of a millisecond.
 */
export type Computation = Generator<void, Float32Array, void>;

export type PlainOperations<Name extends Op> = {
  readonly [Each in Name]: (node: PlainNode<Each>, run: PlainRun) => Computation;
};

/** An input of a node. @throws {Error} when it has none at that place. */
export function operand(
  { operands }: { readonly operands: readonly Float32Array[] },
  index = 0,
): Float32Array {
  const value = operands[index];
  if (!value) {
    throw new Error(`An operation of the network lacks its input ${index}.`);
  }
  return value;
}

/** Elements of a piece of elementwise work. */
const pieceSize = 8192;

/** Computes a value element by element. */
export function* elementwise(size: number, compute: (index: number) => number): Computation {
  const result = new Float32Array(size);
  for (let from = 0; from < size; from += pieceSize) {
    const to = Math.min(size, from + pieceSize);
    for (let i = from; i < to; i++) {
      result[i] = compute(i);
    }
    yield;
  }
  return result;
}
