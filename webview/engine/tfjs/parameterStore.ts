import type { TrainingSnapshot, Weights } from '../engine';
import { warmedUpEmaDecay } from '../emaDecay';
import { sizeOf, type Parameter } from '../graph/graph';
import { misfit } from '../misfit';
import { fromTfjs, tfjsShape, toTfjs } from './layout';
import * as tf from './tf';

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

interface Slot {
  readonly parameter: Parameter;
  readonly offset: number;
  readonly size: number;
}

/**
 * The weights, their moving average and Adam's moments, each as one flat tensor, so that an update is a dozen
 * operations and not a dozen per layer.
 */
export class ParameterStore {
  private readonly slots: readonly Slot[];
  private readonly size: number;
  private weights: tf.Tensor1D;
  private ema: tf.Tensor1D;
  private adamM: tf.Tensor1D;
  private adamV: tf.Tensor1D;
  private readonly views = new Map<'raw' | 'ema', ReadonlyMap<string, tf.Tensor>>();

  constructor(parameters: readonly Parameter[], initial: Weights) {
    let offset = 0;
    this.slots = parameters.map((parameter) => {
      const slot = { parameter, offset, size: sizeOf(parameter.shape) };
      offset += slot.size;
      return slot;
    });
    this.size = offset;
    this.weights = tf.tensor1d(this.flat(initial));
    this.ema = tf.clone(this.weights);
    this.adamM = tf.zeros([this.size]);
    this.adamV = tf.zeros([this.size]);
  }

  /** The raw weights as separate tensors in tfjs's layout, in the parameters' order. The caller disposes them. */
  split(): tf.Tensor[] {
    return this.splitFlat(this.weights);
  }

  /** Weights by name in tfjs's layout, kept until the next update. */
  view(source: 'raw' | 'ema'): ReadonlyMap<string, tf.Tensor> {
    const kept = this.views.get(source);
    if (kept) return kept;
    const tensors = this.splitFlat(source === 'raw' ? this.weights : this.ema);
    const view = new Map(this.slots.map(({ parameter }, i) => [parameter.name, tensors[i] as tf.Tensor]));
    this.views.set(source, view);
    return view;
  }

  /**
   * One step of Adam (Kingma & Ba 2015, algorithm 1; β₁ 0.9, β₂ 0.999, ε 1e-8) and of the moving average.
   * `n` counts the updates from 1; `gradients` are in the parameters' order.
   */
  update(gradients: readonly tf.Tensor[], n: number, learningRate: number, emaDecay: number): void {
    this.forgetViews();
    const decay = warmedUpEmaDecay(emaDecay, n);
    const stepSize = learningRate / (1 - beta1 ** n);
    const next = tf.tidy(() => {
      const gradient = tf.concat1d(gradients.map((each) => tf.reshape<tf.Rank.R1>(each, [-1])));
      const m = mix(this.adamM, gradient, beta1);
      const v = mix(this.adamV, tf.square(gradient), beta2);
      const scale = tf.add(tf.mul(tf.sqrt(v), 1 / Math.sqrt(1 - beta2 ** n)), epsilon);
      const weights = tf.sub<tf.Tensor1D>(this.weights, tf.mul(tf.div(m, scale), stepSize));
      return { weights, ema: mix(this.ema, weights, decay), adamM: m, adamV: v };
    });
    this.assign(next);
  }

  async snapshot(step: number): Promise<TrainingSnapshot> {
    const [weights, ema, adamM, adamV] = await Promise.all([
      this.unflatten(this.weights),
      this.unflatten(this.ema),
      this.unflatten(this.adamM),
      this.unflatten(this.adamV),
    ]);
    return { step, weights, ema, adamM, adamV };
  }

  /** @throws {RangeError} naming the tensor that does not fit; nothing is changed then. */
  restore(snapshot: TrainingSnapshot): void {
    const weights = this.flat(snapshot.weights);
    const ema = this.flat(snapshot.ema);
    const adamM = this.flat(snapshot.adamM);
    const adamV = this.flat(snapshot.adamV);
    this.forgetViews();
    this.assign({
      weights: tf.tensor1d(weights),
      ema: tf.tensor1d(ema),
      adamM: tf.tensor1d(adamM),
      adamV: tf.tensor1d(adamV),
    });
  }

  dispose(): void {
    this.forgetViews();
    tf.dispose([this.weights, this.ema, this.adamM, this.adamV]);
  }

  private assign(next: Record<'weights' | 'ema' | 'adamM' | 'adamV', tf.Tensor1D>): void {
    tf.dispose([this.weights, this.ema, this.adamM, this.adamV]);
    ({ weights: this.weights, ema: this.ema, adamM: this.adamM, adamV: this.adamV } = next);
  }

  private splitFlat(flat: tf.Tensor1D): tf.Tensor[] {
    return this.slots.map(({ parameter, offset, size }) =>
      tf.tidy(() => tf.reshape(tf.slice(flat, offset, size), tfjsShape(parameter.shape))),
    );
  }

  private forgetViews(): void {
    for (const view of this.views.values()) tf.dispose([...view.values()]);
    this.views.clear();
  }

  private flat(weights: Weights): Float32Array {
    const result = new Float32Array(this.size);
    for (const { parameter, offset } of this.slots) {
      const tensor = weights.get(parameter.name);
      if (!tensor || tensor.shape.join() !== parameter.shape.join()) {
        throw new RangeError(misfit(parameter, tensor?.shape));
      }
      result.set(toTfjs(tensor.data, parameter.shape), offset);
    }
    return result;
  }

  private async unflatten(flat: tf.Tensor1D): Promise<Weights> {
    // A training step may replace the tensor while it is read; the clone keeps the data alive.
    const kept = tf.clone(flat);
    const data = await kept.data<'float32'>();
    kept.dispose();
    return new Map(
      this.slots.map(({ parameter: { name, shape }, offset, size }) => [
        name,
        { shape, data: fromTfjs(data.subarray(offset, offset + size), shape) },
      ]),
    );
  }
}

/** decay · average + (1 − decay) · value. */
function mix(average: tf.Tensor1D, value: tf.Tensor, decay: number): tf.Tensor1D {
  return tf.add(tf.mul(average, decay), tf.mul(value, 1 - decay));
}
