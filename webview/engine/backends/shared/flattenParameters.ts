import type { Graph } from '../../graph/graph';
import { toMatrices } from '../../graph/matrixLayout';

/** A graph's parameters as one vector, in their order and in the layout of matrices (matrixLayout.ts). */
export function flattenParameters(
  { parameters }: Graph,
  valueOf: (name: string) => Float32Array | undefined,
): Float32Array {
  const parts = parameters.map(({ name, shape }) => toMatrices(valueOf(name) ?? new Float32Array(), shape));
  const flat = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    flat.set(part, offset);
    offset += part.length;
  }
  return flat;
}
