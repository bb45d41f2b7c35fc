import { describe, expect, it } from 'vitest';
import { parameterCount, type Graph } from '../../../../webview/engine/graph/graph';
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
    expect(shapesOf(graph)).toEqual(Object.fromEntries(paperShapes(3, 128, 256)));
  });

  it('paper has every tensor of that model at a quarter of its width', () => {
    const graph = buildUNet(presetConfig('paper', 32));
    expect(shapesOf(graph)).toEqual(Object.fromEntries(paperShapes(1, 32, 64)));
  });

  it.each([
    ['tiny', [8, 16, 16], false],
    ['small', [16, 32, 64], false],
    ['ref', [32, 64, 64], true],
  ] as const)('%s has every tensor of such a UNet2DModel', (preset, [a, b, c], attends) => {
    const width = 4 * a;
    expect(shapesOf(buildUNet(presetConfig(preset, 16)))).toEqual(
      Object.fromEntries([
        ...time(a),
        ...conv('conv_in', 1, a),
        ...resnets('down_blocks.0', width, [a, a]),
        ...conv('down_blocks.0.downsamplers.0.conv', a, a),
        ...resnets('down_blocks.1', width, [a, b]),
        ...conv('down_blocks.1.downsamplers.0.conv', b, b),
        ...resnets('down_blocks.2', width, [b, c]),
        ...(attends ? attention('down_blocks.2.attentions.0', c) : []),
        ...resnets('mid_block', width, [c, c], [c, c]),
        ...attention('mid_block.attentions.0', c),
        ...resnets('up_blocks.0', width, [2 * c, c], [c + b, c]),
        ...(attends ? [0, 1].flatMap((i) => attention(`up_blocks.0.attentions.${i}`, c)) : []),
        ...conv('up_blocks.0.upsamplers.0.conv', c, c),
        ...resnets('up_blocks.1', width, [c + b, b], [b + a, b]),
        ...conv('up_blocks.1.upsamplers.0.conv', b, b),
        ...resnets('up_blocks.2', width, [b + a, a], [2 * a, a]),
        ...norm('conv_norm_out', a),
        ...conv('conv_out', a, 1),
      ]),
    );
  });

  it('has a table of classes when it has classes, and nothing else more', () => {
    const plain = shapesOf(buildUNet(presetConfig('tiny', 16)));
    const classes = shapesOf(buildUNet(presetConfig('tiny', 16, 0, 11)));
    expect(classes).toEqual({ ...plain, 'class_embedding.weight': [11, 32] });
  });

  it('splits attention into heads of the width that the config states', () => {
    const heads = (headDim: number) =>
      buildUNet({ ...presetConfig('small', 16), attention_head_dim: headDim })
        .nodes.map(({ operation }) => (operation.op === 'attention' ? operation.heads : 0))
        .filter((count) => count > 0);
    expect(heads(8)).toEqual([8]);
    expect(heads(64)).toEqual([1]);
    expect(() => heads(48)).toThrow(/64 channels are not heads of 48/);
  });

  it.each([1e-6, 1e-2])('normalises with the ε %f that the config states, everywhere', (eps) => {
    const graph = buildUNet({ ...presetConfig('ref', 16), norm_eps: eps });
    const stated = graph.nodes.flatMap(({ operation }) =>
      operation.op === 'groupNorm' ? [operation.eps] : [],
    );
    expect(stated).toHaveLength(27);
    expect(new Set(stated)).toEqual(new Set([eps]));
  });

  it.each([
    [0, { top: 0, bottom: 1, left: 0, right: 1 }],
    [1, { top: 1, bottom: 1, left: 1, right: 1 }],
  ] as const)('halves images with downsample_padding %i as diffusers does', (downsample_padding, padding) => {
    const graph = buildUNet({ ...presetConfig('tiny', 16), downsample_padding });
    const halving = graph.nodes.filter(
      ({ operation }) => operation.op === 'conv2d' && operation.stride === 2,
    );
    expect(halving.map(({ shape }) => shape)).toEqual([
      [8, 8, 8],
      [16, 4, 4],
    ]);
    for (const { operation } of halving) {
      expect(operation).toMatchObject({ padding });
    }
  });

  it('hands flip_sin_to_cos and freq_shift on to the time embedding, of the first width', () => {
    const graph = buildUNet({ ...presetConfig('ref', 16), flip_sin_to_cos: true, freq_shift: 0 });
    const embedding = graph.nodes.find(({ operation }) => operation.op === 'timeEmbedding')?.operation;
    expect(embedding).toEqual({ op: 'timeEmbedding', width: 32, flipSinToCos: true, freqShift: 0 });
  });

  it('drops out in every residual block at the stated rate', () => {
    const graph = buildUNet(presetConfig('ref', 16, 0.3));
    const rates = graph.nodes.flatMap(({ operation }) =>
      operation.op === 'dropout' ? [operation.rate] : [],
    );
    expect(rates).toEqual(Array.from({ length: 11 }, () => 0.3));
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

type Entry = readonly [name: string, shape: readonly number[]];

const shapesOf = ({ parameters }: Graph) =>
  Object.fromEntries(parameters.map(({ name, shape }) => [name, [...shape]]));

// The state dict of diffusers' UNet2DModel, layer by layer.

const norm = (name: string, channels: number): Entry[] => [
  [`${name}.weight`, [channels]],
  [`${name}.bias`, [channels]],
];

const linear = (name: string, from: number, to: number): Entry[] => [
  [`${name}.weight`, [to, from]],
  [`${name}.bias`, [to]],
];

const conv = (name: string, from: number, to: number, kernel = 3): Entry[] => [
  [`${name}.weight`, [to, from, kernel, kernel]],
  [`${name}.bias`, [to]],
];

const time = (width: number): Entry[] => [
  ...linear('time_embedding.linear_1', width, 4 * width),
  ...linear('time_embedding.linear_2', 4 * width, 4 * width),
];

function resnets(
  block: string,
  timeWidth: number,
  ...layers: (readonly [from: number, to: number])[]
): Entry[] {
  return layers.flatMap(([from, to], i) => {
    const name = `${block}.resnets.${i}`;
    return [
      ...norm(`${name}.norm1`, from),
      ...conv(`${name}.conv1`, from, to),
      ...linear(`${name}.time_emb_proj`, timeWidth, to),
      ...norm(`${name}.norm2`, to),
      ...conv(`${name}.conv2`, to, to),
      ...(from === to ? [] : conv(`${name}.conv_shortcut`, from, to, 1)),
    ];
  });
}

const attention = (name: string, width: number): Entry[] => [
  ...norm(`${name}.group_norm`, width),
  ...['to_q', 'to_k', 'to_v', 'to_out.0'].flatMap((part) => linear(`${name}.${part}`, width, width)),
];

/** Four levels, the first of width a and the others of width b, attention at the second (Ho et al. 2020). */
function paperShapes(channels: number, a: number, b: number): Entry[] {
  const width = 4 * a;
  return [
    ...time(a),
    ...conv('conv_in', channels, a),
    ...resnets('down_blocks.0', width, [a, a], [a, a]),
    ...conv('down_blocks.0.downsamplers.0.conv', a, a),
    ...resnets('down_blocks.1', width, [a, b], [b, b]),
    ...[0, 1].flatMap((i) => attention(`down_blocks.1.attentions.${i}`, b)),
    ...conv('down_blocks.1.downsamplers.0.conv', b, b),
    ...resnets('down_blocks.2', width, [b, b], [b, b]),
    ...conv('down_blocks.2.downsamplers.0.conv', b, b),
    ...resnets('down_blocks.3', width, [b, b], [b, b]),
    ...resnets('mid_block', width, [b, b], [b, b]),
    ...attention('mid_block.attentions.0', b),
    ...resnets('up_blocks.0', width, [2 * b, b], [2 * b, b], [2 * b, b]),
    ...conv('up_blocks.0.upsamplers.0.conv', b, b),
    ...resnets('up_blocks.1', width, [2 * b, b], [2 * b, b], [2 * b, b]),
    ...conv('up_blocks.1.upsamplers.0.conv', b, b),
    ...resnets('up_blocks.2', width, [2 * b, b], [2 * b, b], [b + a, b]),
    ...[0, 1, 2].flatMap((i) => attention(`up_blocks.2.attentions.${i}`, b)),
    ...conv('up_blocks.2.upsamplers.0.conv', b, b),
    ...resnets('up_blocks.3', width, [b + a, a], [2 * a, a], [2 * a, a]),
    ...norm('conv_norm_out', a),
    ...conv('conv_out', a, channels),
  ];
}
