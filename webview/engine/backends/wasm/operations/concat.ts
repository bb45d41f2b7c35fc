import { simpleJob, type WasmOperations } from './wasmOperation';

export const concat: WasmOperations<'concat' | 'slice'> = {
  concat: (node) =>
    simpleJob(node, ({ memory: { kernels }, batch }, result, ...parts) => {
      let channel = 0;
      const copies = parts.map(({ pointer, rowBytes, channels, pixels }) => {
        const to = result.pointer + 4 * channel;
        channel += channels;
        return () =>
          kernels.copyColumns(pointer, rowBytes, to, result.rowBytes, batch * pixels, 4 * channels);
      });
      return () => {
        for (const copy of copies) {
          copy();
        }
      };
    }),
  slice: (node) =>
    simpleJob(node, ({ memory: { kernels }, batch }, { pointer, rowBytes, pixels, channels }, dy) => {
      const from = dy.pointer + 4 * node.operation.from;
      return () => kernels.copyColumns(from, dy.rowBytes, pointer, rowBytes, batch * pixels, 4 * channels);
    }),
};
