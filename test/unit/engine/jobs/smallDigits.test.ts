import { describe, expect, it } from 'vitest';
import { openDataSet } from '../../../../src/datasets/openDataSet';
import { digitImages, isMadeSmaller } from '../../../../webview/playground/import/digitImages';
import type { ImageArray } from '../../../../webview/playground/import/imageArray';
import { digitsFile } from '../../../fixtures/digits';
import { isDigitSide, smallDigits } from '../../../../webview/engine/jobs/smallDigits';

const file = await digitsFile();
const large = openDataSet('digits32', file);
const small = openDataSet('digits16', file);
const indices = [0, 1, 17, 999, large.count - 1];

/** The middle 28×28 of 32×32, MNIST's own. */
function withoutMargin(images: Float32Array): Float32Array {
  return Float32Array.from({ length: (images.length / 1024) * 784 }, (_, i) => {
    const [n, pixel] = [Math.floor(i / 784), i % 784];
    return images[n * 1024 + (Math.floor(pixel / 28) + 2) * 32 + (pixel % 28) + 2] ?? NaN;
  });
}

describe('larger digits', () => {
  it('become the very digits that the classifier learnt from', () => {
    const expected = small.batch(indices);
    expect(smallDigits(large.batch(indices), 32)).toEqual(expected);
    expect(smallDigits(withoutMargin(large.batch(indices)), 28)).toEqual(expected);
    expect(smallDigits(expected, 16)).toBe(expected);
  });

  it('of a file do too, whatever their numbers are', () => {
    const mnist = withoutMargin(large.batch(indices));
    const layout = { count: indices.length, height: 28, width: 28, channels: 1, order: 'NHWC' } as const;
    const levels = Uint8Array.from(mnist, (value) => Math.round((value + 1) * 127.5));
    const bytes: ImageArray = { ...layout, type: 'uint8', bytes: levels.length, values: levels };
    const floats: ImageArray = { ...layout, type: 'float32', bytes: 4 * mnist.length, values: mnist };
    for (const array of [bytes, floats]) {
      expect(isMadeSmaller(array)).toBe(true);
      expect(digitImages(array, 100)).toEqual(small.batch(indices));
      expect(digitImages(array, 2)).toEqual(small.batch(indices.slice(0, 2)));
    }
    expect(() => digitImages({ ...bytes, width: 27 }, 100)).toThrow(/27×28.*16×16/);
  });

  it('of other sizes are none that it can judge', () => {
    expect([8, 16, 24, 28, 32, 64].filter(isDigitSide)).toEqual([16, 28, 32]);
  });
});
