import { beforeAll, describe, expect, it } from 'vitest';
import { buildDataSets } from '../../../src/datasets/buildDataSets';
import type { DataSet } from '../../../src/datasets/dataSet';
import { openDataSet } from '../../../src/datasets/openDataSet';
import { decodeSafetensors, encodeSafetensors, SafetensorsError } from '../../../src/safetensors';

let file: ArrayBuffer;
let icons: DataSet;

beforeAll(async () => {
  file = new Uint8Array(await (await buildDataSets()).file()).buffer;
  icons = openDataSet('icons16', file);
});

describe('the icons', () => {
  it('are several hundred, 16×16, named with their licence, the last tenth held out', () => {
    expect(icons).toMatchObject({ side: 16, channels: 1, flip: true, heldOut: Math.floor(icons.count / 10) });
    expect(icons.count).toBeGreaterThan(400);
    expect(icons.licence).toContain('CC BY 4.0');
  });

  it('are all different, and show ink on an empty ground', () => {
    const images = Array.from({ length: icons.count }, (_, i) =>
      icons.images.subarray(i * 256, (i + 1) * 256),
    );
    expect(new Set(images.map(String)).size).toBe(icons.count);
    for (const image of images) {
      const ink = image.reduce((sum, level) => sum + level, 0) / 255;
      expect(ink).toBeGreaterThan(2);
      expect(ink).toBeLessThan(256);
    }
  });

  it('draw the account icon as its path says: a ring around a head', () => {
    // The ring's left edge crosses the middle row in its second column; its inside is empty in the third.
    const hasRing = (i: number) => {
      const row = icons.images.subarray(i * 256 + 7 * 16, i * 256 + 8 * 16);
      return (row[1] ?? 0) > 200 && (row[3] ?? 255) < 60 && (row[14] ?? 0) > 200;
    };
    expect(Array.from({ length: icons.count }, (_, i) => i).some(hasRing)).toBe(true);
  });

  it('refuse a file without them', () => {
    const { tensors } = decodeSafetensors(new Uint8Array(file));
    const without = new Map([...tensors].filter(([name]) => name !== 'icons16'));
    expect(() => openDataSet('icons16', new Uint8Array(encodeSafetensors(without)).buffer)).toThrow(
      SafetensorsError,
    );
  });
});
