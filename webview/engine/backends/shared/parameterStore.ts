import type { TrainingSnapshot, Weights, WeightsSource } from '../../contract/engine';
import { shapeMismatch } from '../../contract/shapeMismatch';
import { fromMatrices, toMatrices } from '../../graph/matrixLayout';
import type { Parameter } from '../../graph/parameter';
import { sizeOf } from '../../graph/shape';
import { warmedUpEmaDecay } from '../../../../src/diffusion/emaDecay';
import { adamBeta1, adamBeta2, type OptimiserState, type Vectors } from './vectors';

interface Slot {
  readonly parameter: Parameter;
  readonly offset: number;
  readonly size: number;
}

/** What varies from one update to the next. */
export interface Update {
  /** Counts from 1. */
  readonly n: number;
  readonly learningRate: number;
  readonly emaDecay: number;
  /** 0 or Infinity for no limit. */
  readonly maxGradientNorm: number;
}

const stateParts = ['weights', 'ema', 'adamM', 'adamV'] as const;

/**
 * The weights, their moving average and Adam's moments, each as one flat vector in the order of the network's
 * parameters and in the layout of matrices (matrixLayout.ts), wherever the engine keeps its vectors.
 */
export class ParameterStore<Vector> {
  private readonly slots: readonly Slot[];
  private readonly size: number;
  private state: OptimiserState<Vector>;

  /** @throws {RangeError} naming the tensor that does not fit the network. */
  constructor(
    private readonly vectors: Vectors<Vector>,
    parameters: readonly Parameter[],
    initial: Weights,
  ) {
    let offset = 0;
    this.slots = parameters.map((parameter) => {
      const slot = { parameter, offset, size: sizeOf(parameter.shape) };
      offset += slot.size;
      return slot;
    });
    this.size = offset;
    const weights = this.flatten(initial);
    this.state = {
      weights: vectors.from(weights),
      ema: vectors.from(weights.slice()),
      adamM: vectors.from(new Float32Array(this.size)),
      adamV: vectors.from(new Float32Array(this.size)),
    };
  }

  get(source: WeightsSource): Vector {
    return source === 'raw' ? this.state.weights : this.state.ema;
  }

  /**
   * Clips the gradient, then one step of Adam (Kingma & Ba 2015, algorithm 1) and of the moving average.
   * @returns the gradient's norm before it was clipped, where that is in memory
   */
  update(gradient: Vector, { n, learningRate, emaDecay, maxGradientNorm }: Update): number | undefined {
    const { state, gradientNorm } = this.vectors.update(this.state, gradient, {
      stepSize: learningRate / (1 - adamBeta1 ** n),
      unbias: 1 / Math.sqrt(1 - adamBeta2 ** n),
      emaDecay: warmedUpEmaDecay(emaDecay, n),
      maxGradientNorm: maxGradientNorm > 0 ? maxGradientNorm : Infinity,
    });
    this.state = state;
    return gradientNorm;
  }

  async snapshot(step: number): Promise<TrainingSnapshot> {
    const [weights, ema, adamM, adamV] = await Promise.all([
      this.read('weights'),
      this.read('ema'),
      this.read('adamM'),
      this.read('adamV'),
    ]);
    return { step, weights, ema, adamM, adamV };
  }

  /** @throws {RangeError} naming the tensor that does not fit; nothing is changed then. */
  restore(snapshot: TrainingSnapshot): void {
    const [weights, ema, adamM, adamV] = stateParts.map((part) => this.flatten(snapshot[part]));
    if (!weights || !ema || !adamM || !adamV) {
      return;
    }
    this.dispose();
    const { vectors } = this;
    this.state = {
      weights: vectors.from(weights),
      ema: vectors.from(ema),
      adamM: vectors.from(adamM),
      adamV: vectors.from(adamV),
    };
  }

  dispose(): void {
    const { weights, ema, adamM, adamV } = this.state;
    this.vectors.dispose([weights, ema, adamM, adamV]);
  }

  private flatten(tensors: Weights): Float32Array {
    const flat = new Float32Array(this.size);
    for (const { parameter, offset } of this.slots) {
      const tensor = tensors.get(parameter.name);
      if (!tensor || tensor.shape.join() !== parameter.shape.join()) {
        throw new RangeError(shapeMismatch(parameter, tensor?.shape));
      }
      flat.set(toMatrices(tensor.data, parameter.shape), offset);
    }
    return flat;
  }

  private async read(part: (typeof stateParts)[number]): Promise<Weights> {
    const flat = await this.vectors.read(this.state[part]);
    return new Map(
      this.slots.map(({ parameter: { name, shape }, offset, size }) => [
        name,
        { shape, data: fromMatrices(flat.subarray(offset, offset + size), shape) },
      ]),
    );
  }
}
