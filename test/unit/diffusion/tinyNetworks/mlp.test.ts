import { expect, it } from 'vitest';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';
import { Mlp } from '../../../../src/diffusion/tinyNetworks/mlp';

const sizes = [3, 5, 4, 2];
const network = () => new Mlp(sizes, new RandomStream(1, 0));
const input = Float64Array.from(new RandomStream(2, 3).normal(9));
const weightsOfLoss = [0.7, -1.2];

/** A loss that is linear in the outputs and one that is not: Σ w o + ½ Σ o². */
const loss = (outputs: Float64Array) =>
  outputs.reduce((sum, o, i) => sum + weightsOfLoss[i % 2]! * o + (o * o) / 2, 0);
const slope = (outputs: Float64Array) => outputs.map((o, i) => weightsOfLoss[i % 2]! + o);

it('has the gradients of differences, of weights and of inputs', () => {
  const made = network();
  const back = made.backward(slope(made.forward(input, 3)));
  const step = 1e-6;
  const difference = (values: Float64Array, i: number, at: () => number) => {
    const before = values[i]!;
    values[i] = before + step;
    const above = at();
    values[i] = before - step;
    const below = at();
    values[i] = before;
    return (above - below) / (2 * step);
  };
  for (const { weights, gradients } of made.parameters) {
    for (let i = 0; i < weights.length; i++) {
      expect(gradients[i]).toBeCloseTo(
        difference(weights, i, () => loss(made.forward(input, 3))),
        5,
      );
    }
  }
  const moved = input.slice();
  for (let i = 0; i < input.length; i++) {
    expect(back[i]).toBeCloseTo(
      difference(moved, i, () => loss(made.forward(moved, 3))),
      5,
    );
  }
});

it('Adam’s first step moves each weight by the rate against its gradient, and clears the gradients', () => {
  const made = network();
  made.backward(slope(made.forward(input, 3)));
  const before = made.parameters.map(({ weights }) => weights.slice());
  const signs = made.parameters.map(({ gradients }) => gradients.map(Math.sign));
  made.step(0.01);
  made.parameters.forEach(({ weights, gradients }, layer) => {
    weights.forEach((weight, i) => {
      expect(weight - before[layer]![i]!).toBeCloseTo(-0.01 * signs[layer]![i]!, 5);
    });
    expect(gradients.every((each) => each === 0)).toBe(true);
  });
});

it('learns a product of its inputs', () => {
  const made = new Mlp([2, 16, 16, 1], new RandomStream(3, 0));
  const points = new RandomStream(4, 3);
  const error = (train: boolean) => {
    const x = Float64Array.from(points.normal(128));
    const outputs = made.forward(x, 64);
    const off = outputs.map((o, i) => o - x[2 * i]! * x[2 * i + 1]!);
    if (train) {
      made.backward(off.map((each) => each / 64));
      made.step(0.01);
    }
    return off.reduce((sum, each) => sum + each * each, 0) / 64;
  };
  const first = error(false);
  for (let k = 0; k < 600; k++) {
    error(true);
  }
  expect(error(false)).toBeLessThan(first / 5);
});
