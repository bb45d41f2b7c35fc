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

it('with dropout has the gradients of what was left, and leaves out its share', () => {
  const made = network();
  const rate = 0.4;
  // The same stream each time: the same masks.
  const dropped = () => made.forward(input, 3, { rate, random: new RandomStream(5, 4) });
  made.backward(slope(dropped()));
  const step = 1e-6;
  for (const { weights, gradients } of made.parameters) {
    for (let i = 0; i < weights.length; i++) {
      const before = weights[i]!;
      weights[i] = before + step;
      const above = loss(dropped());
      weights[i] = before - step;
      const below = loss(dropped());
      weights[i] = before;
      expect(gradients[i]).toBeCloseTo((above - below) / (2 * step), 5);
    }
  }
  expect(dropped()).not.toEqual(made.forward(input, 3));
  // On average over masks a layer's values stay what they are: a network with one hidden layer, linear behind it.
  const wide = new Mlp([1, 4000, 1], new RandomStream(6, 0));
  const whole = wide.forward(Float64Array.of(1), 1)[0]!;
  const draws = Array.from({ length: 200 }, (_, i) => {
    return wide.forward(Float64Array.of(1), 1, { rate, random: new RandomStream(i, 4) })[0]!;
  });
  const mean = draws.reduce((sum, each) => sum + each, 0) / draws.length;
  const deviation = Math.sqrt(draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws.length);
  expect(deviation).toBeGreaterThan(0.01);
  expect(Math.abs(mean - whole)).toBeLessThan((4 * deviation) / Math.sqrt(draws.length));
});

it('follows another network: a share of the way each time', () => {
  const [own, other] = [network(), new Mlp(sizes, new RandomStream(7, 0))];
  const before = own.parameters[1]!.weights.slice();
  const goal = other.parameters[1]!.weights;
  own.follow(other, 0.75);
  own.parameters[1]!.weights.forEach((weight, i) => {
    expect(weight).toBeCloseTo(0.75 * before[i]! + 0.25 * goal[i]!, 12);
  });
  own.follow(other, 0);
  expect(own.forward(input, 3)).toEqual(other.forward(input, 3));
});
