import type { WebgpuOperations } from '../fuse/emission';
import { emitInputGradient, emitProduct, emitWeightGradient } from './products';

export const conv2d: WebgpuOperations<'conv2d' | 'conv2dInputGradient' | 'conv2dWeightGradient'> = {
  conv2d: emitProduct,
  conv2dInputGradient: (emission, node) => emitInputGradient(emission, node),
  conv2dWeightGradient: emitWeightGradient,
};
