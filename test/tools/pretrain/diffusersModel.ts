import { encodeSafetensors, type Tensor } from '../../../src/safetensors';
import type { Weights } from '../../../webview/engine/contract/engine';
import { writeUNetConfig } from '../../../webview/engine/models/diffusers/unetConfigFile';
import { float16Bits } from '../../../webview/engine/models/float16';
import type { NetworkConfig } from '../../../webview/engine/graph/buildNetwork';

/** diffusers' config.json of the network. */
export function diffusersConfig(config: NetworkConfig): string {
  return `${JSON.stringify(writeUNetConfig(config), null, 2)}\n`;
}

/** Weights as safetensors in half precision, under diffusers' names. */
export function halfPrecision(weights: Weights): Uint8Array {
  const tensors = new Map<string, Tensor>();
  for (const [name, { shape, data }] of weights) {
    tensors.set(name, { dtype: 'F16', shape, data: Uint16Array.from(data, float16Bits) });
  }
  return encodeSafetensors(tensors, { format: 'pt' });
}
