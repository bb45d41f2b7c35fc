import type { NetworkConfig } from '../../graph/buildNetwork';

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

/** Keys of a UNet2DModel of which this network knows one value only. */
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
  mid_block_type: 'UNetMidBlock2D',
} as const;

/** The keys of a UNet2DModel that are read, or that are honoured by refusing another value. */
export const unetKeys: ReadonlySet<string> = new Set([
  ...Object.keys(unetDefaults),
  ...Object.keys(fixed),
  'sample_size',
  'time_embedding_dim',
  // Only of a learned time embedding, which is refused.
  'num_train_timesteps',
]);

/** config.json of a UNet2DModel; diffusers has no network for points, whose config is only ours. */
export function writeUNetConfig(config: NetworkConfig): Record<string, unknown> {
  return 'hidden_size' in config ? { ...config } : { ...fixed, ...config };
}

/** The first key that asks for what this network cannot do, and what it asks for. */
export function unsupportedKey(
  config: Readonly<Record<string, unknown>>,
): [key: string, value: unknown] | undefined {
  const [width] = Array.isArray(config['block_out_channels'])
    ? (config['block_out_channels'] as unknown[])
    : [];
  const usual = { ...fixed, time_embedding_dim: typeof width === 'number' ? 4 * width : null };
  return Object.entries(usual)
    .map(([key, value]): [string, unknown, unknown] => [key, statedOr(config, key, value), value])
    .filter(([, asked, value]) => asked !== value)
    .map(([key, asked]): [string, unknown] => [key, asked])[0];
}

/** Null is diffusers' word for the default, but for the middle block: there is none then. */
function statedOr(config: Readonly<Record<string, unknown>>, key: string, usual: unknown): unknown {
  return key === 'mid_block_type' && key in config ? config[key] : (config[key] ?? usual);
}
