import { describe, expect, it } from 'vitest';
import {
  estimateMemory,
  folderQuestions,
  readDiffusersFolder,
} from '../../../../../webview/engine/models/diffusers/diffusersFolder';
import { textFile } from '../../../../../webview/engine/models/diffusers/folder';
import { changed, config, folder, withNetwork } from '../../../../fixtures/diffusersFolder';

describe('a network saved by diffusers’ own classes', () => {
  it.each(['swish', 'SiLU', 'silu'])('may name SiLU %s', (name) => {
    expect(JSON.parse(readDiffusersFolder(withNetwork({ act_fn: name })).config)).toMatchObject({
      act_fn: 'silu',
    });
  });

  it.each(['mish', 'gelu', 'relu', '[a](command:b)'])('is refused with the activation %s', (name) => {
    const sentence = name.includes('[') ? 'act_fn is …' : `act_fn is ${name}`;
    expect(() => readDiffusersFolder(withNetwork({ act_fn: name }))).toThrow(sentence);
  });

  it('may state the images’ size as a pair, or leave it open', () => {
    expect(JSON.parse(readDiffusersFolder(withNetwork({ sample_size: [16, 16] })).config)).toMatchObject({
      sample_size: 16,
    });
    expect(() => readDiffusersFolder(withNetwork({ sample_size: [16, 32] }))).toThrow(/square/);
    const open = withNetwork({ sample_size: null });
    expect(folderQuestions(open)).toEqual({ size: true, embeddings: null });
    expect(JSON.parse(readDiffusersFolder(open, { side: 24 }).config)).toMatchObject({ sample_size: 24 });
    expect(() => readDiffusersFolder(open)).toThrow(/how large the images are/);
    expect(folderQuestions(folder)).toEqual({ size: false, embeddings: null });
  });

  it.each<[string, object]>([
    ['another width of the time embedding', { time_embedding_dim: 7 }],
    ['no middle block', { mid_block_type: null }],
    ['a fourier time embedding', { time_embedding_type: 'fourier' }],
    ['an infinite number', { freq_shift: 'Infinity' }],
    ['frequencies that divide by zero', { freq_shift: 4 }],
    ['frequencies without bounds', { freq_shift: 1e308 }],
    ['more layers than memory', { layers_per_block: 4096 }],
  ])('is refused with %s', (_, changes) => {
    const text = JSON.stringify({ ...config, ...changes }).replace('"Infinity"', 'Infinity');
    expect(() => readDiffusersFolder(changed({ 'unet/config.json': textFile(text) }))).toThrow(
      new RegExp(Object.keys(changes)[0] ?? ''),
    );
    expect(readDiffusersFolder(withNetwork({ time_embedding_dim: 32 })).remarks).toEqual([]);
  });

  it.each([{ norm_num_groups: 7 }, { sample_size: 17 }, { block_out_channels: [8] }])(
    'that does not fit together, as with %j, is refused by the file’s name',
    (changes) => {
      expect(() => readDiffusersFolder(withNetwork(changes))).toThrow(/^unet\/config\.json: /);
      expect(() => estimateMemory(withNetwork(changes))).toThrow(/^unet\/config\.json: /);
    },
  );
});
