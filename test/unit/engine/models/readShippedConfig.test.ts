import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPoints } from '../../../../src/datasets/points';
import { writeUNetConfig } from '../../../../webview/engine/models/diffusers/unetConfigFile';
import { mlpConfig } from '../../../../webview/engine/graph/mlp';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';
import { trainingNetwork } from '../../../../webview/engine/models/trainingNetwork';
import { readShippedConfig } from '../../../../webview/engine/models/readShippedConfig';

describe('a network’s config.json', () => {
  it('is read back as it was written, of either kind', () => {
    const classes = fc.option(fc.integer({ min: 2, max: 20 }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), classes, (coordinates, embeddings) => {
        for (const config of [mlpConfig(coordinates, embeddings), presetConfig('tiny', 16, 0, embeddings)]) {
          expect(readShippedConfig(JSON.stringify(writeUNetConfig(config)))).toEqual(config);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is refused with the key that is wrong', () => {
    const refused = (changes: object) => () =>
      readShippedConfig(JSON.stringify({ ...mlpConfig(2), ...changes }));
    expect(refused({ hidden_size: 0 })).toThrow(/hidden_size is wrong/);
    expect(refused({ time_embed_dim: 31 })).toThrow(/time_embed_dim is wrong/);
    expect(refused({ sample_size: 2 })).toThrow(/sample_size is wrong/);
    expect(refused({ _class_name: 'UNet2DModel' })).toThrow(/_class_name is wrong/);
    expect(() => readShippedConfig('{ "hidden_size"')).toThrow(/config\.json is wrong: Invalid JSON/);
  });
});

describe('the network of a run', () => {
  const train = { preset: 'ref', dropout: 0.1, conditional: false } as const;

  it('is the perceptron for points, whatever the preset', () => {
    expect(trainingNetwork(train, openPoints('spiral'))).toEqual(mlpConfig(2));
    expect(trainingNetwork({ ...train, conditional: true }, openPoints('gaussians'))).toEqual(
      mlpConfig(2, 9),
    );
  });

  it('is the preset’s U-Net for images', () => {
    const images = { side: 16, channels: 1, labels: Uint8Array.of(0, 1, 2) };
    expect(trainingNetwork({ ...train, conditional: true }, images)).toEqual(presetConfig('ref', 16, 0.1, 4));
  });
});
