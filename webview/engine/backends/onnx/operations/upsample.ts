import { downsampleTable, upsampleTable } from '../indexTables';
import { pixelsOf } from '../lowering';
import type { OnnxOperations } from './onnxOperation';

export const upsample: OnnxOperations<'upsample' | 'upsampleGradient'> = {
  upsample: {
    lower: (lowering, { operands: [x = ''], inputShapes: [shape = []] }) =>
      lowering.gather(x, upsampleTable(shape), [4 * pixelsOf(shape)]),
    exported: (model, { operands: [x = ''] }) =>
      model.add('Resize', [x, '', model.floats([1, 1, 2, 2], [4])]),
  },
  upsampleGradient: {
    lower(lowering, { operands: [dy = ''], shape }) {
      const { model } = lowering;
      const repeats = lowering.gather(dy, downsampleTable(shape), [pixelsOf(shape), 4]);
      return model.add('ReduceSum', [repeats, model.integers(2)], { keepdims: { int: 0 } });
    },
  },
};
