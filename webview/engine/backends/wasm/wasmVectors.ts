import { adamBeta1, adamBeta2, adamEpsilon, clipping, type Vectors } from '../shared/vectors';
import type { LinearMemory } from './linearMemory';

/** A flat vector in a wasm memory. */
export interface WasmVector {
  readonly pointer: number;
  readonly length: number;
  /** Counts its changes. */
  version: number;
}

/** A vector of zeros or of what the memory held. */
export function allocateVector(memory: LinearMemory, length: number): WasmVector {
  return { pointer: memory.allocate(4 * length), length, version: 0 };
}

/** The address behind it. */
export const endOf = ({ pointer, length }: WasmVector): number => pointer + 4 * length;

/** Vectors in a wasm memory, updated in place. */
export function wasmVectors(memory: LinearMemory): Vectors<WasmVector> {
  const { kernels } = memory;
  return {
    from(values) {
      const vector = allocateVector(memory, values.length);
      memory.floats(vector.pointer, values.length).set(values);
      return vector;
    },
    read: ({ pointer, length }) => Promise.resolve(memory.floats(pointer, length).slice()),
    update(state, gradient, { maxGradientNorm, stepSize, unbias, emaDecay }) {
      const { weights, ema, adamM, adamV } = state;
      const gradientNorm = Math.sqrt(kernels.sumOfSquares(gradient.pointer, endOf(gradient)));
      kernels.adam(
        weights.pointer,
        endOf(weights),
        ema.pointer,
        adamM.pointer,
        adamV.pointer,
        gradient.pointer,
        clipping(gradientNorm, maxGradientNorm),
        1 - adamBeta1,
        1 - adamBeta2,
        stepSize,
        unbias,
        adamEpsilon,
        1 - emaDecay,
      );
      weights.version++;
      ema.version++;
      return { state, gradientNorm };
    },
    dispose(vectors) {
      for (const { pointer } of vectors) {
        memory.release(pointer);
      }
    },
  };
}
