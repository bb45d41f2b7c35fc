import { simpleJob, type WasmOperations } from './wasmOperation';

export const addPerChannel: WasmOperations<'addPerChannel' | 'sumPixels'> = {
  addPerChannel: (node) =>
    simpleJob(node, ({ memory: { kernels }, batch }, { rowBytes, pixels, pointer }, x, vector) => {
      return () => kernels.addPerChannel(x.pointer, rowBytes, batch, pixels, vector.pointer, pointer);
    }),
  sumPixels: (node) =>
    simpleJob(node, ({ memory: { kernels }, batch }, { rowBytes, pointer }, dy) => {
      return () => kernels.sumPixels(dy.pointer, rowBytes, batch, dy.pixels, pointer);
    }),
};
