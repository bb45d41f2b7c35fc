import type { NetworkConfig } from '../graph/network';

/** diffusers' own defaults of a UNet2DModel, for the keys of a config.json that are left out. */
export const unetDefaults = {
  in_channels: 3,
  out_channels: 3,
  block_out_channels: [224, 448, 672, 896],
  down_block_types: ['DownBlock2D', 'AttnDownBlock2D', 'AttnDownBlock2D', 'AttnDownBlock2D'],
  up_block_types: ['AttnUpBlock2D', 'AttnUpBlock2D', 'AttnUpBlock2D', 'UpBlock2D'],
  layers_per_block: 2,
  norm_num_groups: 32,
  norm_eps: 1e-5,
  attention_head_dim: 8,
  downsample_padding: 1,
  flip_sin_to_cos: true,
  freq_shift: 0,
  act_fn: 'silu',
  dropout: 0,
  num_class_embeds: null,
} as const;

/** What this network has no other way to do, with diffusers' names. */
const fixed = {
  _class_name: 'UNet2DModel',
  time_embedding_type: 'positional',
  center_input_sample: false,
  resnet_time_scale_shift: 'default',
  mid_block_scale_factor: 1,
  add_attention: true,
  class_embed_type: null,
  downsample_type: 'conv',
  upsample_type: 'conv',
  attn_norm_num_groups: null,
} as const;

/** config.json of a UNet2DModel; diffusers has no network for points, whose config is only ours. */
export function unetFile(config: NetworkConfig): Record<string, unknown> {
  return 'hidden_size' in config ? { ...config } : { ...fixed, ...config };
}

/** The first key that asks for what this network cannot do, and what it asks for. */
export function unsupportedKey(
  config: Readonly<Record<string, unknown>>,
): [key: string, value: unknown] | undefined {
  return Object.entries(fixed)
    .map(([key, value]): [string, unknown, unknown] => [key, config[key] ?? value, value])
    .filter(([, asked, value]) => asked !== value)
    .map(([key, asked]): [string, unknown] => [key, asked])[0];
}
