import { describe, expect, it } from 'vitest';
import { isOwnDataId, mostOwnClasses, shapeOfOwnData, type OwnDataId } from '../../../src/base/ownDataId';
import { encodeOwnData, OwnDataRefusal, readOwnData, type OwnData } from '../../../src/datasets/ownData';
import { isPoints, openDataSet } from '../../../src/datasets/openDataSet';
import { encodeSafetensors } from '../../../src/safetensors';
import { seal, unsealed } from '../../../src/safetensors/checksum';
import { playgroundStateSchema, defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { trainingNetwork } from '../../../webview/engine/models/trainingNetwork';
import * as v from 'valibot';

const none = new ArrayBuffer(0);

/** `count` colour images of 16×16 in two classes, each of one level. */
function flags(count = 20): OwnData {
  return {
    name: 'Flags',
    classes: ['red', 'blue'],
    side: 16,
    channels: 3,
    labels: Uint8Array.from({ length: count }, (_, i) => i % 2),
    images: Uint8Array.from({ length: count * 768 }, (_, i) => Math.floor(i / 768)),
  };
}

describe('own data as a file', () => {
  it('come back as they were, under a name that tells their shape and follows from their contents', () => {
    const { id, bytes } = encodeOwnData(flags());
    expect(id).toMatch(/^own-16x3x2-[0-9a-f]{8}$/);
    expect(shapeOfOwnData(id)).toEqual({ side: 16, channels: 3, classes: 2 });
    expect(readOwnData(bytes)).toEqual({ ...flags(), id });
    expect(encodeOwnData({ ...flags(), name: 'Others' }).id).toBe(id);
    const other = flags();
    other.images[5] = 200;
    expect(encodeOwnData(other).id).not.toBe(id);
  });

  it('are a data set whose last tenth is held out', () => {
    const { id, bytes } = encodeOwnData(flags());
    const data = openDataSet(id, none, bytes);
    expect([data.name, data.count, data.heldOut, data.channels, data.flip]).toEqual([
      'Flags',
      20,
      2,
      3,
      true,
    ]);
    expect(data.batch([19])[0]).toBeCloseTo(19 / 127.5 - 1, 6);
  });

  it('are refused when a byte was changed, whichever it is', () => {
    const { bytes } = encodeOwnData(flags());
    for (let at = 8; at < bytes.length; at += 997) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => readOwnData(changed), String(at)).toThrow(OwnDataRefusal);
    }
    expect(() => readOwnData(bytes.subarray(0, bytes.length - 1))).toThrow(OwnDataRefusal);
  });

  it('are refused when they are other data, too few, or have a class without images', () => {
    const { bytes } = encodeOwnData(flags());
    expect(() => openDataSet('own-16x3x2-00000000', none, bytes)).toThrow(/other data/);
    expect(() => encodeOwnData(flags(15))).toThrow('There are 15 images; 16 to 50000 are taken.');
    expect(() => encodeOwnData({ ...flags(), classes: ['red', 'blue', 'green'] })).toThrow(OwnDataRefusal);
  });

  it('are refused where a sealed file says of itself what is not so', () => {
    const { labels, images } = flags();
    const about = (text: string) => {
      const file = encodeSafetensors(
        new Map([
          ['images', { dtype: 'U8', shape: [20, 3, 16, 16], data: images }],
          ['labels', { dtype: 'U8', shape: [20], data: labels }],
        ]),
        { format: 'diffusion-playground-data', version: '1', ...unsealed, about: text },
      );
      seal(file);
      return () => readOwnData(file);
    };
    expect(about('{"name":"","classes":["a","b"]}')).toThrow('The data do not say what they are (name).');
    expect(about('{"name":"A","classes":["a","b"],"more":1}')).toThrow(/\(more\)/);
    expect(about('no JSON')).toThrow(/\(about\)/);
    expect(about('{"name":"A","classes":["a"]}')).toThrow(OwnDataRefusal);
    expect(about('{"name":"A","classes":["a","b"]}')).not.toThrow();
  });
});

describe('own data that are not here', () => {
  const id: OwnDataId = 'own-32x3x5-0a1b2c3d';

  it('have the network that they had, and no images', () => {
    const data = openDataSet(id, none);
    expect(data.absent).toBe(true);
    const train = { preset: 'tiny', dropout: 0, conditional: true } as const;
    expect(trainingNetwork(train, data)).toMatchObject({
      sample_size: 32,
      in_channels: 3,
      out_channels: 3,
      num_class_embeds: 6,
    });
  });

  it('tell points from images by the name alone', () => {
    expect(isPoints('own-1x2x1-0a1b2c3d')).toBe(true);
    expect(isPoints(id)).toBe(false);
  });
});

describe('the name of own data', () => {
  it('is taken where the settings of a training name data, and no other text is', () => {
    const named = (dataSet: string) => {
      const { train } = defaultPlaygroundState;
      return v.is(playgroundStateSchema, { ...defaultPlaygroundState, train: { ...train, dataSet } });
    };
    expect(named('own-16x1x1-0123abcd')).toBe(true);
    for (const text of [
      'own-16x1x1-0123ABCD',
      'own-8x1x1-0123abcd',
      'own-16x1x0-0123abcd',
      `own-16x1x${mostOwnClasses + 1}-0123abcd`,
      'own-16x1x1-0123abcd/../x',
      'own-',
      '../own',
    ]) {
      expect(named(text), text).toBe(false);
      expect(isOwnDataId(text)).toBe(false);
    }
  });
});
