import type { OnnxOperations } from './onnxOperation';

export const add: OnnxOperations<'add'> = {
  add: {
    lower: ({ model }, { operands }) => model.add('Add', operands),
    exported: (model, { operands }) => model.add('Add', operands),
  },
};
