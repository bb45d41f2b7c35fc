import { expect, it } from 'vitest';
import { buildUNet } from '../../../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../../../webview/engine/training/initialWeights';
import {
  arenaBlock,
  ParameterArena,
} from '../../../../../../webview/engine/backends/webgpu/plan/parameterArena';

const graph = buildUNet(presetConfig('tiny', 16, 0, 4));
const arena = new ParameterArena(graph);
const weights = initialWeights(graph, 5);

it('gives back what it was given', () => {
  expect(arena.unflatten(arena.flatten(weights), graph.parameters)).toEqual(weights);
});

it('leaves no two matrices in one block', () => {
  const blocks = arena.matrices.flatMap(({ offset, rows, stride }) => {
    expect(offset % arenaBlock).toBe(0);
    const count = Math.ceil((rows * stride) / arenaBlock);
    return Array.from({ length: count }, (_, i) => offset / arenaBlock + i);
  });
  expect(new Set(blocks).size).toBe(blocks.length);
  expect(blocks).toHaveLength(arena.size / arenaBlock);
});

it('puts q, k and v side by side', () => {
  const [q, k] = ['to_q', 'to_k'].map((name) => arena.matrix(`mid_block.attentions.0.${name}.weight`));
  expect(q).toBe(k);
  expect(q?.columns).toBe(3 * 16);
});

it('refuses weights of another network, and names the tensor', () => {
  const misfit = new Map([...weights].filter(([name]) => name !== 'conv_in.bias'));
  expect(() => arena.flatten(misfit)).toThrow(/conv_in\.bias/);
});
