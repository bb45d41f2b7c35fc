import { writeRows } from '../rows';
import { endOf, inputOf, simpleJob, type WasmNode, type WasmOperations } from './wasmOperation';

export const dropout: WasmOperations<'dropout' | 'dropoutGradient'> = {
  dropout: (node) => masked(node, node.id),
  dropoutGradient: (node) => masked(node, node.operation.mask),
};

/** Leaves a prediction as it is. */
function masked(node: WasmNode<'dropout'> | WasmNode<'dropoutGradient'>, mask: number) {
  if (!node.graph.training || node.operation.rate === 0) {
    return { same: inputOf(node) };
  }
  return simpleJob(node, ({ memory, batch, scratch }, result, x) => {
    const bytes = batch * result.imageBytes;
    const factors = scratch(bytes);
    const end = endOf(x, batch);
    return ({ inputs: { training } }) => {
      writeRows(training!.mask(mask), result, memory.floats(factors, bytes / 4));
      memory.kernels.multiply(x.pointer, end, factors, result.pointer);
    };
  });
}
