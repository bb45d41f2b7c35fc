import type { RandomStream } from '../random/randomStream';

/** Slope of the activation below 0. */
const leak = 0.1;

/** Adam's numbers (Kingma & Ba 2015). */
export interface AdamOptions {
  readonly beta1: number;
  readonly beta2: number;
}

const adamEpsilon = 1e-8;

/** Hidden values that are left out at random, the others made larger by as much (Srivastava et al. 2014). */
export interface Dropout {
  /** The share that is left out. */
  readonly rate: number;
  readonly random: RandomStream;
}

/** One linear layer: out = W · in + b, with its gradients and Adam's two moments. */
class Layer {
  readonly weights: Float64Array;
  readonly gradients: Float64Array;
  private readonly first: Float64Array;
  private readonly second: Float64Array;

  /** The weights row by row, the biases behind them; weights begin normal with variance 2 / inputs (He et al. 2015). */
  constructor(
    readonly inputs: number,
    readonly outputs: number,
    random: RandomStream,
  ) {
    const size = outputs * (inputs + 1);
    const drawn = random.normal(outputs * inputs);
    const scale = Math.sqrt(2 / inputs);
    this.weights = Float64Array.from({ length: size }, (_, i) => scale * (drawn[i] ?? 0));
    this.gradients = new Float64Array(size);
    this.first = new Float64Array(size);
    this.second = new Float64Array(size);
  }

  forward(input: Float64Array, count: number): Float64Array {
    const { inputs, outputs, weights } = this;
    const output = new Float64Array(count * outputs);
    const biases = outputs * inputs;
    for (let n = 0; n < count; n++) {
      for (let o = 0; o < outputs; o++) {
        let sum = weights[biases + o]!;
        const row = o * inputs;
        const from = n * inputs;
        for (let i = 0; i < inputs; i++) {
          sum += weights[row + i]! * input[from + i]!;
        }
        output[n * outputs + o] = sum;
      }
    }
    return output;
  }

  /** Adds to the gradients where `collect`, and returns the gradient with respect to the input. */
  backward(input: Float64Array, gradient: Float64Array, count: number, collect: boolean): Float64Array {
    const { inputs, outputs, weights, gradients } = this;
    const back = new Float64Array(count * inputs);
    const biases = outputs * inputs;
    for (let n = 0; n < count; n++) {
      const from = n * inputs;
      for (let o = 0; o < outputs; o++) {
        const slope = gradient[n * outputs + o]!;
        if (slope === 0) {
          continue;
        }
        const row = o * inputs;
        for (let i = 0; i < inputs; i++) {
          back[from + i] = back[from + i]! + slope * weights[row + i]!;
        }
        if (collect) {
          for (let i = 0; i < inputs; i++) {
            gradients[row + i] = gradients[row + i]! + slope * input[from + i]!;
          }
          gradients[biases + o] = gradients[biases + o]! + slope;
        }
      }
    }
    return back;
  }

  /** One step of Adam, its moments corrected for the start; clears the gradients. */
  step(rate: number, taken: number, { beta1, beta2 }: AdamOptions): void {
    const { weights, gradients, first, second } = this;
    const [firstScale, secondScale] = [1 - beta1 ** taken, 1 - beta2 ** taken];
    for (let i = 0; i < weights.length; i++) {
      const g = gradients[i]!;
      const m = beta1 * first[i]! + (1 - beta1) * g;
      const v = beta2 * second[i]! + (1 - beta2) * g * g;
      first[i] = m;
      second[i] = v;
      weights[i] = weights[i]! - (rate * (m / firstScale)) / (Math.sqrt(v / secondScale) + adamEpsilon);
      gradients[i] = 0;
    }
  }
}

/** A small perceptron in float64 with leaky rectified linear units between its layers. */
export class Mlp {
  private readonly layers: readonly Layer[];
  private inputs: Float64Array[] = [];
  /** What the values of each hidden layer were multiplied by; none without dropout. */
  private masks: Float64Array[] = [];
  private count = 0;
  private taken = 0;

  /** @param sizes Of the input, of each hidden layer and of the output. */
  constructor(
    readonly sizes: readonly number[],
    random: RandomStream,
    private readonly adam: AdamOptions = { beta1: 0.9, beta2: 0.999 },
  ) {
    this.layers = sizes.slice(1).map((outputs, i) => new Layer(sizes[i] ?? 0, outputs, random));
  }

  /** The outputs for `count` inputs, one after the other; they are kept for `backward`. */
  forward(input: Float64Array, count: number, dropout?: Dropout): Float64Array {
    this.count = count;
    this.inputs = [];
    this.masks = [];
    return this.layers.reduce((value, layer, index) => {
      this.inputs.push(value);
      const output = layer.forward(value, count);
      if (index === this.layers.length - 1) {
        return output;
      }
      const hidden = output.map((each) => (each > 0 ? each : leak * each));
      return dropout === undefined || dropout.rate === 0 ? hidden : this.dropFrom(hidden, dropout);
    }, input);
  }

  private dropFrom(hidden: Float64Array, { rate, random }: Dropout): Float64Array {
    const mask = Float64Array.from(random.uniform(hidden.length), (u) => (u < rate ? 0 : 1 / (1 - rate)));
    this.masks.push(mask);
    return hidden.map((value, i) => value * mask[i]!);
  }

  /**
   * The gradient with respect to the last inputs, from that with respect to their outputs; adds to the gradients of the
   * weights unless told not to.
   */
  backward(gradient: Float64Array, collect = true): Float64Array {
    let slope = gradient;
    for (let index = this.layers.length - 1; index >= 0; index--) {
      const input = this.inputs[index] ?? new Float64Array();
      slope = this.layers[index]?.backward(input, slope, this.count, collect) ?? slope;
      if (index > 0) {
        const mask = this.masks[index - 1];
        // The layer's input is the activation before it, which has the sign of what it was made from.
        slope = slope.map((each, i) => (mask?.[i] ?? 1) * ((input[i] ?? 0) > 0 ? each : leak * each));
      }
    }
    return slope;
  }

  /** Moves the weights against the gradients that `backward` added up, by Adam. */
  step(rate: number): void {
    this.taken += 1;
    for (const layer of this.layers) {
      layer.step(rate, this.taken, this.adam);
    }
  }

  /** Moves the weights towards another network's of the same sizes: decay of its own, the rest of the other's. */
  follow(other: Mlp, decay: number): void {
    this.layers.forEach(({ weights }, index) => {
      const goal = other.layers[index]!.weights;
      weights.forEach((weight, i) => {
        weights[i] = decay * weight + (1 - decay) * goal[i]!;
      });
    });
  }

  /** All weights in their order, and their gradients, for tests that change one. */
  get parameters(): readonly { readonly weights: Float64Array; readonly gradients: Float64Array }[] {
    return this.layers;
  }
}
