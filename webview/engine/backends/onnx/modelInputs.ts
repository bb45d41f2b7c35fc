import type { Graph } from '../../graph/graph';
import { oneHot } from '../../graph/operations/embedding';
import { timestepSinusoids } from '../../graph/operations/timeEmbedding';
import { sizeOf, type Shape } from '../../graph/shape';
import { lossWeightInput, maskInput, targetInput } from './inputNames';
import type { OnnxTensor } from './onnxRuntime';

type Inputs = Record<string, OnnxTensor>;

/** What a network's models take, images NCHW. */
export interface NetworkValues {
  /** Flat, in the layout of matrices. */
  readonly parameters: Float32Array;
  readonly sample: Float32Array;
  /** The paper's t − 1, one per image. */
  readonly timesteps: ArrayLike<number>;
  /** One per image; read only by a network with classes. */
  readonly labels: ArrayLike<number>;
}

/** The inputs of `predictionModel`. */
export function networkInputs(graph: Graph, values: NetworkValues): Inputs {
  const { parameters, sample, timesteps, labels } = values;
  const batch = timesteps.length;
  const inputs: Inputs = { parameters: { dims: [parameters.length], data: parameters } };
  for (const { operation, shape } of graph.nodes) {
    if (operation.op === 'input' && operation.name === 'sample') {
      inputs['sample'] = images(sample, batch, shape);
    } else if (operation.op === 'timeEmbedding') {
      const { width, flipSinToCos, freqShift } = operation;
      const data = timestepSinusoids(timesteps, width, flipSinToCos, freqShift);
      inputs['time_embedding'] = { dims: [batch, 1, width], data };
    } else if (operation.op === 'embedding') {
      const classes = graph.parameters.find(({ name }) => name === operation.weight)?.shape[0] ?? 0;
      inputs['class_labels'] = { dims: [batch, 1, classes], data: oneHot(labels, classes) };
    }
  }
  return inputs;
}

/** What `trainingModel` takes besides: the target, its weights, and the dropouts' masks in the network's order. */
export function trainingInputs(
  graph: Graph,
  target: Float32Array,
  weight: Float32Array,
  uniform: (count: number) => Float32Array,
): Inputs {
  const batch = weight.length;
  const inputs: Inputs = {
    [targetInput]: images(target, batch, graph.nodes[graph.output]?.shape ?? []),
    [lossWeightInput]: { dims: [batch, 1, 1], data: weight },
  };
  for (const { id, operation, shape } of graph.nodes) {
    if (operation.op !== 'dropout' || operation.rate === 0) {
      continue;
    }
    const { rate } = operation;
    const mask = uniform(batch * sizeOf(shape)).map((u) => (u < rate ? 0 : 1 / (1 - rate)));
    inputs[maskInput(id)] = images(mask, batch, shape);
  }
  return inputs;
}

function images(data: Float32Array, batch: number, [channels = 1, ...pixels]: Shape): OnnxTensor {
  return { dims: [batch, channels, sizeOf(pixels)], data };
}
