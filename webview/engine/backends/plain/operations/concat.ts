import { channelsAndPixels, sizeOf } from '../../../graph/shape';
import { operand, type PlainOperations } from './plainOperation';

export const concat: PlainOperations<'concat' | 'slice'> = {
  *concat({ shape, operands, inputShapes }, { batch }) {
    const size = sizeOf(shape);
    const result = new Float32Array(batch * size);
    for (let b = 0; b < batch; b++) {
      let at = b * size;
      operands.forEach((part, index) => {
        const length = sizeOf(inputShapes[index] ?? []);
        result.set(part.subarray(b * length, (b + 1) * length), at);
        at += length;
      });
      yield;
    }
    return result;
  },
  *slice(node, { batch }) {
    const { from } = node.operation;
    const [channels, pixels] = channelsAndPixels(node.inputShapes[0] ?? []);
    const size = sizeOf(node.shape);
    const dy = operand(node);
    const result = new Float32Array(batch * size);
    for (let b = 0; b < batch; b++) {
      const start = (b * channels + from) * pixels;
      result.set(dy.subarray(start, start + size), b * size);
      yield;
    }
    return result;
  },
};
