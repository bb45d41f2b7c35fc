import type { PresetId } from '../../../src/protocol/playgroundState';

/** The keys of diffusers' UNet2DModel config.json that this network honours, with their names there. */
export interface UNetConfig {
  readonly sample_size: number;
  readonly in_channels: number;
  readonly out_channels: number;
  readonly block_out_channels: readonly number[];
  readonly down_block_types: readonly ('DownBlock2D' | 'AttnDownBlock2D')[];
  readonly up_block_types: readonly ('UpBlock2D' | 'AttnUpBlock2D')[];
  readonly layers_per_block: number;
  readonly norm_num_groups: number;
  readonly norm_eps: number;
  /** null: one head of full width. */
  readonly attention_head_dim: number | null;
  /** 0: asymmetric, one row and column of zeros at the bottom and right. */
  readonly downsample_padding: 0 | 1;
  readonly flip_sin_to_cos: boolean;
  readonly freq_shift: number;
  readonly act_fn: 'silu';
  readonly dropout: number;
  /**
   * Classes, the last of which is "no class" (classifier-free guidance); null for a network without. diffusers'
   * `num_class_embeds` with `class_embed_type` null.
   */
  readonly num_class_embeds: number | null;
}

/** What all presets share with `google/ddpm-cifar10-32`, the paper's own CIFAR-10 model. */
const paperDefaults = {
  norm_eps: 1e-6,
  attention_head_dim: null,
  downsample_padding: 0,
  flip_sin_to_cos: false,
  freq_shift: 1,
  act_fn: 'silu',
  dropout: 0,
  num_class_embeds: null,
} as const;

interface PresetShape {
  readonly channels: readonly number[];
  readonly layers: number;
  /**
   * At most half the channels: a group of one channel loses each image's mean in the last GroupNorm, so that ε̂
   * cannot carry the brightness of x_t, and samples end on white or grey backgrounds.
   */
  readonly groups: number;
  /** Image sizes at which the down and up blocks have self-attention; the mid block always has it. */
  readonly attentionAt: readonly number[];
}

/** `paper` has the paper's four levels, two residual blocks a level, and attention at 16×16, at a quarter of its width. */
const presets: Readonly<Record<PresetId, PresetShape>> = {
  tiny: { channels: [8, 16, 16], layers: 1, groups: 4, attentionAt: [] },
  small: { channels: [16, 32, 64], layers: 1, groups: 8, attentionAt: [] },
  ref: { channels: [32, 64, 64], layers: 1, groups: 8, attentionAt: [4] },
  paper: { channels: [32, 64, 64, 64], layers: 2, groups: 8, attentionAt: [16] },
};

/** The network of a preset for square images of the given side (a multiple of 8), grey unless it is told channels. */
export function presetConfig(
  preset: PresetId,
  sampleSize: number,
  dropout = 0,
  numClassEmbeds: number | null = null,
  imageChannels = 1,
): UNetConfig {
  const { channels, layers, groups, attentionAt } = presets[preset];
  const attends = channels.map((_, level) => attentionAt.includes(sampleSize / 2 ** level));
  return {
    ...paperDefaults,
    sample_size: sampleSize,
    in_channels: imageChannels,
    out_channels: imageChannels,
    block_out_channels: channels,
    layers_per_block: layers,
    norm_num_groups: groups,
    down_block_types: attends.map((attend) => (attend ? 'AttnDownBlock2D' : 'DownBlock2D')),
    up_block_types: attends.map((attend) => (attend ? 'AttnUpBlock2D' : 'UpBlock2D')).reverse(),
    dropout,
    num_class_embeds: numClassEmbeds,
  };
}
