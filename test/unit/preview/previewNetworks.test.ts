import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { inRoot } from '../../tools/paths.mjs';
import { parameterCount } from '../../../webview/engine/graph/graph';
import { buildUNet } from '../../../webview/engine/graph/unet';
import { presetConfig } from '../../../webview/engine/graph/unetConfig';
import { readPretrained } from '../../../webview/engine/models/pretrainedWeights';
import { readShippedConfig } from '../../../webview/engine/models/readShippedConfig';

vi.mock('../../../webview/preview/pageScript', () => ({ loadScript: () => Promise.resolve() }));
const { PreviewNetworks } = await import('../../../webview/preview/previewNetworks');

const file = (name: string) => readFileSync(inRoot(`media/models/digits16-tiny/${name}`));
const graph = buildUNet(presetConfig('tiny', 16, 0, 11));

it('offers the shipped tiny network, whose card says the same of it', () => {
  const card = JSON.parse(file('card.json').toString('utf8')) as Record<string, unknown>;
  const { models } = new PreviewNetworks({});
  expect(models.map(({ classes }) => classes)).toEqual([0, card['classes']]);
  for (const { name, schedule, side, channels, predicts } of models) {
    expect({ name, schedule, predicts }).toEqual({
      name: card['title'],
      schedule: card['schedule'],
      predicts: card['loss'],
    });
    expect([channels, side, side]).toEqual(graph.nodes[0]?.shape);
  }
  expect(parameterCount(graph)).toBe(card['parameters']);
  expect(readShippedConfig(file('config.json').toString('utf8'))).toMatchObject(
    presetConfig('tiny', 16, 0, 11),
  );
  expect(readPretrained(new Uint8Array(file('diffusion_pytorch_model.safetensors')), graph).step).toBe(0);
});

it('asks its network one label for each image, and refuses what is too large or no longer wanted', async () => {
  const asked: (ArrayLike<number> | undefined)[] = [];
  globalThis.diffusionDigits = new Uint8Array();
  globalThis.diffusionNetworks = {
    translate: () => undefined,
    open: () =>
      Promise.resolve({
        place: 'javascript',
        obstacle: undefined,
        lost: new Promise(() => undefined),
        predict: (x, _, labels) => {
          asked.push(labels);
          return Promise.resolve(x);
        },
        activations: (data, _, labels) => {
          asked.push(labels);
          return Promise.resolve([
            {
              name: 'conv_in',
              kind: 'convolution',
              shape: [1, 16, 16],
              data,
              skipsFrom: [],
              takesTime: false,
            },
          ]);
        },
      }),
    learnPoints: () => Promise.reject(new Error('not here')),
  };
  const network = await new PreviewNetworks({}).open('digits16-tiny-classes');
  expect(network.describe()).toBe('MNIST digits 16×16, tiny, averaged weights, CPU (JavaScript)');
  await network.predict(new Float32Array(256), [5], { labels: [3] });
  await network.predict(new Float32Array(256), [5]);
  expect(await network.activations!(new Float32Array(256), 5, { labels: [4] })).toHaveLength(1);
  expect(asked).toEqual([[3], undefined, [4]]);
  await expect(network.predict(new Float32Array(2 ** 17 + 1), [1])).rejects.toThrow(/at most 131072/);
  const signal = AbortSignal.abort(new Error('gone'));
  await expect(network.predict(new Float32Array(256), [5], { signal })).rejects.toThrow('gone');
  await expect(network.activations!(new Float32Array(256), 5, { signal })).rejects.toThrow('gone');
  await expect(new PreviewNetworks({}).open('cats')).rejects.toThrow('The model cats is not loaded.');
});
