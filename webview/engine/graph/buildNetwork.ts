import type { Graph } from './graph';
import { buildMlp, type MlpConfig } from './mlp';
import { buildUNet } from './unet';
import type { UNetConfig } from './unetConfig';

/** Any network that the engines train. All kinds have `sample_size`, `in_channels`, `out_channels` and `num_class_embeds`. */
export type NetworkConfig = UNetConfig | MlpConfig;

/** What samplers need to know of a network, ours or an imported one. */
export type ImageConfig = Pick<
  NetworkConfig,
  'sample_size' | 'in_channels' | 'out_channels' | 'num_class_embeds'
>;

/** @throws {RangeError} when the config does not describe a network. */
export function buildNetwork(config: NetworkConfig): Graph {
  return 'hidden_size' in config ? buildMlp(config) : buildUNet(config);
}

/** The config with another dropout rate; a network without dropout stays as it is. */
export function withDropout(config: NetworkConfig, dropout: number): NetworkConfig {
  return 'hidden_size' in config ? config : { ...config, dropout };
}
