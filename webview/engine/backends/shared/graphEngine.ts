import type { DataSet } from '../../../../src/datasets/dataSet';
import type { SamplerPlan } from '../../../../src/diffusion/samplers/samplerPlan';
import { createSchedule, type Schedule } from '../../../../src/diffusion/schedule';
import { classLabels } from '../../sampling/classLabels';
import type {
  Engine,
  EngineId,
  OnSampleStep,
  PredictOptions,
  SampleOptions,
  TrainingConfig,
  TrainingSnapshot,
} from '../../contract/engine';
import type { EngineCounters } from '../../contract/engineCounters';
import type { Graph } from '../../graph/graph';
import { buildNetwork, withDropout, type NetworkConfig } from '../../graph/buildNetwork';
import { initialWeights } from '../../training/initialWeights';
import { learningRateAt } from '../../training/learningRate';
import { ParameterStore } from './parameterStore';
import { streamAt } from '../../../../src/diffusion/random/streamAt';
import { runSampler, sampleSize } from '../../sampling/runSampler';
import { drawBatch, type TrainingBatch } from '../../training/trainingBatch';
import type { Vectors } from './vectors';

export interface Gradient<Vector> {
  /** Reads the loss; called once. */
  readonly loss: () => Promise<number>;
  /** In the order and layout of the weights; given up by the update. */
  readonly gradient: Vector;
}

/** A network on one library: what differs from engine to engine. Weights are flat (parameterStore.ts). */
export interface Program<Vector> {
  readonly vectors: Vectors<Vector>;
  /** The loss of a batch and its gradient. `dropout` gives uniform numbers, in the order of the network's nodes. */
  differentiate(
    weights: Vector,
    batch: TrainingBatch,
    dropout: (count: number) => Float32Array,
  ): Promise<Gradient<Vector>>;
  /** `timesteps` are the network's own, t − 1; `labels` are empty for a network without classes. */
  predict(
    weights: Vector,
    x: Float32Array,
    timesteps: Float32Array,
    labels: Int32Array,
  ): Promise<Float32Array>;
  /** Among which its last work was divided; absent where there is only one. */
  readonly threads?: number;
  dispose(): void;
}

/** Trains and samples with a library's program: batches, optimiser, snapshots and sampling are the same for all. */
export class GraphEngine<Vector> implements Engine {
  readonly config: NetworkConfig;
  private readonly schedule: Schedule;
  private readonly program: Program<Vector>;
  private readonly store: ParameterStore<Vector>;
  private steps = 0;
  private norm: number | undefined;

  /** Fresh weights come from `training.seed`. */
  constructor(
    readonly id: EngineId,
    readonly lost: Promise<string>,
    config: NetworkConfig,
    private readonly training: TrainingConfig,
    private readonly data: DataSet,
    createProgram: (graph: Graph) => Program<Vector>,
  ) {
    this.config = withDropout(config, training.dropout);
    this.schedule = createSchedule(training.schedule);
    const graph = buildNetwork(this.config);
    this.program = createProgram(graph);
    const weights = initialWeights(graph, training.seed);
    this.store = new ParameterStore(this.program.vectors, graph.parameters, weights);
  }

  get step(): number {
    return this.steps;
  }

  counters(): EngineCounters | undefined {
    const { threads } = this.program;
    return threads === undefined ? undefined : { threads };
  }

  get gradientNorm(): number | undefined {
    return this.norm;
  }

  /** @throws {RangeError} when the data are not of the network's size. */
  async train(count: number): Promise<Float32Array> {
    refuseOtherImages(this.data, this.config);
    const losses: (() => Promise<number>)[] = [];
    for (let i = 0; i < count; i++) {
      losses.push(await this.trainStep());
    }
    // Read at the end: a device need not be waited for after each step.
    return Float32Array.from(await Promise.all(losses.map((loss) => loss())));
  }

  /** Algorithm 1 of the DDPM paper, once, with the configured objective. Gives what reads the loss. */
  private async trainStep(): Promise<() => Promise<number>> {
    const { training, steps } = this;
    const { seed, emaDecay, maxGradientNorm } = training;
    const batch = drawBatch(this.data, this.schedule, training, steps, this.config.num_class_embeds);
    const dropout = streamAt(seed, 'dropout', steps);
    const { loss, gradient } = await this.program.differentiate(this.store.get('raw'), batch, (count) =>
      dropout.uniform(count),
    );
    const n = steps + 1;
    const learningRate = learningRateAt(n, training);
    this.norm = this.store.update(gradient, { n, learningRate, emaDecay, maxGradientNorm });
    this.steps = n;
    return loss;
  }

  async predict(
    x: Float32Array,
    t: ArrayLike<number>,
    { weights = 'ema', labels }: PredictOptions = {},
  ): Promise<Float32Array> {
    const classes = classLabels(this.config, t.length, labels);
    const size = t.length * sampleSize(this.config);
    if (x.length !== size) {
      throw new RangeError(
        `The network takes ${size} numbers where t has the length ${t.length}, but was given ${x.length}.`,
      );
    }
    const timesteps = Float32Array.from(t, (each) => each - 1);
    return this.program.predict(this.store.get(weights), x, timesteps, classes);
  }

  sample(plan: SamplerPlan, options: SampleOptions, onStep: OnSampleStep): Promise<Float32Array> {
    return runSampler((...args) => this.predict(...args), this.config, plan, options, onStep);
  }

  snapshot(): Promise<TrainingSnapshot> {
    return this.store.snapshot(this.steps);
  }

  restore(snapshot: TrainingSnapshot): Promise<void> {
    this.store.restore(snapshot);
    this.steps = snapshot.step;
    return Promise.resolve();
  }

  dispose(): void {
    this.store.dispose();
    this.program.dispose();
  }
}

function refuseOtherImages(
  { id, side, channels }: DataSet,
  { sample_size, in_channels }: NetworkConfig,
): void {
  if (side === sample_size && channels === in_channels) {
    return;
  }
  throw new RangeError(
    `The data set ${id} has images of ${channels} × ${side} × ${side}, but the network takes ` +
      `${in_channels} × ${sample_size} × ${sample_size}. Choose a network of that size.`,
  );
}
