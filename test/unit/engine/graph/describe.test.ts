import { describe, expect, it } from 'vitest';
import { describeNetwork } from '../../../../webview/engine/graph/describe';
import { forwardFlops } from '../../../../webview/engine/graph/flops';
import { parameterCount } from '../../../../webview/engine/graph/graph';
import { buildMlp, mlpConfig } from '../../../../webview/engine/graph/mlp';
import { buildUNet } from '../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';

const ref = buildUNet(presetConfig('ref', 16, 0, 11));

describe("a network's description", () => {
  it.each([
    ['a U-Net', ref],
    ['the paper preset', buildUNet(presetConfig('paper', 32))],
    ['a perceptron', buildMlp(mlpConfig(2))],
  ])('of %s counts every parameter and operation once', (_, graph) => {
    const { blocks, parameters, flops } = describeNetwork(graph);
    expect(parameters).toBe(parameterCount(graph));
    expect(flops).toBe(forwardFlops(graph));
    const layers = blocks.flatMap((block) => block.layers);
    expect(new Set(layers.map(({ name }) => name)).size).toBe(layers.length);
    expect(layers.reduce((sum, layer) => sum + layer.parameters, 0)).toBe(parameters);
    expect(layers.reduce((sum, layer) => sum + layer.flops, 0)).toBe(flops);
  });

  it("names diffusers' blocks in the order of execution", () => {
    expect(describeNetwork(ref).blocks.map(({ name }) => name)).toEqual([
      'time_embedding',
      'class_embedding',
      'conv_in',
      'down_blocks.0',
      'down_blocks.1',
      'down_blocks.2',
      'mid_block',
      'up_blocks.0',
      'up_blocks.1',
      'up_blocks.2',
      'conv_norm_out',
      'conv_out',
    ]);
  });

  it('tells what each layer is, what comes out of it, and what is concatenated to it', () => {
    const layers = describeNetwork(ref).blocks.flatMap((block) => block.layers);
    const rows = layers.map(({ name, kind, output, skipsFrom }) => [name, kind, output.join(), ...skipsFrom]);
    expect(rows).toContainEqual(['down_blocks.0.resnets.0', 'residual', '32,16,16']);
    expect(rows).toContainEqual(['down_blocks.0.downsamplers.0', 'downsample', '32,8,8']);
    expect(rows).toContainEqual(['down_blocks.2.attentions.0', 'attention', '64,4,4']);
    expect(rows).toContainEqual(['mid_block.attentions.0', 'attention', '64,4,4']);
    expect(rows).toContainEqual([
      'up_blocks.0.resnets.0',
      'residual',
      '64,4,4',
      'down_blocks.2.attentions.0',
    ]);
    expect(rows).toContainEqual(['up_blocks.0.upsamplers.0', 'upsample', '64,8,8']);
    expect(rows).toContainEqual(['up_blocks.2.resnets.1', 'residual', '32,16,16', 'conv_in']);
    expect(rows).toContainEqual(['time_embedding', 'linear', '128']);
    expect(rows).toContainEqual(['class_embedding', 'embedding', '128']);
    expect(rows).toContainEqual(['conv_out', 'convolution', '1,16,16']);
  });
});
