import type { Operation, Shape } from './graph';

/**
 * Shape inference: the shape of an operation's result from those of its inputs and parameters.
 * @throws {RangeError} when they do not suit the operation, naming it and the shapes.
 */
export function outputShape(
  operation: Operation,
  inputs: readonly Shape[],
  parameterShape: (name: string) => Shape | undefined,
): Shape {
  const refuse = (reason: string): never => {
    const shapes = inputs.map((shape) => `[${shape.join(', ')}]`).join(' and ');
    throw new RangeError(`The operation ${operation.op} cannot take ${shapes}: ${reason}.`);
  };
  const first = inputs[0] ?? [];
  const [channels = 0, height = 0, width = 0] = first;
  switch (operation.op) {
    case 'input':
      return first;
    case 'timeEmbedding':
      return [operation.width];
    case 'embedding': {
      if (first.length > 0) refuse('a label is one number per image');
      return (parameterShape(operation.weight) ?? []).slice(1);
    }
    case 'linear': {
      const [features = 0, expected] = parameterShape(operation.weight) ?? [];
      if (channels !== expected) refuse(`${operation.weight} expects ${expected} features`);
      return [features, ...first.slice(1)];
    }
    case 'conv2d': {
      const [out = 0, expected] = parameterShape(operation.weight) ?? [];
      if (channels !== expected) refuse(`${operation.weight} expects ${expected} channels`);
      const { kernel, stride, padding } = operation;
      const extent = (size: number, zeros: number) => Math.floor((size + zeros - kernel) / stride) + 1;
      const result = [
        out,
        extent(height, padding.top + padding.bottom),
        extent(width, padding.left + padding.right),
      ];
      if (Math.min(...result) < 1) refuse('the image is smaller than the kernel');
      return result;
    }
    case 'groupNorm':
      if (channels % operation.groups !== 0) refuse(`channels must be a multiple of ${operation.groups}`);
      return first;
    case 'silu':
    case 'dropout':
      return first;
    case 'add':
      if (inputs[1]?.join() !== first.join()) refuse('the shapes must be equal');
      return first;
    case 'addPerChannel':
      if (inputs[1]?.join() !== String(channels)) refuse('the vector must have one entry per channel');
      return first;
    case 'concat':
      if (inputs.some((shape) => shape.slice(1).join() !== first.slice(1).join()))
        refuse('the images must have one size');
      return [inputs.reduce((sum, shape) => sum + (shape[0] ?? 0), 0), ...first.slice(1)];
    case 'upsample':
      return [channels, height * 2, width * 2];
    case 'attention':
      if (inputs.some((shape) => shape.join() !== first.join())) refuse('q, k and v must have one shape');
      if (channels % operation.heads !== 0) refuse(`channels must be a multiple of ${operation.heads} heads`);
      return first;
  }
}
