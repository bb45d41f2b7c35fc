import { writeRows } from '../rows';
import { simpleJob, type WasmOperations, type WasmRun } from './wasmOperation';

export const meanSquaredError: WasmOperations<
  'target' | 'lossWeight' | 'meanSquaredError' | 'meanSquaredErrorGradient'
> = {
  target: (node) =>
    simpleJob(node, ({ memory, batch }, rows) => {
      const numbers = (batch * rows.imageBytes) / 4;
      return (run) => writeRows(trainingOf(run).target, rows, memory.floats(rows.pointer, numbers));
    }),
  lossWeight: (node) =>
    simpleJob(node, ({ memory, batch }, { pointer }) => {
      return (run) => memory.floats(pointer, batch).set(trainingOf(run).weight);
    }),
  meanSquaredError: (node) =>
    simpleJob(node, ({ memory, batch }, { pointer }, prediction, target, weight) => {
      const { pixels, channels, rowBytes } = prediction;
      return () => {
        memory.floats(pointer, 1)[0] = memory.kernels.meanSquaredError(
          prediction.pointer,
          target.pointer,
          weight.pointer,
          batch,
          pixels,
          channels,
          rowBytes,
        );
      };
    }),
  meanSquaredErrorGradient: (node) =>
    simpleJob(node, ({ memory: { kernels }, batch }, { pointer }, prediction, target, weight) => {
      const { pixels, channels, imageBytes } = prediction;
      return () =>
        kernels.meanSquaredErrorGradient(
          prediction.pointer,
          target.pointer,
          weight.pointer,
          batch,
          imageBytes,
          batch * pixels * channels,
          pointer,
        );
    }),
};

function trainingOf({ inputs }: WasmRun) {
  if (!inputs.training) {
    throw new Error('The loss of a network needs a target.');
  }
  return inputs.training;
}
