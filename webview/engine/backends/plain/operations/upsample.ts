import { sizeOf } from '../../../graph/shape';
import { elementwise, operand, type PlainOperations } from './plainOperation';

export const upsample: PlainOperations<'upsample' | 'upsampleGradient'> = {
  upsample(node, { batch }) {
    const x = operand(node);
    const [, , width = 0] = node.shape;
    return elementwise(batch * sizeOf(node.shape), (i) => {
      const [row, column] = [Math.floor(i / width), i % width];
      return x[(row >> 1) * (width / 2) + (column >> 1)] ?? 0;
    });
  },
  upsampleGradient(node, { batch }) {
    const dy = operand(node);
    const [, , width = 0] = node.shape;
    return elementwise(batch * sizeOf(node.shape), (i) => {
      const at = 4 * width * Math.floor(i / width) + 2 * (i % width);
      const below = at + 2 * width;
      return (dy[at] ?? 0) + (dy[at + 1] ?? 0) + (dy[below] ?? 0) + (dy[below + 1] ?? 0);
    });
  },
};
