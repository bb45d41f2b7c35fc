import { simpleJob, type WasmOperations } from './wasmOperation';

export const upsample: WasmOperations<'upsample' | 'upsampleGradient'> = {
  upsample: (node) => {
    const [, height = 1, width = 1] = node.shape;
    return simpleJob(node, ({ memory: { kernels }, batch }, { pointer, rowBytes }, x) => {
      return () => kernels.upsample(x.pointer, rowBytes, (batch * height) / 2, width / 2, pointer);
    });
  },
  upsampleGradient: (node) => {
    const [, height = 1, width = 1] = node.shape;
    return simpleJob(node, ({ memory: { kernels }, batch }, { pointer, rowBytes }, dy) => {
      return () => kernels.upsampleGradient(dy.pointer, rowBytes, batch * height, width, pointer);
    });
  },
};
