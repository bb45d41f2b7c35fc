import type { WebgpuOperations } from '../fuse/emission';
import { Tensor } from '../plan/tensor';

/** Both without a kernel: parts of an image's channels share its memory. */
export const concat: WebgpuOperations<'concat' | 'slice'> = {
  concat(emission, node) {
    const whole = emission.create(node);
    let channel = 0;
    for (const part of emission.inputsOf(node)) {
      emission.placeOrCopy(part, whole, channel);
      channel += part.channels;
    }
  },
  slice(emission, node) {
    const whole = emission.tensor(node.inputs[0]);
    emission.set(node, Tensor.of('slice', node.shape).placeIn(whole, node.operation.from));
  },
};
