import { warmedUpEmaDecay } from '../emaDecay';
import type { TrainingSnapshot, Weights } from '../engine';
import { parameterCount, sizeOf, type Graph, type Parameter } from '../graph/graph';
import { misfit } from '../misfit';
import { fromTfjs, toTfjs } from '../tfjs/layout';

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

interface Slot {
  readonly parameter: Parameter;
  readonly offset: number;
  readonly size: number;
}

/**
 * The weights, their moving average and Adam's moments, each as one flat array in the order of the network's
 * parameters and in the model's layout: [height, width, in, out] and [in, out].
 */
export class FlatParameters {
  private readonly slots: readonly Slot[];
  private readonly size: number;
  private state: Record<'weights' | 'ema' | 'adamM' | 'adamV', Float32Array>;

  /** @throws {RangeError} naming the tensor that does not fit the network. */
  constructor(network: Graph, initial: Weights) {
    let offset = 0;
    this.slots = network.parameters.map((parameter) => {
      const slot = { parameter, offset, size: sizeOf(parameter.shape) };
      offset += slot.size;
      return slot;
    });
    this.size = parameterCount(network);
    const weights = this.flatten(initial);
    const { size } = this;
    this.state = {
      weights,
      ema: weights.slice(),
      adamM: new Float32Array(size),
      adamV: new Float32Array(size),
    };
  }

  get weights(): Float32Array {
    return this.state.weights;
  }

  get ema(): Float32Array {
    return this.state.ema;
  }

  /**
   * One step of Adam (Kingma & Ba 2015, algorithm 1; β₁ 0.9, β₂ 0.999, ε 1e-8) and of the moving average.
   * `n` counts the updates from 1.
   */
  update(gradients: Float32Array, n: number, learningRate: number, emaDecay: number): void {
    const { weights, ema, adamM, adamV } = this.state;
    const decay = warmedUpEmaDecay(emaDecay, n);
    const stepSize = learningRate / (1 - beta1 ** n);
    const unbias = 1 / Math.sqrt(1 - beta2 ** n);
    for (let i = 0; i < weights.length; i++) {
      const gradient = gradients[i] ?? 0;
      const m = beta1 * (adamM[i] ?? 0) + (1 - beta1) * gradient;
      const v = beta2 * (adamV[i] ?? 0) + (1 - beta2) * gradient * gradient;
      const weight = (weights[i] ?? 0) - (stepSize * m) / (Math.sqrt(v) * unbias + epsilon);
      adamM[i] = m;
      adamV[i] = v;
      weights[i] = weight;
      ema[i] = decay * (ema[i] ?? 0) + (1 - decay) * weight;
    }
  }

  snapshot(step: number): TrainingSnapshot {
    const { weights, ema, adamM, adamV } = this.state;
    return {
      step,
      weights: this.unflatten(weights),
      ema: this.unflatten(ema),
      adamM: this.unflatten(adamM),
      adamV: this.unflatten(adamV),
    };
  }

  /** @throws {RangeError} naming the tensor that does not fit; nothing is changed then. */
  restore({ weights, ema, adamM, adamV }: TrainingSnapshot): void {
    this.state = {
      weights: this.flatten(weights),
      ema: this.flatten(ema),
      adamM: this.flatten(adamM),
      adamV: this.flatten(adamV),
    };
  }

  private flatten(tensors: Weights): Float32Array {
    const flat = new Float32Array(this.size);
    for (const { parameter, offset } of this.slots) {
      const tensor = tensors.get(parameter.name);
      if (!tensor || tensor.shape.join() !== parameter.shape.join()) {
        throw new RangeError(misfit(parameter, tensor?.shape));
      }
      flat.set(toTfjs(tensor.data, parameter.shape), offset);
    }
    return flat;
  }

  private unflatten(flat: Float32Array): Weights {
    return new Map(
      this.slots.map(({ parameter: { name, shape }, offset, size }) => [
        name,
        { shape, data: fromTfjs(flat.subarray(offset, offset + size), shape) },
      ]),
    );
  }
}
