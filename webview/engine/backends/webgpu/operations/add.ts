import { sum, type WebgpuOperations } from '../fuse/emission';

export const add: WebgpuOperations<'add'> = {
  add: (emission, node) => emission.emitMap(node, sum),
};
