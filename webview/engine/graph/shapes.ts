import { rulesOf, type Operation } from './operations';
import type { Shape } from './shape';

/**
 * The shape of an operation's result from those of its inputs and parameters.
 * @throws {RangeError} when they do not suit the operation, naming it and the shapes.
 */
export function outputShape(
  operation: Operation,
  inputs: readonly Shape[],
  parameterShape: (name: string) => Shape | undefined,
): Shape {
  return rulesOf(operation).shape(operation, {
    inputs,
    parameterShape: (name) => parameterShape(name) ?? [],
    refuse: (reason) => {
      const shapes = inputs.map((shape) => `[${shape.join(', ')}]`).join(' and ');
      throw new RangeError(`The operation ${operation.op} cannot take ${shapes}: ${reason}.`);
    },
  });
}
