import type { OnnxOperations } from './onnxOperation';

export const input: OnnxOperations<'input'> = {
  input: {
    // The timestep and the label are never declared: the model's inputs are what the network makes of them,
    // sinusoids and rows with a single 1.
    lower: (lowering, { operation: { name }, shape }) =>
      name === 'sample' ? lowering.imageInput('sample', shape) : name,
    exported: (model, { operation: { name }, shape }) =>
      name === 'sample' ? model.input(name, ['batch', ...shape]) : model.input(name, ['batch'], 'int64'),
  },
};
