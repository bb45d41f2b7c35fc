import { inputOf, simpleJob, type WasmOperations } from './wasmOperation';

/** The table lies as [width, classes]. */
export const embedding: WasmOperations<'embedding' | 'embeddingGradient'> = {
  embedding: (node) =>
    simpleJob(node, ({ memory, batch }, { pointer, rowBytes, channels }, labels) => {
      const { weight } = node.operation;
      const [classes = 0] = memory.shape(weight);
      const offset = memory.offset(weight);
      return ({ weights }) =>
        memory.kernels.embedding(
          labels.pointer,
          batch,
          weights + offset,
          classes,
          channels,
          pointer,
          rowBytes,
        );
    }),
  embeddingGradient: (node) => {
    const [labels, dy] = [inputOf(node), inputOf(node, 1)];
    const [classes = 0, width = 0] = node.shape;
    return {
      reads: [labels, dy],
      writes: [],
      step({ memory: { kernels }, batch, rows, gradient }) {
        const from = rows(labels).pointer;
        const { pointer, rowBytes } = rows(dy);
        const to = gradient(node.id);
        return () => kernels.embeddingGradient(from, batch, pointer, rowBytes, classes, width, to);
      },
    };
  },
};
