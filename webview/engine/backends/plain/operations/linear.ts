import { channelsAndPixels } from '../../../graph/shape';
import {
  operand,
  type Computation,
  type PlainNode,
  type PlainOperations,
  type PlainRun,
} from './plainOperation';

/** The weight lies as [in, out]. Features of a vector are channels of one pixel. */
export const linear: PlainOperations<'linear' | 'linearInputGradient' | 'linearWeightGradient'> = {
  linear(node, run) {
    const { weight, bias } = node.operation;
    return product(node, run, run.parameter(weight), run.parameter(bias));
  },
  linearInputGradient(node, run) {
    const [inputs = 0] = node.shape;
    return product(node, run, transposed(run.parameter(node.operation.weight), inputs));
  },
  *linearWeightGradient(node, { batch }) {
    const [x, dy] = [operand(node), operand(node, 1)];
    const [outputs = 0, inputs = 0] = node.shape;
    const [, pixels] = channelsAndPixels(node.inputShapes[0] ?? []);
    const gradient = new Float32Array(inputs * outputs);
    const row = new Float64Array(outputs);
    for (let i = 0; i < inputs; i++) {
      row.fill(0);
      for (let b = 0; b < batch; b++) {
        for (let p = 0; p < pixels; p++) {
          const value = x[(b * inputs + i) * pixels + p] ?? 0;
          for (let o = 0, at = b * outputs * pixels + p; o < outputs; o++, at += pixels) {
            row[o] = (row[o] ?? 0) + value * (dy[at] ?? 0);
          }
        }
      }
      gradient.set(row, i * outputs);
      yield;
    }
    return gradient;
  },
};

/** y = Wᵀ x + b at every pixel, W being [in, out]. */
function product(
  node: Pick<PlainNode<'linear'>, 'shape' | 'operands' | 'inputShapes'>,
  { batch }: PlainRun,
  weight: Float32Array,
  bias?: Float32Array,
): Computation {
  const [inputs] = channelsAndPixels(node.inputShapes[0] ?? []);
  const [outputs, pixels] = channelsAndPixels(node.shape);
  const sizes = { batch, inputs, outputs, pixels };
  return pixels === 1
    ? vectorProduct(operand(node), weight, bias, sizes)
    : imageProduct(operand(node), weight, bias, sizes);
}

interface Sizes {
  readonly batch: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly pixels: number;
}

function* vectorProduct(
  x: Float32Array,
  weight: Float32Array,
  bias: Float32Array | undefined,
  { batch, inputs, outputs }: Sizes,
): Computation {
  const result = new Float32Array(batch * outputs);
  const row = new Float64Array(outputs);
  for (let b = 0; b < batch; b++) {
    row.fill(0);
    row.set(bias ?? []);
    for (let i = 0; i < inputs; i++) {
      const value = x[b * inputs + i] ?? 0;
      for (let o = 0, at = i * outputs; o < outputs; o++, at++) {
        row[o] = (row[o] ?? 0) + value * (weight[at] ?? 0);
      }
    }
    result.set(row, b * outputs);
    yield;
  }
  return result;
}

function* imageProduct(
  x: Float32Array,
  weight: Float32Array,
  bias: Float32Array | undefined,
  { batch, inputs, outputs, pixels }: Sizes,
): Computation {
  const result = new Float32Array(batch * outputs * pixels);
  const plane = new Float64Array(pixels);
  for (let b = 0; b < batch; b++) {
    for (let o = 0; o < outputs; o++) {
      plane.fill(bias?.[o] ?? 0);
      for (let i = 0; i < inputs; i++) {
        const factor = weight[i * outputs + o] ?? 0;
        for (let p = 0, at = (b * inputs + i) * pixels; p < pixels; p++, at++) {
          plane[p] = (plane[p] ?? 0) + factor * (x[at] ?? 0);
        }
      }
      result.set(plane, (b * outputs + o) * pixels);
      yield;
    }
  }
  return result;
}

/** [rows, columns] → [columns, rows]. */
function transposed(matrix: Float32Array, rows: number): Float32Array {
  const columns = matrix.length / rows;
  const result = new Float32Array(matrix.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      result[c * rows + r] = matrix[r * columns + c] ?? 0;
    }
  }
  return result;
}
