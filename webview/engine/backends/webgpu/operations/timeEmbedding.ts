import type { WebgpuOperations } from '../fuse/emission';

export const timeEmbedding: WebgpuOperations<'timeEmbedding'> = {
  timeEmbedding: (emission, node) => emission.external(node, 'sinusoids'),
};
