import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeSafetensors } from '../../../src/safetensors';
import type { TrainingSnapshot, Weights } from '../../../webview/engine/contract/engine';
import { float16Value } from '../../../webview/engine/models/float16';
import type { Graph } from '../../../webview/engine/graph/graph';
import { initialWeights } from '../../../webview/engine/training/initialWeights';

/**
 * A fresh run on the weights of a model where it has them: an unconditional network's for all of a conditional
 * one but its class embedding, which begins at zero, so that the first step predicts what that model does.
 */
export async function startFrom(folder: string, graph: Graph, seed: number): Promise<TrainingSnapshot> {
  const file = await readFile(path.join(folder, 'diffusion_pytorch_model.safetensors'));
  const { tensors } = decodeSafetensors(file);
  const fresh = initialWeights(graph, seed);
  const weights: Weights = new Map(
    [...fresh].map(([name, { shape, data }]) => {
      const tensor = tensors.get(name);
      if (!tensor) {
        return [name, { shape, data: new Float32Array(data.length) }];
      }
      if (tensor.dtype !== 'F16' || tensor.shape.join() !== shape.join()) {
        throw new Error(
          `${folder}: ${name} is ${tensor.dtype} [${tensor.shape.join(', ')}], not F16 [${shape.join(', ')}].`,
        );
      }
      return [name, { shape, data: Float32Array.from(tensor.data, float16Value) }];
    }),
  );
  const zeros = (): Weights =>
    new Map(
      [...weights].map(([name, { shape, data }]) => [name, { shape, data: new Float32Array(data.length) }]),
    );
  return { step: 0, weights, ema: weights, adamM: zeros(), adamV: zeros() };
}
