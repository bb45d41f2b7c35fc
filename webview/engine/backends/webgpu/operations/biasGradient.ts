import type { WebgpuOperations } from '../fuse/emission';

export const biasGradient: WebgpuOperations<'biasGradient'> = {
  // A part of its layer's weight gradient.
  biasGradient: () => undefined,
};
