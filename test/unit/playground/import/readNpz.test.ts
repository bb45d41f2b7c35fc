import { zipSync, type Zippable } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageGrid } from '../../../../webview/engine/pictures/drawImageGrid';
import { encodeNpz } from '../../../../webview/playground/export/npz';
import { greyImages } from '../../../../webview/playground/import/imageArray';
import { readNpz } from '../../../../webview/playground/import/readNpz';
import { npy } from './npyFile';

const archive = (files: Zippable) => zipSync(files);
const levels = (count: number) => Uint8Array.from({ length: count }, (_, i) => (7 * i) % 256);

describe('an archive of images', () => {
  it('comes back from our own export as it went out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 2, max: 9 }),
        fc.constantFrom(1, 3),
        fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true })),
        (count, side, channels, values) => {
          const size = count * channels * side * side;
          const images = Float32Array.from(values.take(size));
          const grid = imageGrid(images, count, side, channels);
          const array = readNpz('samples.npz', encodeNpz(grid));
          expect(array).toMatchObject({ count, height: side, width: side, channels, type: 'uint8' });
          expect(array.values).toEqual(grid.colours ?? grid.pixels);
          if (channels > 1) {
            return;
          }
          // Half of one of 255 levels, over a range of 2.
          greyImages(array, side, count).forEach((value, i) => {
            expect(Math.abs(value - (images[i] ?? NaN))).toBeLessThanOrEqual(1 / 255 + 1e-6);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each<[string, readonly number[], 'NHWC' | 'NCHW', number]>([
    ['without channels', [3, 4, 4], 'NHWC', 1],
    ['with the channel last', [3, 4, 4, 1], 'NHWC', 1],
    ['in colour', [3, 4, 4, 3], 'NHWC', 3],
    ['with the channel first', [3, 1, 4, 4], 'NCHW', 1],
    ['in colour, channels first', [3, 3, 4, 4], 'NCHW', 3],
  ])('is read %s', (_, shape, order, channels) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    const array = readNpz('a.npz', archive({ 'arr_0.npy': npy('|u1', shape, levels(size)) }));
    expect(array).toMatchObject({ count: 3, height: 4, width: 4, channels, order });
    expect(array.values).toEqual(levels(size));
  });

  it('means the same in either order and in each type of number', () => {
    const grey = [0, 51, 255, 102];
    const read = (type: '|u1' | '<f4', shape: readonly number[], values: readonly number[]) => {
      const data =
        type === '|u1' ? Uint8Array.from(values) : new Uint8Array(Float32Array.from(values).buffer);
      return [...greyImages(readNpz('a.npz', archive({ 'x.npy': npy(type, shape, data) })), 2, 9)];
    };
    const expected = grey.map((value) => value / 127.5 - 1);
    const signed = grey.map((value) => value / 127.5 - 1);
    const unsigned = grey.map((value) => value / 255);
    const three = (values: readonly number[]) => values.flatMap((value) => [value, value, value]);
    for (const found of [
      read('|u1', [1, 2, 2], grey),
      read('|u1', [1, 2, 2, 3], three(grey)),
      read('<f4', [1, 1, 2, 2], signed),
      read('<f4', [1, 3, 2, 2], [...signed, ...signed, ...signed]),
      read('<f4', [1, 2, 2, 3], three(unsigned)),
    ]) {
      found.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 5));
    }
  });

  it('is chosen by its name, or as the only one', () => {
    const images = npy('|u1', [1, 2, 2], levels(4));
    const others = npy('|u1', [2, 2, 2], levels(8));
    const labels = npy('<i8', [1], new Uint8Array(8));
    expect(readNpz('a.npz', archive({ 'b.npy': others, 'arr_0.npy': images, 'c.npy': labels })).count).toBe(
      1,
    );
    expect(readNpz('a.npz', archive({ 'labels.npy': labels, 'images.npy': images })).count).toBe(1);
    expect(() => readNpz('a.npz', archive({ 'x.npy': others, 'y.npy': images }))).toThrow(
      'a.npz holds several arrays of images, x.npy, y.npy. Name the one that is meant “arr_0”.',
    );
    expect(() => readNpz('a.npz', archive({ 'labels.npy': labels, 'more.npy': labels }))).toThrow(
      /^a\.npz holds no array of images\. Its numbers are of the type “<i8”/,
    );
  });

  it('is read stored, too', () => {
    const images = npy('|u1', [4, 16, 16], levels(4 * 256));
    expect(readNpz('a.npz', archive({ 'arr_0.npy': [images, { level: 0 }] })).values).toEqual(
      levels(4 * 256),
    );
  });

  it('is judged only as far as asked, and only of the classifier’s size', () => {
    const array = readNpz('a.npz', archive({ 'arr_0.npy': npy('|u1', [5, 2, 2], levels(20)) }));
    expect(greyImages(array, 2, 3)).toHaveLength(12);
    expect(() => greyImages(array, 16, 3)).toThrow(/2×2.*16×16/);
    const wild = new Uint8Array(Float32Array.of(0, 0, 0, 0, 0, 0, 255, 0).buffer);
    const outside = readNpz('a.npz', archive({ 'arr_0.npy': npy('<f4', [2, 2, 2], wild) }));
    expect(() => greyImages(outside, 2, 3)).toThrow('Image 1 holds the value 255;');
    const nothing = new Uint8Array(Float32Array.of(NaN, 0, 0, 0).buffer);
    const undefinedValues = readNpz('a.npz', archive({ 'arr_0.npy': npy('<f4', [1, 2, 2], nothing) }));
    expect(() => greyImages(undefinedValues, 2, 3)).toThrow('Image 0 holds the value NaN;');
  });
});

