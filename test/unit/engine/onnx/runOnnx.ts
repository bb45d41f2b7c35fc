import { readFile } from 'node:fs/promises';
import { differentiate } from '../../../../webview/engine/graph/differentiate';
import { parameterCount, sizeOf, type Graph, type Shape } from '../../../../webview/engine/graph/graph';
import { timeEmbedding } from '../../../../webview/engine/graph/timeEmbedding';
import { maskInput } from '../../../../webview/engine/onnx/lowerForward';
import { predictionModel, trainingModel } from '../../../../webview/engine/onnx/models';
import type { OnnxRuntime, OnnxTensor } from '../../../../webview/engine/onnx/onnxRuntime';
import { wasmRuntime } from '../../../../webview/engine/onnx/wasmRuntime';
import { fromTfjs, toTfjs } from '../../../../webview/engine/tfjs/layout';
import type { Results, Values } from './networks';

/** ONNX Runtime's wasm, as the product runs it. */
export async function installedWasmRuntime(): Promise<OnnxRuntime> {
  const file = await readFile('node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm');
  return wasmRuntime(new Uint8Array(file).buffer);
}

/** A network's models, made ready once. */
export interface OpenNetwork {
  run(values: Values): Promise<Results>;
  dispose(): Promise<void>;
}

/** A network's prediction, loss and gradients on batches of one size, as our ONNX models give them. */
export async function openNetwork(runtime: OnnxRuntime, graph: Graph, batch: number): Promise<OpenNetwork> {
  const predicting = await runtime.open(predictionModel(graph, 'N'));
  const learning = await runtime.open(trainingModel(differentiate(graph), batch));
  return {
    run: async (values) => {
      const inputs = networkInputs(graph, values);
      const { prediction } = await predicting.run(inputs);
      const { loss, gradients } = await learning.run({
        ...inputs,
        ...masks(graph, values),
        target: images(values.target, batch, graph.nodes[graph.output]?.shape ?? []),
      });
      if (!prediction || !loss || !gradients) throw new Error('A model left out one of its outputs.');
      return {
        prediction: prediction.data,
        loss: loss.data[0] ?? NaN,
        gradients: unflatten(graph, gradients.data),
      };
    },
    dispose: async () => {
      await predicting.dispose();
      await learning.dispose();
    },
  };
}

function networkInputs(
  graph: Graph,
  { batch, parameters, sample, timesteps }: Values,
): Record<string, OnnxTensor> {
  const flat = new Float32Array(parameterCount(graph));
  let offset = 0;
  for (const { name, shape } of graph.parameters) {
    flat.set(toTfjs(parameters.get(name) ?? new Float32Array(), shape), offset);
    offset += sizeOf(shape);
  }
  const inputs: Record<string, OnnxTensor> = {
    parameters: { dims: [flat.length], data: flat },
    sample: images(sample, batch, graph.nodes[0]?.shape ?? []),
  };
  for (const { operation } of graph.nodes) {
    if (operation.op !== 'timeEmbedding') continue;
    const { width, flipSinToCos, freqShift } = operation;
    const data = timeEmbedding(timesteps, width, flipSinToCos, freqShift);
    inputs.time_embedding = { dims: [batch, 1, width], data };
  }
  return inputs;
}

function masks(graph: Graph, { batch, uniform }: Values): Record<string, OnnxTensor> {
  const inputs: Record<string, OnnxTensor> = {};
  for (const { id, operation, shape } of graph.nodes) {
    if (operation.op !== 'dropout' || operation.rate === 0) continue;
    const { rate } = operation;
    const mask = uniform(batch * sizeOf(shape)).map((u) => (u < rate ? 0 : 1 / (1 - rate)));
    inputs[maskInput(id)] = images(mask, batch, shape);
  }
  return inputs;
}

function images(data: Float32Array, batch: number, [channels = 1, ...pixels]: Shape): OnnxTensor {
  return { dims: [batch, channels, sizeOf(pixels)], data };
}

function unflatten(graph: Graph, flat: Float32Array): Map<string, Float32Array> {
  let offset = 0;
  return new Map(
    graph.parameters.map(({ name, shape }) => {
      const part = flat.subarray(offset, offset + sizeOf(shape));
      offset += part.length;
      return [name, fromTfjs(part, shape)];
    }),
  );
}
