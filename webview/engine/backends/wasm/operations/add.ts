import { endOf, simpleJob, type WasmOperations } from './wasmOperation';

export const add: WasmOperations<'add'> = {
  add: (node) =>
    simpleJob(node, ({ memory: { kernels }, batch }, result, x, y) => {
      const end = endOf(x, batch);
      return () => kernels.add(x.pointer, end, y.pointer, result.pointer);
    }),
};
