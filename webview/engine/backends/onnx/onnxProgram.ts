import { disposeWhenMade } from '../shared/disposeWhenMade';
import { differentiate } from '../../graph/differentiate';
import type { Graph } from '../../graph/graph';
import type { Gradient, Program } from '../shared/graphEngine';
import type { TrainingBatch } from '../../training/trainingBatch';
import { floatVectors } from '../shared/floatVectors';
import { networkInputs, trainingInputs } from './modelInputs';
import { predictionModel, trainingModel } from './models';
import type { OnnxRuntime, OnnxSession } from './onnxRuntime';

/** A network's forward pass, loss and gradients as ONNX models, which are made when they are first needed. */
export class OnnxProgram implements Program<Float32Array> {
  readonly vectors = floatVectors;
  private predicting: Promise<OnnxSession> | undefined;
  private learning: Promise<OnnxSession> | undefined;

  constructor(
    private readonly runtime: OnnxRuntime,
    private readonly graph: Graph,
    private readonly batchSize: number,
  ) {}

  async differentiate(
    parameters: Float32Array,
    { xt, t, labels, target, weight }: TrainingBatch,
    dropout: (count: number) => Float32Array,
  ): Promise<Gradient<Float32Array>> {
    const { graph } = this;
    this.learning ??= this.runtime.open(trainingModel(differentiate(graph), this.batchSize));
    const session = await this.learning;
    const timesteps = t.map((each) => each - 1);
    const { loss, gradients } = await session.run({
      ...networkInputs(graph, { parameters, sample: xt, timesteps, labels }),
      ...trainingInputs(graph, target, weight, dropout),
    });
    if (!loss || !gradients) {
      throw new Error('The training model returned no loss and gradients.');
    }
    return { loss: () => Promise.resolve(loss.data[0] ?? NaN), gradient: gradients.data };
  }

  async predict(
    parameters: Float32Array,
    sample: Float32Array,
    timesteps: Float32Array,
    labels: Int32Array,
  ): Promise<Float32Array> {
    this.predicting ??= this.runtime.open(predictionModel(this.graph, 'N'));
    const session = await this.predicting;
    const { prediction } = await session.run(
      networkInputs(this.graph, { parameters, sample, timesteps, labels }),
    );
    if (!prediction) {
      throw new Error('The network returned no prediction.');
    }
    return prediction.data;
  }

  dispose(): void {
    for (const session of [this.predicting, this.learning]) {
      if (session) {
        disposeWhenMade(session);
      }
    }
    this.predicting = this.learning = undefined;
  }
}