describe('numbers of any kind and order', () => {
  const shape = [2, 2, 3] as const;
  const grey = [0, 0.5, 1, -1, -0.25, 0.75, 0.125, 0, 0.5, 1, -0.5, 0.25];
  /** Where NumPy writes element i of the shape with its first axis fastest. */
  const firstFastest = (i: number) => Math.floor(i / 6) + 2 * (Math.floor(i / 3) % 2) + 4 * (i % 3);
  function stored(descr: string, fortran: boolean): Uint8Array {
    const size = Number(descr.slice(2));
    const data = new Uint8Array(grey.length * size);
    const view = new DataView(data.buffer);
    grey.forEach((value, i) => {
      const at = (fortran ? firstFastest(i) : i) * size;
      if (size === 8) {
        view.setFloat64(at, value, descr.startsWith('<'));
      } else {
        view.setFloat32(at, value, descr.startsWith('<'));
      }
    });
    const header = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape.join(', ')}), }`;
    return npy(descr, shape, data, header);
  }

  it.each(['<f4', '>f4', '<f8', '>f8'])(
    '%s means the same in C’s and in Fortran’s order, in an archive or alone',
    (descr) => {
      for (const fortran of [false, true]) {
        const file = stored(descr, fortran);
        for (const array of [
          readNpz('a.npz', archive({ 'arr_0.npy': file })),
          readNpz('a.npy', file),
          // What a file is, its first bytes say.
          readNpz('a.npz', file),
          readNpz('a.npy', archive({ 'arr_0.npy': file })),
        ]) {
          expect(array).toMatchObject({ count: 2, height: 2, width: 3, channels: 1, type: 'float32' });
          expect([...array.values]).toEqual(grey);
        }
      }
    },
  );

  it('are refused in words where they are no images, or not all there', () => {
    const file = stored('<f8', false);
    expect(() => readNpz('a.npy', file.subarray(0, -1))).toThrow(
      /^a\.npy: Its header asks for \d+ bytes, but the file has \d+\.$/,
    );
    expect(() => readNpz('a.npy', file.subarray(0, 20))).toThrow('a.npy: It is cut off within its header.');
    for (const type of ['<i8', '<f2', '|b1', '<c8', '|O']) {
      expect(() => readNpz('a.npy', npy(type, [1, 2, 2], new Uint8Array(32)))).toThrow(
        `of the type “${type}”`,
      );
    }
  });

  it('are bytes in Fortran’s order, too', () => {
    const header = "{'descr': '|u1', 'fortran_order': True, 'shape': (1, 2, 3), }";
    const array = readNpz('a.npy', npy('|u1', [1, 2, 3], Uint8Array.from([1, 4, 2, 5, 3, 6]), header));
    expect([...array.values]).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
