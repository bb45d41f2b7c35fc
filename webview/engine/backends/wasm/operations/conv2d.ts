import { forwardJob, inputGradientJob, weightGradientJob } from './products';
import type { WasmOperations } from './wasmOperation';

export const conv2d: WasmOperations<'conv2d' | 'conv2dInputGradient' | 'conv2dWeightGradient'> = {
  conv2d: (node) => forwardJob(node, node.operation),
  conv2dInputGradient: (node) => inputGradientJob(node, node.operation),
  conv2dWeightGradient: (node) => weightGradientJob(node, node.operation),
};
