import { presetConfig, type UNetConfig } from '../../../webview/engine/graph/unetConfig';

/**
 * A U-Net with everything that the presets leave alone: colours, classes, widths that are multiples of nothing, two
 * layers a level, heads, even padding, cosines first, another ε of its norms, and attention on 5 × 5 pixels.
 */
export const oddNetwork: UNetConfig = {
  ...presetConfig('tiny', 10, 0.2, 4),
  in_channels: 3,
  out_channels: 3,
  block_out_channels: [6, 9],
  layers_per_block: 2,
  norm_num_groups: 3,
  norm_eps: 1e-2,
  attention_head_dim: 3,
  downsample_padding: 1,
  flip_sin_to_cos: true,
  freq_shift: 0,
  down_block_types: ['DownBlock2D', 'AttnDownBlock2D'],
  up_block_types: ['AttnUpBlock2D', 'UpBlock2D'],
};
