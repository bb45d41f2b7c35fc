import type { DataSet } from '../../../src/datasets/dataSet';
import { createSchedule } from '../../../src/diffusion/schedule';
import type { TrainingConfig } from '../../../webview/engine/contract/engine';
import { warmedUpEmaDecay } from '../../../src/diffusion/emaDecay';
import { matrixLayoutShape, toMatrices } from '../../../webview/engine/graph/matrixLayout';
import { buildNetwork, type NetworkConfig } from '../../../webview/engine/graph/buildNetwork';
import { initialWeights } from '../../../webview/engine/training/initialWeights';
import { runGraph } from '../../../webview/engine/backends/tfjs/interpreter';
import { channelsLast } from '../../../webview/engine/backends/tfjs/layout';
import * as tf from '../../../webview/engine/backends/tfjs/tf';
import { drawBatch } from '../../../webview/engine/training/trainingBatch';
import { adamBeta1, adamBeta2, adamEpsilon } from '../../../webview/engine/backends/shared/vectors';

/**
 * Trains a network as tfjs's documentation shows: a variable for each parameter, `variableGrads`, `train.adam`, and
 * besides clipping and EMA. On tfjs's current backend. Batches are drawn on the CPU, from the same seeds as everywhere.
 */
export class TfjsTrainer {
  private readonly graph;
  private readonly schedule;
  private readonly weights: ReadonlyMap<string, tf.Variable>;
  private readonly ema: ReadonlyMap<string, tf.Variable>;
  private readonly optimiser;
  private steps = 0;

  constructor(
    private readonly config: NetworkConfig,
    private readonly training: TrainingConfig,
    private readonly data: DataSet,
  ) {
    this.graph = buildNetwork(config);
    this.schedule = createSchedule(training.schedule);
    this.optimiser = tf.train.adam(training.learningRate, adamBeta1, adamBeta2, adamEpsilon);
    const initial = initialWeights(this.graph, training.seed);
    const variables = (trainable: boolean) =>
      new Map(
        this.graph.parameters.map(({ name, shape }) => {
          const values = toMatrices(initial.get(name)?.data ?? new Float32Array(), shape);
          return [name, tf.variable(tf.tensor(values, matrixLayoutShape(shape)), trainable)];
        }),
      );
    this.weights = variables(true);
    this.ema = variables(false);
  }

  /** Runs `count` steps and resolves to their losses, which are read at the end. */
  async train(count: number): Promise<Float32Array> {
    const losses: tf.Scalar[] = [];
    for (let i = 0; i < count; i++) {
      losses.push(this.trainStep());
    }
    const read = await Promise.all(losses.map((loss) => loss.data<'float32'>()));
    tf.dispose(losses);
    return Float32Array.from(read, ([loss = NaN]) => loss);
  }

  private trainStep(): tf.Scalar {
    const { training, config, data, graph } = this;
    const batch = drawBatch(data, this.schedule, training, this.steps, null);
    this.steps += 1;
    return tf.tidy(() => {
      const { sample_size: side, in_channels: channels } = config;
      const images = (values: Float32Array) =>
        tf.tensor4d(channelsLast(values, batch.t.length, channels), [batch.t.length, side, side, channels]);
      const [sample, target] = [images(batch.xt), images(batch.target)];
      const timesteps = batch.t.map((each) => each - 1);
      const { value, grads } = tf.variableGrads(() => {
        const prediction = runGraph(graph, (name) => variable(this.weights, name), { sample, timesteps });
        return tf.mean(tf.square(tf.sub(prediction, target)));
      });
      this.optimiser.applyGradients(clipped(grads, training.maxGradientNorm));
      const decay = warmedUpEmaDecay(training.emaDecay, this.steps);
      for (const [name, average] of this.ema) {
        average.assign(tf.add(tf.mul(average, decay), tf.mul(variable(this.weights, name), 1 - decay)));
      }
      return value;
    });
  }
}

function variable(variables: ReadonlyMap<string, tf.Variable>, name: string): tf.Variable {
  const found = variables.get(name);
  if (!found) {
    throw new Error(`The network's parameter ${name} has no value.`);
  }
  return found;
}

/** Scaled by maximum / max(norm, maximum), of all gradients together. */
function clipped(gradients: tf.NamedTensorMap, maximum: number): { name: string; tensor: tf.Tensor }[] {
  const squares = Object.values(gradients).map((each) => tf.sum(tf.square(each)));
  const norm = tf.sqrt(squares.reduce((sum, each) => tf.add(sum, each)));
  const scale = tf.div(maximum, tf.maximum(norm, maximum));
  return Object.entries(gradients).map(([name, each]) => ({ name, tensor: tf.mul(each, scale) }));
}
