import * as ort from 'onnxruntime-node';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { modelCardSchema, type ModelCard } from '../../../src/protocol/modelCard';
import { OnnxEngine } from '../../../webview/engine/backends/onnx/onnxEngine';
import { onnxRuntime } from '../../../webview/engine/backends/onnx/onnxRuntime';
import type { EngineDevice } from '../../../webview/engine/contract/engineDevice';
import type { Network } from '../../../webview/engine/contract/network';
import { openNetwork } from '../../../webview/engine/models/openNetwork';

/** Where the shipped models lie, a folder each. */
export const shippedModels = path.join('media', 'models');

export const runtime = () => onnxRuntime(ort, { intraOpNumThreads: 1, enableMemPattern: false });

export interface OpenModel {
  readonly network: Network;
  readonly bytes: number;
}

/** Opens a shipped model on ONNX Runtime. */
export async function openModel(id: string): Promise<OpenModel> {
  const card = await readCard(id);
  const [config, weights] = await Promise.all([
    readFile(path.join(shippedModels, id, 'config.json'), 'utf8'),
    readFile(path.join(shippedModels, id, 'diffusion_pytorch_model.safetensors')),
  ]);
  if (!card.schedule) {
    throw new Error(`The card of ${id} states no noise schedule.`);
  }
  const device: Pick<EngineDevice, 'createEngine'> = {
    createEngine: (networkConfig, training, data) => new OnnxEngine(runtime(), networkConfig, training, data),
  };
  const files = { config, weights, schedule: card.schedule, loss: card.loss };
  return { network: await openNetwork(device, files), bytes: weights.length };
}

export async function readCard(id: string): Promise<ModelCard> {
  const card = await readFile(path.join(shippedModels, id, 'card.json'), 'utf8');
  return v.parse(modelCardSchema, JSON.parse(card));
}
