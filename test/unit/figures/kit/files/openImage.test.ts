import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImageHeader } from '../../../../../webview/figures/kit/files/imageHeader';
import {
  channelValues,
  checkImage,
  mostImageBytes,
  mostImageSide,
} from '../../../../../webview/figures/kit/files/openImage';
import { bytesOf, jpeg, png, webp } from '../../../playground/import/imageFile';

const size = fc.integer({ min: 1, max: mostImageSide });

describe('an image’s header', () => {
  it('tells its kind and size, in each of the kinds', () => {
    fc.assert(
      fc.property(size, size, (width, height) => {
        const black = () => 0;
        expect(readImageHeader(png(2, 2, black, [width, height]))).toEqual({ type: 'PNG', width, height });
        expect(readImageHeader(jpeg(width, height))).toEqual({ type: 'JPEG', width, height });
        for (const kind of ['VP8 ', 'VP8L', 'VP8X'] as const) {
          expect(readImageHeader(webp(kind, width, height))).toEqual({ type: 'WebP', width, height });
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['PNG', png(2, 2, () => 0, [30000, 30000]), '30000×30000'],
    ['PNG of one long side', png(2, 2, () => 0, [16, 8193]), '16×8193'],
    ['JPEG', jpeg(30000, 200), '30000×200'],
    ['WebP', webp('VP8X', 16000, 16), '16000×16'],
  ])('refuses a %s that is too large by itself', (_, bytes, said) => {
    expect(() => checkImage('huge.img', bytes)).toThrow(
      `huge.img says that it is ${said} pixels; an image may have 1 to 8192 pixels a side. Make it smaller first.`,
    );
  });

  it('refuses an image of no pixels', () => {
    expect(() =>
      checkImage(
        'a.png',
        png(2, 2, () => 0, [0, 4]),
      ),
    ).toThrow(/^a\.png says that it is 0×4 pixels/);
  });

  it('refuses a large file before reading it', () => {
    expect(() => checkImage('a.png', new Uint8Array(mostImageBytes + 1))).toThrow(
      'a.png has 33 MB; an image may have 32 MB. Make it smaller first.',
    );
  });

  it('refuses what is mistyped or cut off, with the place', () => {
    const whole = png(9, 9, (x, y) => x * y);
    expect(() => checkImage('a.png', bytesOf('GIF89a', new Uint8Array(99)))).toThrow(
      'a.png: It is not a PNG, JPEG or WebP image.',
    );
    expect(() => checkImage('a.png', whole.subarray(0, -4))).toThrow(/^a\.png: It is cut off: .* bytes\.$/);
    const headless = whole.slice();
    headless.set([0x54], 12);
    expect(() => checkImage('a.png', headless)).toThrow('a.png: It is damaged: there is no IHDR at byte 8.');
    expect(() => checkImage('a.jpg', jpeg(8, 8).subarray(0, -2))).toThrow(/^a\.jpg: It is cut off/);
    expect(() => checkImage('a.webp', webp('VP8L', 8, 8).subarray(0, -1))).toThrow(/^a\.webp: It is cut off/);
    for (const short of [0, 1, 3, 8, 12, 20]) {
      for (const file of [whole, jpeg(8, 8), webp('VP8 ', 8, 8)]) {
        expect(() => checkImage('a', file.subarray(0, short))).toThrow(/^a: It is /);
      }
    }
  });
});

describe('a picture’s pixels', () => {
  const rgba = [255, 0, 0, 255, 255, 255, 255, 255];

  it('become planes of red, green and blue', () => {
    expect([...channelValues(rgba, 3)]).toEqual([1, 1, -1, 1, -1, 1]);
  });

  it('become luma for grey networks, and the other way round where asked', () => {
    const [red = NaN, white = NaN] = channelValues(rgba, 1);
    expect(red).toBeCloseTo(2 * 0.299 - 1, 6);
    expect(white).toBeCloseTo(1, 6);
    expect(channelValues(rgba, 1, true)[1]).toBeCloseTo(-1, 6);
  });
});
