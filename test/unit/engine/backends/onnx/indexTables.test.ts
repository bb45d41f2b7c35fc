import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shape, Window } from '../../../../../webview/engine/graph/shape';
import {
  downsampleTable,
  foldTable,
  unfoldTable,
  upsampleTable,
} from '../../../../../webview/engine/backends/onnx/indexTables';

const edge = fc.integer({ min: 0, max: 1 });
const windows: fc.Arbitrary<Window> = fc.record({
  kernel: fc.constantFrom(1, 3),
  stride: fc.constantFrom(1, 2),
  padding: fc.record({ top: edge, bottom: edge, left: edge, right: edge }),
});
const extent = fc.integer({ min: 3, max: 9 });

/** Channels are of no concern to the tables. */
function outputOf({ kernel, stride, padding }: Window, [, height = 0, width = 0]: Shape): Shape {
  const along = (size: number, zeros: number) => Math.floor((size + zeros - kernel) / stride) + 1;
  return [1, along(height, padding.top + padding.bottom), along(width, padding.left + padding.right)];
}

describe('the tables of a convolution', () => {
  it('find every pair of an input and an output pixel from both ends', () => {
    fc.assert(
      fc.property(windows, extent, extent, (window, height, width) => {
        const input: Shape = [1, height, width];
        const output = outputOf(window, input);
        const taps = window.kernel ** 2;
        const inside = (pixels: number) => (pixel: number) => pixel < pixels;
        const pairs = (table: Int32Array, pixels: number, name: (row: number, found: number) => string) =>
          new Set(
            [...table.entries()]
              .filter(([, found]) => inside(pixels)(found))
              .map(([i, found]) => `tap ${i % taps}: ${name(Math.floor(i / taps), found)}`),
          );
        const unfolded = pairs(
          unfoldTable(window, input, output),
          height * width,
          (out, pixel) => `${pixel}→${out}`,
        );
        const [, rows = 0, columns = 0] = output;
        const folded = pairs(
          foldTable(window, input, output),
          rows * columns,
          (pixel, out) => `${pixel}→${out}`,
        );
        expect(folded).toEqual(unfolded);
      }),
    );
  });

  it('read the zeros behind the image where the kernel is over the padding', () => {
    const window = { kernel: 3, stride: 1, padding: { top: 1, bottom: 1, left: 1, right: 1 } };
    const table = unfoldTable(window, [1, 3, 3], [1, 3, 3]);
    expect([...table.subarray(0, 9)]).toEqual([9, 9, 9, 9, 0, 1, 9, 3, 4]);
    expect([...table.subarray(4 * 9, 5 * 9)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

it('upsampling and its adjoint name the same pairs of pixels', () => {
  fc.assert(
    fc.property(extent, extent, (height, width) => {
      const large = upsampleTable([1, height, width]);
      const small = downsampleTable([1, height, width]);
      expect(new Set(small).size).toBe(4 * height * width);
      small.forEach((pixel, i) => expect(large[pixel]).toBe(Math.floor(i / 4)));
    }),
  );
});
