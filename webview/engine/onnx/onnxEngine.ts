import type { DataSet } from '../../../src/datasets/dataSet';
import type { SamplerPlan } from '../../../src/diffusion/samplers/samplerPlan';
import { createSchedule, type Schedule } from '../../../src/diffusion/schedule';
import type { Engine, EngineId, TrainingConfig, TrainingSnapshot } from '../engine';
import { differentiate } from '../graph/differentiate';
import { sizeOf, type Graph } from '../graph/graph';
import { timeEmbedding } from '../graph/timeEmbedding';
import { buildUNet } from '../graph/unet';
import type { UNetConfig } from '../graph/unetConfig';
import { initialWeights } from '../initialWeights';
import { streamAt } from '../randomStreams';
import { runSampler } from '../runSampler';
import { drawBatch } from '../trainingBatch';
import { FlatParameters } from './flatParameters';
import { maskInput } from './lowerForward';
import { predictionModel, trainingModel } from './models';
import type { OnnxRuntime, OnnxSession, OnnxTensor } from './onnxRuntime';

type Inputs = Readonly<Record<string, OnnxTensor>>;

/** The engine of machines without a GPU: the graph, its loss and its gradients as ONNX models. */
export class OnnxEngine implements Engine {
  readonly id: EngineId = 'onnx-wasm';
  /** There is no device to lose. */
  readonly lost = new Promise<string>(() => undefined);
  readonly config: UNetConfig;
  private readonly graph: Graph;
  private readonly schedule: Schedule;
  private readonly parameters: FlatParameters;
  /** Made when first needed: who only samples does not wait for the backward pass. */
  private predicting: Promise<OnnxSession> | undefined;
  private learning: Promise<OnnxSession> | undefined;
  private steps = 0;

  /** Fresh weights come from `training.seed`. */
  constructor(
    private readonly runtime: OnnxRuntime,
    config: UNetConfig,
    private readonly training: TrainingConfig,
    private readonly data: DataSet,
  ) {
    this.config = { ...config, dropout: training.dropout };
    this.graph = buildUNet(this.config);
    this.schedule = createSchedule(training.schedule);
    this.parameters = new FlatParameters(this.graph, initialWeights(this.graph, training.seed));
  }

  get step(): number {
    return this.steps;
  }

  async train(count: number): Promise<Float32Array> {
    const losses = new Float32Array(count);
    for (let i = 0; i < count; i++) losses[i] = await this.trainStep();
    return losses;
  }

  /** Algorithm 1 of the DDPM paper, once. Returns the loss, mean over pixels of ‖ε − ε_θ(x_t, t)‖². */
  private async trainStep(): Promise<number> {
    const { batchSize, learningRate, emaDecay } = this.training;
    this.learning ??= this.runtime.open(trainingModel(differentiate(this.graph), batchSize));
    const batch = drawBatch(this.data, this.schedule, this.training, this.steps);
    const session = await this.learning;
    const { loss, gradients } = await session.run({
      ...this.networkInputs(this.parameters.weights, batch.xt, batch.t),
      ...this.masks(),
      target: this.images(batch.noise, batchSize),
    });
    if (!loss || !gradients) throw new Error('The training model returned no loss and gradients.');
    this.steps += 1;
    this.parameters.update(gradients.data, this.steps, learningRate, emaDecay);
    return loss.data[0] ?? NaN;
  }

  async predict(x: Float32Array, t: Int32Array, weights: 'ema' | 'raw' = 'ema'): Promise<Float32Array> {
    this.predicting ??= this.runtime.open(predictionModel(this.graph, 'N'));
    const parameters = weights === 'ema' ? this.parameters.ema : this.parameters.weights;
    const session = await this.predicting;
    const { prediction } = await session.run(this.networkInputs(parameters, x, t));
    if (!prediction) throw new Error('The network returned no prediction.');
    return prediction.data;
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
    return Promise.resolve(this.parameters.snapshot(this.steps));
  }

  restore(snapshot: TrainingSnapshot): Promise<void> {
    this.parameters.restore(snapshot);
    this.steps = snapshot.step;
    return Promise.resolve();
  }

  dispose(): void {
    for (const session of [this.predicting, this.learning]) void session?.then((each) => each.dispose());
    this.predicting = this.learning = undefined;
  }

  /** What both models take; `t` is the paper's, 1…T. */
  private networkInputs(parameters: Float32Array, x: Float32Array, t: Int32Array): Inputs {
    const width = this.config.block_out_channels[0] ?? 0;
    const { flip_sin_to_cos: flipSinToCos, freq_shift: freqShift } = this.config;
    const sinusoids = timeEmbedding(
      t.map((each) => each - 1),
      width,
      flipSinToCos,
      freqShift,
    );
    return {
      parameters: { dims: [parameters.length], data: parameters },
      sample: this.images(x, t.length),
      time_embedding: { dims: [t.length, 1, width], data: sinusoids },
    };
  }

  /** The masks of this step's dropout, drawn in the network's order. */
  private masks(): Inputs {
    const { batchSize, seed } = this.training;
    const random = streamAt(seed, 'dropout', this.steps);
    const masks: Record<string, OnnxTensor> = {};
    for (const { id, operation, shape } of this.graph.nodes) {
      if (operation.op !== 'dropout' || operation.rate === 0) continue;
      const { rate } = operation;
      const [channels = 1, height = 1, width = 1] = shape;
      const data = random.uniform(batchSize * sizeOf(shape)).map((u) => (u < rate ? 0 : 1 / (1 - rate)));
      masks[maskInput(id)] = { dims: [batchSize, channels, height * width], data };
    }
    return masks;
  }

  private images(data: Float32Array, count: number): OnnxTensor {
    const { in_channels: channels, sample_size: side } = this.config;
    return { dims: [count, channels, side * side], data };
  }
}
