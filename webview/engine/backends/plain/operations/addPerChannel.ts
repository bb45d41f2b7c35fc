import { channelsAndPixels } from '../../../graph/shape';
import { elementwise, operand, type PlainOperations } from './plainOperation';

export const addPerChannel: PlainOperations<'addPerChannel' | 'sumPixels'> = {
  addPerChannel(node) {
    const [x, vector] = [operand(node), operand(node, 1)];
    const [, pixels] = channelsAndPixels(node.shape);
    return elementwise(x.length, (i) => (x[i] ?? 0) + (vector[Math.floor(i / pixels)] ?? 0));
  },
  sumPixels(node, { batch }) {
    const dy = operand(node);
    const [channels, pixels] = channelsAndPixels(node.inputShapes[0] ?? []);
    return elementwise(batch * channels, (row) => {
      let sum = 0;
      for (let i = row * pixels; i < (row + 1) * pixels; i++) {
        sum += dy[i] ?? 0;
      }
      return sum;
    });
  },
};
