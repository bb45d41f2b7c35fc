import type { Op } from '../../graph/operations';
import type { TrainingNode } from '../../graph/trainingGraph';
import type { Lowering } from './lowering';
import { onnxOperations } from './operations';
import type { Lower } from './operations/onnxOperation';

/** Writes a node of a network or of its training graph into a model. */
export function lowerNode(lowering: Lowering, { id, operation, inputs, shape }: TrainingNode): void {
  const lower = onnxOperations[operation.op].lower as Lower<Op>;
  const operands = inputs.map((input) => lowering.value(input));
  const inputShapes = inputs.map((input) => lowering.node(input).shape);
  lowering.set(id, lower(lowering, { id, operation, shape, operands, inputShapes }));
}
