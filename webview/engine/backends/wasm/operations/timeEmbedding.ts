import { timestepSinusoids } from '../../../graph/operations/timeEmbedding';
import { writeRows } from '../rows';
import { simpleJob, type WasmOperations } from './wasmOperation';

export const timeEmbedding: WasmOperations<'timeEmbedding'> = {
  timeEmbedding: (node) => {
    const { width, flipSinToCos, freqShift } = node.operation;
    return simpleJob(node, ({ memory, batch }, rows) => {
      const numbers = (batch * rows.imageBytes) / 4;
      return ({ inputs: { timesteps } }) =>
        writeRows(
          timestepSinusoids(timesteps, width, flipSinToCos, freqShift),
          rows,
          memory.floats(rows.pointer, numbers),
        );
    });
  },
};
