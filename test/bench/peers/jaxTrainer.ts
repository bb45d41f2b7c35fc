import { blockUntilReady, jit, numpy as np, valueAndGrad } from '@jax-js/jax';
import type { DataSet } from '../../../src/datasets/dataSet';
import { createSchedule } from '../../../src/diffusion/schedule';
import type { TrainingConfig } from '../../../webview/engine/contract/engine';
import { warmedUpEmaDecay } from '../../../src/diffusion/emaDecay';
import { sizeOf } from '../../../webview/engine/graph/shape';
import { buildNetwork, type NetworkConfig } from '../../../webview/engine/graph/buildNetwork';
import { initialWeights } from '../../../webview/engine/training/initialWeights';
import { learningRateAt } from '../../../webview/engine/training/learningRate';
import { drawBatch } from '../../../webview/engine/training/trainingBatch';
import { adamBeta1, adamBeta2, adamEpsilon } from '../../../webview/engine/backends/shared/vectors';
import { fillSinusoids } from '../../../webview/engine/backends/webgpu/sinusoids';
import { runInJax } from './jaxNetwork';

/** Arrays, one for each of the network's parameters. */
type Parts = np.Array[];
type State = [weights: Parts, ema: Parts, adamM: Parts, adamV: Parts];

/**
 * Trains a network with jax-js: forward, backward, clipping, Adam and EMA in one jit. Batches are drawn on the CPU,
 * from the same seeds as everywhere, and uploaded. jax-js must have been started.
 */
export class JaxTrainer {
  private readonly graph;
  private readonly schedule;
  private state: State;
  private steps = 0;
  private readonly update;

  constructor(
    private readonly config: NetworkConfig,
    private readonly training: TrainingConfig,
    private readonly data: DataSet,
  ) {
    this.graph = buildNetwork(config);
    this.schedule = createSchedule(training.schedule);
    const initial = initialWeights(this.graph, training.seed);
    const parts = (fill: (name: string, size: number) => Float32Array) =>
      this.graph.parameters.map(({ name, shape }) =>
        np.array(Float32Array.from(fill(name, sizeOf(shape))), { shape: [...shape] }),
      );
    const weights = () => parts((name) => initial.get(name)?.data ?? new Float32Array());
    const zeros = () => parts((_, size) => new Float32Array(size));
    this.state = [weights(), weights(), zeros(), zeros()];
    this.update = jit((...values: Parameters<JaxTrainer['step']>) => this.step(...values));
  }

  /** Runs `count` steps, each handed over when the one before it is done. Resolves to their losses. */
  async train(count: number): Promise<Float32Array> {
    const losses = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      losses[i] = await this.trainStep();
    }
    return losses;
  }

  /** Waits until the arrays are computed. */
  async finish(): Promise<void> {
    await blockUntilReady(this.state);
  }

  private async trainStep(): Promise<number> {
    const { training, config, data } = this;
    const n = this.steps + 1;
    const batch = drawBatch(data, this.schedule, training, this.steps, null);
    const count = training.batchSize;
    const shape = [count, config.in_channels, config.sample_size, config.sample_size];
    const sinusoids = fillSinusoids(this.graph, batch.t);
    const numbers = [
      learningRateAt(n, training) / (1 - adamBeta1 ** n),
      1 / Math.sqrt(1 - adamBeta2 ** n),
      warmedUpEmaDecay(training.emaDecay, n),
    ].map((value) => np.array(Float32Array.of(value), { shape: [1] }));
    const [loss, ...state] = this.update(
      this.state,
      np.array(Float32Array.from(batch.xt), { shape }),
      np.array(sinusoids, { shape: [count, sinusoids.length / count] }),
      np.array(Float32Array.from(batch.target), { shape }),
      numbers,
    );
    this.state = state;
    this.steps = n;
    const read: unknown = await loss.data();
    return read instanceof Float32Array ? (read[0] ?? NaN) : NaN;
  }

  /** What is compiled: one step from arrays to arrays. */
  private step(
    [weights, ema, adamM, adamV]: State,
    sample: np.Array,
    sinusoids: np.Array,
    target: np.Array,
    [stepSize, unbias, emaDecay]: np.Array[],
  ): [loss: np.Array, ...State] {
    if (!stepSize || !unbias || !emaDecay) {
      throw new Error('A number of the step is missing.');
    }
    const { parameters } = this.graph;
    const index = new Map(parameters.map(({ name }, i) => [name, i]));
    const loss = (parts: Parts, x: np.Array, times: np.Array, wanted: np.Array): np.Array => {
      const parameter = (name: string) => at(parts, index.get(name) ?? -1);
      const prediction = runInJax(this.graph, parameter, { sample: x, sinusoids: times });
      return np.mean(np.square(prediction.sub(wanted)));
    };
    const [value, gradients] = valueAndGrad(loss)(
      weights.map((each) => each.ref),
      sample,
      sinusoids,
      target,
    );
    const scale = this.clipScale(gradients);
    const next: State = [[], [], [], []];
    parameters.forEach(({ shape }, i) => {
      const scalar = (number: np.Array) => number.ref.reshape(shape.map(() => 1));
      const gradient = at(gradients, i).mul(scalar(scale));
      const m = at(adamM, i)
        .mul(adamBeta1)
        .add(gradient.ref.mul(1 - adamBeta1));
      const v = at(adamV, i)
        .mul(adamBeta2)
        .add(np.square(gradient).mul(1 - adamBeta2));
      const size = np.sqrt(v.ref).mul(scalar(unbias)).add(adamEpsilon);
      const weight = at(weights, i).sub(m.ref.mul(scalar(stepSize)).div(size));
      const decay = scalar(emaDecay);
      const average = at(ema, i)
        .mul(decay.ref)
        .add(weight.ref.mul(np.subtract(1, decay)));
      [weight, average, m, v].forEach((part, kind) => next[kind]?.push(part));
    });
    for (const used of [scale, stepSize, unbias, emaDecay]) {
      used.dispose();
    }
    return [value, ...next];
  }

  /** maximum / max(norm, maximum), of all gradients together. */
  private clipScale(gradients: Parts): np.Array {
    const maximum = this.training.maxGradientNorm;
    const squares = gradients.map((each) => np.sum(np.square(each.ref)));
    const norm = np.sqrt(squares.reduce((sum, each) => sum.add(each)));
    return np.divide(maximum, np.maximum(norm, maximum)).reshape([1]);
  }
}

function at(parts: Parts, index: number): np.Array {
  const part = parts[index];
  if (!part) {
    throw new Error('A parameter has no value.');
  }
  return part;
}
