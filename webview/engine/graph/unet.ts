import { conditionEmbedding } from './conditionEmbedding';
import type { Graph } from './graph';
import { GraphBuilder } from './graphBuilder';
import { addConv2d } from './operations/conv2d';
import { addGroupNorm } from './operations/groupNorm';
import { addLinear } from './operations/linear';
import type { Value } from './operations/operationRules';
import { evenPadding } from './shape';
import type { UNetConfig } from './unetConfig';

/**
 * Builds diffusers' `UNet2DModel` (the U-Net of Ho et al. 2020, appendix B) from its config: the same
 * parameters under the same names. Inputs: `sample` [C, H, W], `timestep`, the paper's t − 1, and with classes
 * `class_labels`.
 * @throws {RangeError} when the config does not describe a network.
 */
export function buildUNet(config: UNetConfig): Graph {
  checkConfig(config);
  return new UNetBuilder(config).build();
}

function checkConfig(config: UNetConfig): void {
  const levels = config.block_out_channels.length;
  if (
    levels === 0 ||
    config.down_block_types.length !== levels ||
    config.up_block_types.length !== levels ||
    config.sample_size % 2 ** (levels - 1) !== 0
  ) {
    throw new RangeError(
      `The network's config does not fit together: ${levels} widths, ${config.down_block_types.length} down blocks, ` +
        `${config.up_block_types.length} up blocks and images of ${config.sample_size}. ` +
        'Give each level one width and one block of each kind, and an image size that can be halved between levels.',
    );
  }
}

class UNetBuilder {
  private readonly graph = new GraphBuilder();
  private timeActivation: Value | undefined;

  constructor(private readonly config: UNetConfig) {}

  build(): Graph {
    const { graph, config } = this;
    const { sample_size: side, block_out_channels: channels } = config;
    const firstChannels = channels[0] ?? 0;
    const sample = graph.input('sample', [config.in_channels, side, side]);
    this.timeActivation = conditionEmbedding(graph, config, firstChannels);

    let x = addConv2d(graph, sample, 'conv_in', firstChannels, 3);
    const skips: Value[] = [x];
    channels.forEach((width, level) => {
      x = this.downBlock(x, level, width, skips);
    });
    x = this.midBlock(x, channels.at(-1) ?? 0);
    [...channels].reverse().forEach((width, level) => {
      x = this.upBlock(x, level, width, skips);
    });
    x = addGroupNorm(graph, x, 'conv_norm_out', config.norm_num_groups, config.norm_eps);
    x = addConv2d(graph, graph.add({ op: 'silu' }, x), 'conv_out', config.out_channels, 3);
    return graph.finish(x);
  }

  private downBlock(input: Value, level: number, width: number, skips: Value[]): Value {
    const { config } = this;
    const block = `down_blocks.${level}`;
    let x = input;
    for (let layer = 0; layer < config.layers_per_block; layer++) {
      x = this.residualBlock(x, `${block}.resnets.${layer}`, width);
      if (config.down_block_types[level] === 'AttnDownBlock2D') {
        x = this.attentionBlock(x, `${block}.attentions.${layer}`);
      }
      skips.push(x);
    }
    if (level < config.block_out_channels.length - 1) {
      // diffusers pads on the right and at the bottom only when the config's padding is 0.
      const padding =
        config.downsample_padding === 0 ? { top: 0, bottom: 1, left: 0, right: 1 } : evenPadding(1);
      x = addConv2d(this.graph, x, `${block}.downsamplers.0.conv`, width, 3, 2, padding);
      skips.push(x);
    }
    return x;
  }

  private midBlock(input: Value, width: number): Value {
    let x = this.residualBlock(input, 'mid_block.resnets.0', width);
    x = this.attentionBlock(x, 'mid_block.attentions.0');
    return this.residualBlock(x, 'mid_block.resnets.1', width);
  }

  private upBlock(input: Value, level: number, width: number, skips: Value[]): Value {
    const { config, graph } = this;
    const block = `up_blocks.${level}`;
    let x = input;
    for (let layer = 0; layer <= config.layers_per_block; layer++) {
      const skip = skips.pop();
      if (!skip) {
        throw new Error('The up path of the network has more layers than the down path.');
      }
      x = this.residualBlock(graph.add({ op: 'concat' }, x, skip), `${block}.resnets.${layer}`, width);
      if (config.up_block_types[level] === 'AttnUpBlock2D') {
        x = this.attentionBlock(x, `${block}.attentions.${layer}`);
      }
    }
    if (level < config.block_out_channels.length - 1) {
      x = addConv2d(graph, graph.add({ op: 'upsample' }, x), `${block}.upsamplers.0.conv`, width, 3);
    }
    return x;
  }

  /** diffusers' `ResnetBlock2D` with the time embedding added between its convolutions. */
  private residualBlock(input: Value, name: string, width: number): Value {
    const { graph, config } = this;
    if (!this.timeActivation) {
      throw new Error('The time embedding comes before the residual blocks.');
    }
    let x = addGroupNorm(graph, input, `${name}.norm1`, config.norm_num_groups, config.norm_eps);
    x = addConv2d(graph, graph.add({ op: 'silu' }, x), `${name}.conv1`, width, 3);
    const time = addLinear(graph, this.timeActivation, `${name}.time_emb_proj`, width);
    x = graph.add({ op: 'addPerChannel' }, x, time);
    x = addGroupNorm(graph, x, `${name}.norm2`, config.norm_num_groups, config.norm_eps);
    x = graph.add({ op: 'dropout', rate: config.dropout }, graph.add({ op: 'silu' }, x));
    x = addConv2d(graph, x, `${name}.conv2`, width, 3);
    const shortcut =
      input.shape[0] === width ? input : addConv2d(graph, input, `${name}.conv_shortcut`, width, 1);
    return graph.add({ op: 'add' }, shortcut, x);
  }

  /** diffusers' `Attention` over the pixels, with GroupNorm before and a residual connection. */
  private attentionBlock(input: Value, name: string): Value {
    const { graph, config } = this;
    const width = input.shape[0] ?? 0;
    const heads = headsOf(width, config.attention_head_dim);
    const x = addGroupNorm(graph, input, `${name}.group_norm`, config.norm_num_groups, config.norm_eps);
    const query = addLinear(graph, x, `${name}.to_q`, width);
    const key = addLinear(graph, x, `${name}.to_k`, width);
    const value = addLinear(graph, x, `${name}.to_v`, width);
    const attended = graph.add({ op: 'attention', heads }, query, key, value);
    return graph.add({ op: 'add' }, addLinear(graph, attended, `${name}.to_out.0`, width), input);
  }
}

/** Heads of `headDim` channels each, or one of full width. */
function headsOf(width: number, headDim: number | null): number {
  const heads = headDim === null ? 1 : width / headDim;
  if (!Number.isInteger(heads)) {
    throw new RangeError(
      `The network's config does not fit together: ${width} channels are not heads of ${headDim} each.`,
    );
  }
  return heads;
}
