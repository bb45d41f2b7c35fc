import { writeRows } from '../rows';
import { simpleJob, type WasmOperations } from './wasmOperation';

export const input: WasmOperations<'input'> = {
  input: (node) =>
    simpleJob(node, ({ memory, batch }, rows) => {
      const numbers = (batch * rows.imageBytes) / 4;
      switch (node.operation.name) {
        case 'sample':
          return ({ inputs: { sample } }) => writeRows(sample, rows, memory.floats(rows.pointer, numbers));
        case 'timestep':
          return ({ inputs: { timesteps } }) => memory.floats(rows.pointer, batch).set(timesteps);
        case 'class_labels':
          return ({ inputs: { labels } }) => memory.integers(rows.pointer, batch).set(labels);
      }
    }),
};
