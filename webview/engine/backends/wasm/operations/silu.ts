import { isOfNorm } from './groupNorm';
import { endOf, simpleJob, type WasmOperations } from './wasmOperation';

export const silu: WasmOperations<'silu' | 'siluGradient'> = {
  silu: (node) =>
    isOfNorm(node)
      ? undefined
      : simpleJob(node, ({ memory: { kernels }, batch }, result, x) => {
          const end = endOf(x, batch);
          return () => kernels.silu(x.pointer, end, result.pointer);
        }),
  siluGradient: (node) =>
    isOfNorm(node)
      ? undefined
      : simpleJob(node, ({ memory: { kernels }, batch }, result, x, dy) => {
          const end = endOf(x, batch);
          return () => kernels.siluGradient(x.pointer, end, dy.pointer, result.pointer);
        }),
};
