import type { DataSet } from '../../../src/datasets/dataSet';
import type { SamplerPlan } from '../../../src/diffusion/samplers/samplerPlan';
import { createSchedule, type Schedule } from '../../../src/diffusion/schedule';
import type { Engine, EngineId, TrainingConfig, TrainingSnapshot } from '../engine';
import type { Graph } from '../graph/graph';
import { buildUNet } from '../graph/unet';
import type { UNetConfig } from '../graph/unetConfig';
import { initialWeights } from '../initialWeights';
import { streamAt } from '../randomStreams';
import { runSampler } from '../runSampler';
import { drawBatch } from '../trainingBatch';
import { runGraph } from './interpreter';
import { channelsFirst, channelsLast } from './layout';
import { ParameterStore } from './parameterStore';
import type { TfjsBackend } from './tfjsBackend';
import * as tf from './tf';

/** The reference engine: the graph interpreted by tfjs, differentiated by tfjs's own autodiff. */
export class TfjsEngine implements Engine {
  readonly id: EngineId;
  readonly lost: Promise<string>;
  readonly config: UNetConfig;
  private readonly graph: Graph;
  private readonly schedule: Schedule;
  private readonly store: ParameterStore;
  private steps = 0;

  /** Fresh weights come from `training.seed`. The backend stays the caller's and may serve further engines. */
  constructor(
    private readonly backend: TfjsBackend,
    config: UNetConfig,
    private readonly training: TrainingConfig,
    private readonly data: DataSet,
  ) {
    this.id = backend.id === 'cpu' ? 'tfjs-cpu' : 'tfjs-webgpu';
    this.lost = backend.lost;
    this.config = { ...config, dropout: training.dropout };
    this.graph = buildUNet(this.config);
    this.schedule = createSchedule(training.schedule);
    backend.activate();
    this.store = new ParameterStore(this.graph.parameters, initialWeights(this.graph, training.seed));
  }

  get step(): number {
    return this.steps;
  }

  async train(count: number): Promise<Float32Array> {
    const losses: tf.Scalar[] = [];
    for (let i = 0; i < count; i++) {
      this.backend.activate();
      losses.push(this.trainStep());
    }
    const read = await Promise.all(losses.map((loss) => loss.data<'float32'>()));
    tf.dispose(losses);
    return Float32Array.from(read, (value) => value[0] ?? NaN);
  }

  /** Algorithm 1 of the DDPM paper, once. Returns the loss, mean over pixels of ‖ε − ε_θ(x_t, t)‖². */
  private trainStep(): tf.Scalar {
    const { batchSize, seed, learningRate, emaDecay } = this.training;
    const batch = drawBatch(this.data, this.schedule, this.training, this.steps);
    const dropout = streamAt(seed, 'dropout', this.steps);
    const names = this.graph.parameters.map(({ name }) => name);
    const { value, grads } = tf.tidy(() => {
      const sample = this.images(batch.xt, batchSize);
      const noise = this.images(batch.noise, batchSize);
      const loss = (...parameters: tf.Tensor[]): tf.Scalar => {
        const byName = new Map(names.map((name, index) => [name, parameters[index]]));
        const predicted = runGraph(this.graph, lookUp(byName), {
          sample,
          timesteps: batch.t.map((t) => t - 1),
          dropout: (size) => dropout.uniform(size),
        });
        return tf.mean(tf.square(tf.sub(predicted, noise)));
      };
      return tf.valueAndGrads(loss)(this.store.split());
    });
    this.steps += 1;
    this.store.update(grads, this.steps, learningRate, emaDecay);
    tf.dispose(grads);
    return value;
  }

  async predict(x: Float32Array, t: Int32Array, weights: 'ema' | 'raw' = 'ema'): Promise<Float32Array> {
    this.backend.activate();
    const parameters = this.store.view(weights);
    const output = tf.tidy(() =>
      runGraph(this.graph, lookUp(parameters), {
        sample: this.images(x, t.length),
        timesteps: t.map((each) => each - 1),
      }),
    );
    const predicted = await output.data<'float32'>();
    output.dispose();
    return channelsFirst(predicted, t.length, this.config.out_channels);
  }

  sample(
    plan: SamplerPlan,
    count: number,
    seed: number,
    onStep: (index: number, x: Float32Array, x0: Float32Array) => boolean | Promise<boolean>,
  ): Promise<Float32Array> {
    const imageSize = this.config.in_channels * this.config.sample_size ** 2;
    return runSampler((x, t) => this.predict(x, t), plan, { count, imageSize }, seed, onStep);
  }

  snapshot(): Promise<TrainingSnapshot> {
    this.backend.activate();
    return this.store.snapshot(this.steps);
  }

  restore(snapshot: TrainingSnapshot): Promise<void> {
    this.backend.activate();
    this.store.restore(snapshot);
    this.steps = snapshot.step;
    return Promise.resolve();
  }

  dispose(): void {
    this.backend.activate();
    this.store.dispose();
  }

  private images(data: Float32Array, batch: number): tf.Tensor4D {
    const { in_channels: channels, sample_size: side } = this.config;
    return tf.tensor4d(channelsLast(data, batch, channels), [batch, side, side, channels]);
  }
}

function lookUp(parameters: ReadonlyMap<string, tf.Tensor | undefined>): (name: string) => tf.Tensor {
  return (name) => {
    const tensor = parameters.get(name);
    if (!tensor) throw new Error(`The network's parameter ${name} has no value.`);
    return tensor;
  };
}
