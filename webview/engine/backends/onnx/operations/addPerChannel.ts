import type { OnnxOperations } from './onnxOperation';

export const addPerChannel: OnnxOperations<'addPerChannel' | 'sumPixels'> = {
  addPerChannel: {
    lower: ({ model }, { operands }) => model.add('Add', operands),
    exported: (model, { operands: [x = '', vector = ''], shape: [channels = 0, ...pixels] }) =>
      model.add('Add', [x, model.reshape(vector, 0, channels, ...pixels.map(() => 1))]),
  },
  sumPixels: {
    lower: ({ model }, { operands: [dy = ''] }) => model.add('ReduceSum', [dy, model.integers(1)]),
  },
};
