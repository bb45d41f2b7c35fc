import { parameterCount, type Graph } from '../../graph/graph';
import type { TrainingGraph } from '../../graph/trainingGraph';
import { Lowering, type Batch } from './lowering';
import { lowerNode } from './lowerNode';

/**
 * The network as an ONNX model for a batch of N images. Inputs: `parameters` (flat, in the model's layout), `sample` [N, channels,
 * pixels], `time_embedding` [N, 1, width] and, with classes, `class_labels` [N, 1, classes], each row a single 1.
 * Output: `prediction`, like `sample`.
 */
export function predictionModel(network: Graph, batch: Batch): Uint8Array {
  const lowering = new Lowering(network, network.nodes, batch, 'predict');
  for (const node of network.nodes) {
    lowerNode(lowering, node);
  }
  const output = network.output;
  lowering.imageOutput('prediction', lowering.value(output), lowering.node(output).shape);
  return lowering.model.encode();
}

/**
 * Forward pass, loss and backward pass as an ONNX model. Inputs: those of `predictionModel`, `target` like
 * `sample`, `loss_weight` [N, 1, 1], and a mask for every dropout. Outputs: `loss`, and `gradients` like `parameters`.
 */
export function trainingModel(graph: TrainingGraph, batch: Batch): Uint8Array {
  const lowering = new Lowering(graph.network, graph.nodes, batch, 'train');
  const { model } = lowering;
  for (const node of graph.nodes) {
    lowerNode(lowering, node);
  }
  model.output('loss', lowering.value(graph.loss), []);
  const flat = graph.gradients.map((id) => model.reshape(lowering.value(id), -1));
  model.output('gradients', model.add('Concat', flat, { axis: { int: 0 } }), [parameterCount(graph.network)]);
  return model.encode();
}
