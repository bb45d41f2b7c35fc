import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Provenance } from '../../../src/protocol/provenance';
import { imageGrid } from '../../../webview/engine/pictures/drawImageGrid';
import { decodePictures, encodePictures } from '../../../webview/playground/run/keptPictures';
import { madeByRun } from './made';

const grid = (made: Provenance, channels = 1) => {
  const values = Float32Array.from({ length: 3 * channels * 16 }, (_, i) => Math.sin(i));
  return { ...imageGrid(values, 3, 4, channels), made };
};

it.each([1, 3])('pictures of %i channels come back as they were, with what made them', (channels) => {
  const pictures = { ...grid(madeByRun(294), channels), columns: 3 };
  expect(decodePictures(encodePictures(pictures) ?? new Uint8Array())).toEqual(pictures);
});

it('points come back as they were', () => {
  const points = { ...imageGrid(Float32Array.of(0, 0.5, -1, 1), 2, 1, 2), made: madeByRun(3) };
  expect(decodePictures(encodePictures(points) ?? new Uint8Array())).toEqual(points);
});

it('a file that is damaged, or is none of pictures, gives none', () => {
  const file = encodePictures(grid(madeByRun(1))) ?? new Uint8Array();
  fc.assert(
    fc.property(
      fc.nat(file.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.boolean(),
      (place, change, cut) => {
        const damaged = cut ? file.slice(0, place) : file.slice();
        if (!cut) {
          damaged[place] = (damaged[place] ?? 0) ^ change;
        }
        const read = decodePictures(damaged);
        // Grey levels may have changed; what is read has the right shape all the same.
        if (read) {
          expect(read.pixels.length).toBe(read.width * read.height * read.count);
        }
      },
    ),
  );
  expect(decodePictures(new Uint8Array())).toBeUndefined();
});

it('pictures that are too large are not kept', () => {
  const side = 2100;
  const pixels = new Uint8Array(side * side);
  const pictures = { width: side, height: side, count: 1, pixels, made: madeByRun(1) };
  expect(encodePictures(pictures)).toBeUndefined();
});
