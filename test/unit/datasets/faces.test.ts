import { beforeAll, describe, expect, it } from 'vitest';
import { buildDataSets } from '../../../src/datasets/buildDataSets';
import type { DataSet } from '../../../src/datasets/dataSet';
import { openDataSet } from '../../../src/datasets/openDataSet';
import { decodeSafetensors, encodeSafetensors, SafetensorsError } from '../../../src/safetensors';

const area = 16 ** 2;
let file: ArrayBuffer;
let faces: DataSet;
beforeAll(async () => {
  file = new Uint8Array(await (await buildDataSets()).file()).buffer;
  faces = openDataSet('faces16', file);
});

/** R, G and B of a pixel. */
const colour = (face: number, x: number, y: number) =>
  [0, 1, 2].map((channel) => faces.images[(3 * face + channel) * area + 16 * y + x] ?? NaN);

describe('the faces', () => {
  it('are a thousand in colour, 16×16, all different, named with their licence, the last tenth held out', () => {
    expect(faces).toMatchObject({ side: 16, channels: 3, count: 1024, heldOut: 102, flip: true });
    expect(faces.licence).toContain('CC0 1.0');
    const each = Array.from({ length: 1024 }, (_, i) =>
      faces.images.subarray(3 * area * i, 3 * area * (i + 1)).join(),
    );
    expect(new Set(each).size).toBe(1024);
  });

  it('stand on black, and have the colours of skin in the middle, red before green before blue', () => {
    const corners = Array.from({ length: faces.count }, (_, face) => colour(face, 0, 0).join());
    expect(new Set(corners)).toEqual(new Set(['0,0,0']));
    const skin = (face: number) => {
      const [red = 0, green = 0, blue = 0] = colour(face, 8, 8);
      return red > green && green > blue;
    };
    const warm = Array.from({ length: faces.count }, (_, face) => face).filter(skin).length;
    expect(warm).toBeGreaterThan(0.8 * faces.count);
  });

  it('refuse a file without their colours', () => {
    const { tensors } = decodeSafetensors(new Uint8Array(file));
    const without = new Map([...tensors].filter(([name]) => name !== 'faces16.palette'));
    expect(() => openDataSet('faces16', new Uint8Array(encodeSafetensors(without)).buffer)).toThrow(
      SafetensorsError,
    );
  });
});
