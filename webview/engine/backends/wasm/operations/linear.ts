import { point } from '../tables';
import { forwardJob, inputGradientJob, weightGradientJob } from './products';
import type { WasmOperations } from './wasmOperation';

/** The weight lies as [in, out]. */
export const linear: WasmOperations<'linear' | 'linearInputGradient' | 'linearWeightGradient'> = {
  linear: (node) => forwardJob(node, point),
  linearInputGradient: (node) => inputGradientJob(node, point),
  linearWeightGradient: (node) => weightGradientJob(node, point),
};
