import { encodeSafetensors, type Tensor } from '../../../src/safetensors';
import type { Weights } from '../../../webview/engine/engine';
import { float16Bits } from '../../../webview/engine/float16';
import type { NetworkConfig } from '../../../webview/engine/graph/network';

/** diffusers' config.json of a UNet2DModel; diffusers has no network for points, theirs is only ours. */
export function diffusersConfig(config: NetworkConfig): string {
  if ('hidden_size' in config) return `${JSON.stringify(config, null, 2)}\n`;
  const fixed = { _class_name: 'UNet2DModel', time_embedding_type: 'positional', center_input_sample: false };
  return `${JSON.stringify({ ...fixed, ...config }, null, 2)}\n`;
}

/** Weights as safetensors in half precision, under diffusers' names. */
export function halfPrecision(weights: Weights): Uint8Array {
  const tensors = new Map<string, Tensor>();
  for (const [name, { shape, data }] of weights) {
    tensors.set(name, { dtype: 'F16', shape, data: Uint16Array.from(data, float16Bits) });
  }
  return encodeSafetensors(tensors, { format: 'pt' });
}
