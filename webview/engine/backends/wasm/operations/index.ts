import type { Op } from '../../../graph/operations';
import { add } from './add';
import { addPerChannel } from './addPerChannel';
import { attention } from './attention';
import { biasGradient } from './biasGradient';
import { concat } from './concat';
import { conv2d } from './conv2d';
import { dropout } from './dropout';
import { embedding } from './embedding';
import { groupNorm } from './groupNorm';
import { input } from './input';
import { linear } from './linear';
import { meanSquaredError } from './meanSquaredError';
import type { WasmOperations } from './wasmOperation';
import { silu } from './silu';
import { timeEmbedding } from './timeEmbedding';
import { upsample } from './upsample';

/** How every operation of the graph and every adjoint becomes calls of kernels. */
export const wasmOperations: WasmOperations<Op> = {
  ...input,
  ...timeEmbedding,
  ...embedding,
  ...linear,
  ...conv2d,
  ...biasGradient,
  ...groupNorm,
  ...silu,
  ...add,
  ...addPerChannel,
  ...concat,
  ...dropout,
  ...upsample,
  ...attention,
  ...meanSquaredError,
};
