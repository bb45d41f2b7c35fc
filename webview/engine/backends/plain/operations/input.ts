import type { PlainOperations } from './plainOperation';

export const input: PlainOperations<'input'> = {
  *input({ operation: { name } }, { inputs }) {
    yield;
    switch (name) {
      case 'sample':
        return inputs.sample;
      case 'timestep':
        return inputs.timesteps;
      case 'class_labels':
        return Float32Array.from(inputs.labels);
    }
  },
};
