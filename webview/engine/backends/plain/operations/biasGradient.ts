import { channelsAndPixels } from '../../../graph/shape';
import { operand, type PlainOperations } from './plainOperation';

export const biasGradient: PlainOperations<'biasGradient'> = {
  *biasGradient(node, { batch }) {
    const [channels, pixels] = channelsAndPixels(node.inputShapes[0] ?? []);
    const dy = operand(node);
    const sums = new Float64Array(channels);
    for (let b = 0; b < batch; b++) {
      for (let c = 0; c < channels; c++) {
        const from = (b * channels + c) * pixels;
        for (let i = from; i < from + pixels; i++) {
          sums[c] = (sums[c] ?? 0) + (dy[i] ?? 0);
        }
      }
      yield;
    }
    return Float32Array.from(sums);
  },
};
