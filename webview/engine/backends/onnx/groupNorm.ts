import type { Shape } from '../../graph/shape';
import { channelsOf, type Lowering } from './lowering';
import type { TensorName } from './modelBuilder';

/** What GroupNorm's forward and backward pass share. */
export interface Normalised {
  /** x minus the mean of its group, [batch, pixels, channels]. */
  readonly centred: TensorName;
  /** 1 / √(variance of the group + eps), [batch, 1, channels]. */
  readonly inverseDeviation: TensorName;
}

interface Groups {
  readonly groups: number;
  readonly eps: number;
}

export function normalise(
  lowering: Lowering,
  x: TensorName,
  shape: Shape,
  { groups, eps }: Groups,
): Normalised {
  const { model } = lowering;
  const centred = model.add('Sub', [x, groupMean(lowering, x, shape, groups)]);
  const variance = groupMean(lowering, model.add('Mul', [centred, centred]), shape, groups);
  const deviation = model.add('Sqrt', [model.add('Add', [variance, model.floats([eps], [])])]);
  return { centred, inverseDeviation: model.add('Reciprocal', [deviation]) };
}

/** (x − mean) / deviation · weight + bias. */
export function groupNorm(
  lowering: Lowering,
  x: TensorName,
  shape: Shape,
  weight: TensorName,
  bias: TensorName,
  options: Groups,
): TensorName {
  const { model } = lowering;
  const { centred, inverseDeviation } = normalise(lowering, x, shape, options);
  const scaled = model.add('Mul', [centred, model.add('Mul', [inverseDeviation, weight])]);
  return model.add('Add', [scaled, bias]);
}

/**
 * With x̂ the normalised x and g = dy · weight:
 * dx = (g − mean(g) − x̂ · mean(g · x̂)) / deviation, means over the group.
 */
export function groupNormInputGradient(
  lowering: Lowering,
  x: TensorName,
  dy: TensorName,
  shape: Shape,
  weight: TensorName,
  options: Groups,
): TensorName {
  const { model } = lowering;
  const { centred, inverseDeviation } = normalise(lowering, x, shape, options);
  const { groups } = options;
  const { sum, product } = pixelMeans(lowering, centred, dy);
  const meanGradient = acrossGroup(lowering, model.add('Mul', [sum, weight]), shape, groups);
  const meanProduct = acrossGroup(lowering, model.add('Mul', [product, weight]), shape, groups);
  const cube = model.add('Mul', [inverseDeviation, model.add('Mul', [inverseDeviation, inverseDeviation])]);
  const direct = model.add('Mul', [dy, model.add('Mul', [inverseDeviation, weight])]);
  const alongX = model.add('Mul', [centred, model.add('Mul', [cube, meanProduct])]);
  const constant = model.add('Mul', [inverseDeviation, meanGradient]);
  return model.add('Sub', [direct, model.add('Add', [alongX, constant])]);
}

/** Σ dy · x̂ over the batch and the pixels, [channels]. */
export function groupNormWeightGradient(
  lowering: Lowering,
  x: TensorName,
  dy: TensorName,
  shape: Shape,
  options: Groups,
): TensorName {
  const { model } = lowering;
  const { centred, inverseDeviation } = normalise(lowering, x, shape, options);
  const { product } = pixelMeans(lowering, centred, dy);
  const perImage = model.add('Mul', [product, inverseDeviation]);
  const pixels = model.floats([shape.slice(1).reduce((count, extent) => count * extent, 1)], []);
  const summed = model.add('ReduceSum', [perImage, model.integers(0, 1)], { keepdims: { int: 0 } });
  return model.add('Mul', [summed, pixels]);
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
