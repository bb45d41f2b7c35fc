import { channelsAndPixels } from '../../../graph/shape';
import { operand, type PlainOperations } from './plainOperation';

export const groupNorm: PlainOperations<'groupNorm' | 'groupNormInputGradient' | 'groupNormWeightGradient'> =
  {
    *groupNorm(node, { batch, parameter }) {
      const { groups, eps, ...names } = node.operation;
      const x = operand(node);
      const [weight, bias] = [parameter(names.weight), parameter(names.bias)];
      const [channels, pixels] = channelsAndPixels(node.shape);
      const size = (channels / groups) * pixels;
      const result = new Float32Array(x.length);
      for (let group = 0; group < batch * groups; group++) {
        const from = group * size;
        const { mean, inverse } = momentsOf(x, from, size, eps);
        for (let i = from; i < from + size; i++) {
          const channel = Math.floor(i / pixels) % channels;
          result[i] = ((x[i] ?? 0) - mean) * inverse * (weight[channel] ?? 0) + (bias[channel] ?? 0);
        }
        yield;
      }
      return result;
    },
    /** dx = (g − mean(g) − x̂ mean(g x̂)) / σ with g = weight · dy and means over the group. */
    *groupNormInputGradient(node, { batch, parameter }) {
      const { groups, eps } = node.operation;
      const [x, dy] = [operand(node), operand(node, 1)];
      const weight = parameter(node.operation.weight);
      const [channels, pixels] = channelsAndPixels(node.shape);
      const size = (channels / groups) * pixels;
      const result = new Float32Array(x.length);
      for (let group = 0; group < batch * groups; group++) {
        const from = group * size;
        const { mean, inverse } = momentsOf(x, from, size, eps);
        const scaled = (i: number) => (dy[i] ?? 0) * (weight[Math.floor(i / pixels) % channels] ?? 0);
        let [sum, product] = [0, 0];
        for (let i = from; i < from + size; i++) {
          sum += scaled(i);
          product += scaled(i) * ((x[i] ?? 0) - mean) * inverse;
        }
        for (let i = from; i < from + size; i++) {
          const normal = ((x[i] ?? 0) - mean) * inverse;
          result[i] = inverse * (scaled(i) - sum / size - (normal * product) / size);
        }
        yield;
      }
      return result;
    },
    *groupNormWeightGradient(node, { batch }) {
      const { groups, eps } = node.operation;
      const [x, dy] = [operand(node), operand(node, 1)];
      const [channels, pixels] = channelsAndPixels(node.inputShapes[0] ?? []);
      const size = (channels / groups) * pixels;
      const sums = new Float64Array(channels);
      for (let group = 0; group < batch * groups; group++) {
        const from = group * size;
        const { mean, inverse } = momentsOf(x, from, size, eps);
        for (let i = from; i < from + size; i++) {
          const channel = Math.floor(i / pixels) % channels;
          sums[channel] = (sums[channel] ?? 0) + (dy[i] ?? 0) * ((x[i] ?? 0) - mean) * inverse;
        }
        yield;
      }
      return Float32Array.from(sums);
    },
  };

/** Mean, and 1 / √(variance + eps), of `size` numbers. */
function momentsOf(x: Float32Array, from: number, size: number, eps: number) {
  let sum = 0;
  for (let i = from; i < from + size; i++) {
    sum += x[i] ?? 0;
  }
  const mean = sum / size;
  let square = 0;
  for (let i = from; i < from + size; i++) {
    square += ((x[i] ?? 0) - mean) ** 2;
  }
  return { mean, inverse: 1 / Math.sqrt(square / size + eps) };
}
