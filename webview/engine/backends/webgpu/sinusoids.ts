import type { Graph } from '../../graph/graph';
import { timestepSinusoids } from '../../graph/operations/timeEmbedding';

/** The sinusoids that a network's time embedding begins with, a row for each t (the paper's). */
export function fillSinusoids({ nodes }: Graph, t: ArrayLike<number>): Float32Array<ArrayBuffer> {
  for (const { operation } of nodes) {
    if (operation.op !== 'timeEmbedding') {
      continue;
    }
    const { width, flipSinToCos, freqShift } = operation;
    const timesteps = Float32Array.from(t, (each) => each - 1);
    return Float32Array.from(timestepSinusoids(timesteps, width, flipSinToCos, freqShift));
  }
  return new Float32Array();
}
