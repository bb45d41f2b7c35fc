import { describe, expect, it } from 'vitest';
import { parameterCount } from '../../../../webview/engine/graph/graph';
import { forwardFlops } from '../../../../webview/engine/graph/flops';
import { buildUNet } from '../../../../webview/engine/graph/unet';
import { presetConfig, type UNetConfig } from '../../../../webview/engine/graph/unetConfig';

/** config.json of google/ddpm-cifar10-32. */
const cifar10: UNetConfig = {
  sample_size: 32,
  in_channels: 3,
  out_channels: 3,
  block_out_channels: [128, 256, 256, 256],
  down_block_types: ['DownBlock2D', 'AttnDownBlock2D', 'DownBlock2D', 'DownBlock2D'],
  up_block_types: ['UpBlock2D', 'UpBlock2D', 'AttnUpBlock2D', 'UpBlock2D'],
  layers_per_block: 2,
  norm_num_groups: 32,
  norm_eps: 1e-6,
  attention_head_dim: null,
  downsample_padding: 0,
  flip_sin_to_cos: false,
  freq_shift: 1,
  act_fn: 'silu',
  dropout: 0,
  num_class_embeds: null,
};

describe('the U-Net', () => {
  it.each([
    ['tiny', 67_673, 7.7],
    ['small', 636_465, 45.7],
    ['ref', 1_112_801, 123.7],
  ] as const)('%s has %i parameters and takes %f MFLOP a sample', (preset, count, mflop) => {
    const graph = buildUNet(presetConfig(preset, 16));
    expect(parameterCount(graph)).toBe(count);
    expect(forwardFlops(graph) / 1e6).toBeCloseTo(mflop, 1);
  });

  it("is parameter for parameter the paper's CIFAR-10 model", () => {
    const graph = buildUNet(cifar10);
    expect(parameterCount(graph)).toBe(35_746_307);
    const shapes = new Map(graph.parameters.map(({ name, shape }) => [name, shape]));
    expect(Object.fromEntries([...expectedShapes.keys()].map((name) => [name, shapes.get(name)]))).toEqual(
      Object.fromEntries(expectedShapes),
    );
    expect(shapes.has('down_blocks.3.downsamplers.0.conv.weight')).toBe(false);
    expect(shapes.has('up_blocks.3.upsamplers.0.conv.weight')).toBe(false);
    expect(shapes.has('down_blocks.0.attentions.0.to_q.weight')).toBe(false);
    expect(shapes.has('down_blocks.0.resnets.0.conv_shortcut.weight')).toBe(false);
  });

  it('ends with an image of the shape it was given', () => {
    const graph = buildUNet(presetConfig('paper', 32));
    expect(graph.nodes[graph.output]?.shape).toEqual([1, 32, 32]);
  });

  it('puts the attention of the paper preset at 16×16', () => {
    const sizes = (side: number) =>
      buildUNet(presetConfig('paper', side))
        .nodes.filter((node) => node.operation.op === 'attention')
        .map((node) => node.shape[1]);
    expect(sizes(32)).toEqual([16, 16, 4, 16, 16, 16]);
    expect(sizes(16)).toEqual([16, 16, 2, 16, 16, 16]);
  });

  it('refuses a config whose parts do not fit together', () => {
    expect(() => buildUNet({ ...cifar10, up_block_types: [] })).toThrow(/does not fit together/);
    expect(() => buildUNet({ ...cifar10, sample_size: 20 })).toThrow(/does not fit together/);
    expect(() => buildUNet({ ...cifar10, norm_num_groups: 48 })).toThrow(/multiple of 48/);
  });

  it('orders nodes so that inputs come first', () => {
    for (const node of buildUNet(cifar10).nodes) {
      expect(node.inputs.every((input) => input < node.id)).toBe(true);
    }
  });
});

const expectedShapes = new Map<string, readonly number[]>([
  ['conv_in.weight', [128, 3, 3, 3]],
  ['time_embedding.linear_1.weight', [512, 128]],
  ['time_embedding.linear_2.weight', [512, 512]],
  ['down_blocks.0.resnets.0.norm1.weight', [128]],
  ['down_blocks.0.resnets.0.conv1.weight', [128, 128, 3, 3]],
  ['down_blocks.0.resnets.0.time_emb_proj.weight', [128, 512]],
  ['down_blocks.0.downsamplers.0.conv.weight', [128, 128, 3, 3]],
  ['down_blocks.1.resnets.0.conv1.weight', [256, 128, 3, 3]],
  ['down_blocks.1.resnets.0.conv_shortcut.weight', [256, 128, 1, 1]],
  ['down_blocks.1.attentions.0.group_norm.weight', [256]],
  ['down_blocks.1.attentions.1.to_q.weight', [256, 256]],
  ['mid_block.attentions.0.to_out.0.weight', [256, 256]],
  ['mid_block.attentions.0.to_out.0.bias', [256]],
  ['mid_block.resnets.1.conv2.weight', [256, 256, 3, 3]],
  ['up_blocks.0.resnets.0.conv1.weight', [256, 512, 3, 3]],
  ['up_blocks.0.resnets.2.conv_shortcut.weight', [256, 512, 1, 1]],
  ['up_blocks.0.upsamplers.0.conv.weight', [256, 256, 3, 3]],
  ['up_blocks.2.attentions.2.to_v.bias', [256]],
  ['up_blocks.2.resnets.2.norm1.weight', [384]],
  ['up_blocks.3.resnets.0.conv1.weight', [128, 384, 3, 3]],
  ['up_blocks.3.resnets.2.conv_shortcut.weight', [128, 256, 1, 1]],
  ['conv_norm_out.bias', [128]],
  ['conv_out.weight', [3, 128, 3, 3]],
]);
