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
}
