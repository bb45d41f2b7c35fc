import { elementwise, operand, type PlainOperations, type PlainRun } from './plainOperation';

export const meanSquaredError: PlainOperations<
  'target' | 'lossWeight' | 'meanSquaredError' | 'meanSquaredErrorGradient'
> = {
  *target(_, run) {
    yield;
    return trainingOf(run).target;
  },
  *lossWeight(_, run) {
    yield;
    return trainingOf(run).weight;
  },
  *meanSquaredError(node, { batch }) {
    const [prediction, target, weight] = [operand(node), operand(node, 1), operand(node, 2)];
    const size = prediction.length / batch;
    let sum = 0;
    prediction.forEach((value, i) => {
      sum += (weight[Math.floor(i / size)] ?? 0) * (value - (target[i] ?? 0)) ** 2;
    });
    yield;
    return Float32Array.of(sum / prediction.length);
  },
  meanSquaredErrorGradient(node, { batch }) {
    const [prediction, target, weight] = [operand(node), operand(node, 1), operand(node, 2)];
    const count = prediction.length;
    const size = count / batch;
    return elementwise(count, (i) => {
      const error = (prediction[i] ?? 0) - (target[i] ?? 0);
      return (2 * (weight[Math.floor(i / size)] ?? 0) * error) / count;
    });
  },
};

function trainingOf({ inputs }: PlainRun) {
  if (!inputs.training) {
    throw new Error('The loss of a network needs a target.');
  }
  return inputs.training;
}
