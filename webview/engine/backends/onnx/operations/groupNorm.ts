import type { Shape } from '../../../graph/shape';
import { channelsOf, type Lowering } from '../lowering';
import type { TensorName } from '../modelBuilder';
import type { OnnxOperations } from './onnxOperation';

export const groupNorm: OnnxOperations<'groupNorm' | 'groupNormInputGradient' | 'groupNormWeightGradient'> = {
  groupNorm: {
    lower(lowering, { operation, operands: [x = ''], shape }) {
      const { model } = lowering;
      const [weight, bias] = [lowering.parameter(operation.weight), lowering.parameter(operation.bias)];
      const { centred, inverseDeviation } = normalise(lowering, x, shape, operation);
      const scaled = model.add('Mul', [centred, model.add('Mul', [inverseDeviation, weight])]);
      return model.add('Add', [scaled, bias]);
    },
    /** ONNX has its own only from opset 18 on: an instance norm over each group, then scale and shift per channel. */
    exported(model, { operation: { weight, bias, groups, eps }, operands: [x = ''], shape }) {
      const ones = model.floats(new Float32Array(groups).fill(1), [groups]);
      const zeros = model.floats(new Float32Array(groups), [groups]);
      const grouped = model.reshape(x, 0, groups, -1);
      const normal = model.add('InstanceNormalization', [grouped, ones, zeros], { epsilon: { float: eps } });
      const perChannel = (name: string) => model.reshape(name, 1, -1, 1, 1);
      const scaled = model.add('Mul', [model.reshape(normal, 0, ...shape), perChannel(weight)]);
      return model.add('Add', [scaled, perChannel(bias)]);
    },
  },
  groupNormInputGradient: {
    /**
     * With x̂ the normalised x and g = dy · weight:
     * dx = (g − mean(g) − x̂ · mean(g · x̂)) / deviation, means over the group.
     */
    lower(lowering, { operation, operands: [x = '', dy = ''], shape }) {
      const weight = lowering.parameter(operation.weight);
      const { model } = lowering;
      const { centred, inverseDeviation } = normalise(lowering, x, shape, operation);
      const { sum, product } = pixelMeans(lowering, centred, dy);
      const meanGradient = acrossGroup(lowering, model.add('Mul', [sum, weight]), shape, operation.groups);
      const meanProduct = acrossGroup(lowering, model.add('Mul', [product, weight]), shape, operation.groups);
      const cube = model.add('Mul', [
        inverseDeviation,
        model.add('Mul', [inverseDeviation, inverseDeviation]),
      ]);
      const direct = model.add('Mul', [dy, model.add('Mul', [inverseDeviation, weight])]);
      const alongX = model.add('Mul', [centred, model.add('Mul', [cube, meanProduct])]);
      const constant = model.add('Mul', [inverseDeviation, meanGradient]);
      return model.add('Sub', [direct, model.add('Add', [alongX, constant])]);
    },
  },
  groupNormWeightGradient: {
    /** Σ dy · x̂ over the batch and the pixels, [channels]. */
    lower(lowering, { operation, operands: [x = '', dy = ''], inputShapes: [shape = []] }) {
      const { model } = lowering;
      const { centred, inverseDeviation } = normalise(lowering, x, shape, operation);
      const { product } = pixelMeans(lowering, centred, dy);
      const perImage = model.add('Mul', [product, inverseDeviation]);
      const pixels = model.floats([shape.slice(1).reduce((count, extent) => count * extent, 1)], []);
      const summed = model.add('ReduceSum', [perImage, model.integers(0, 1)], { keepdims: { int: 0 } });
      return model.add('Mul', [summed, pixels]);
    },
  },
};

/** What GroupNorm's forward and backward pass share. */
interface Normalised {
  /** x minus the mean of its group, [batch, pixels, channels]. */
  readonly centred: TensorName;
  /** 1 / √(variance of the group + eps), [batch, 1, channels]. */
  readonly inverseDeviation: TensorName;
}

interface Groups {
  readonly groups: number;
  readonly eps: number;
}

function normalise(lowering: Lowering, x: TensorName, shape: Shape, { groups, eps }: Groups): Normalised {
  const { model } = lowering;
  const centred = model.add('Sub', [x, groupMean(lowering, x, shape, groups)]);
  const variance = groupMean(lowering, model.add('Mul', [centred, centred]), shape, groups);
  const deviation = model.add('Sqrt', [model.add('Add', [variance, model.floats([eps], [])])]);
  return { centred, inverseDeviation: model.add('Reciprocal', [deviation]) };
}

/** Means over the pixels of dy and of dy · centred, [batch, 1, channels]. */
function pixelMeans(lowering: Lowering, centred: TensorName, dy: TensorName) {
  const { model } = lowering;
  const mean = (value: TensorName) => model.add('ReduceMean', [value], { axes: { ints: [1] } });
  return { sum: mean(dy), product: mean(model.add('Mul', [dy, centred])) };
}

/** Mean over the pixels and the channels of each group, given to each of its channels: [batch, 1, channels]. */
function groupMean(lowering: Lowering, x: TensorName, shape: Shape, groups: number): TensorName {
  const perChannel = lowering.model.add('ReduceMean', [x], { axes: { ints: [1] } });
  return acrossGroup(lowering, perChannel, shape, groups);
}

/** Mean over the channels of each group, as a product with a matrix of blocks. */
function acrossGroup({ model }: Lowering, perChannel: TensorName, shape: Shape, groups: number): TensorName {
  const channels = channelsOf(shape);
  const size = channels / groups;
  const averaging = Array.from({ length: channels * channels }, (_, i) => {
    const [row, column] = [Math.floor(i / channels), i % channels];
    return Math.floor(row / size) === Math.floor(column / size) ? 1 / size : 0;
  });
  return model.add('MatMul', [perChannel, model.floats(averaging, [channels, channels])]);
}
