import { isOfNormBias } from './groupNorm';
import { inputOf, type WasmOperations } from './wasmOperation';

export const biasGradient: WasmOperations<'biasGradient'> = {
  biasGradient: (node) => {
    if (isOfNormBias(node)) {
      return undefined;
    }
    const dy = inputOf(node);
    return {
      reads: [dy],
      writes: [],
      step({ memory: { kernels }, batch, rows, gradient, scratch }) {
        const { pointer, rowBytes, pixels, channels } = rows(dy);
        const [sums, to] = [scratch(rowBytes), gradient(node.id)];
        return () => {
          kernels.sumPixels(pointer, rowBytes, 1, batch * pixels, sums);
          kernels.copyColumns(sums, 0, to, 0, 1, 4 * channels);
        };
      },
    };
  },
};
