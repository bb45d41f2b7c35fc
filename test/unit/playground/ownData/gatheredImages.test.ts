import { describe, expect, it } from 'vitest';
import { mostOwnClasses } from '../../../../src/base/ownDataId';
import { GatheredImages, spread } from '../../../../webview/playground/ownData/gatheredImages';
import { pointsData } from '../../../../webview/playground/ownData/pointsData';
import { gatheredText } from '../../../../webview/playground/ownData/gatheredText';

const plain = (red: number, green: number, blue: number) =>
  Uint8ClampedArray.from({ length: 4 * 32 * 32 }, (_, i) => [red, green, blue, 255][i % 4] ?? 0);

function gathered(folders: readonly string[]): GatheredImages {
  const images = new GatheredImages();
  folders.forEach((folder, index) => images.add(plain(index, 100, 200), folder, 40));
  return images;
}

describe('gathered images', () => {
  it('become colour planes, or the luma of them, at either size', () => {
    const images = gathered(Array.from({ length: 16 }, () => ''));
    const colour = images.data({ name: 'A', side: 16, channels: 3 });
    expect(colour.images.length).toBe(16 * 3 * 256);
    expect([0, 256, 512].map((at) => colour.images[3 * 768 + at])).toEqual([3, 100, 200]);
    const grey = images.data({ name: 'A', side: 32, channels: 1 });
    expect(grey.images.length).toBe(16 * 1024);
    expect(grey.images[10 * 1024]).toBe(Math.round(0.299 * 10 + 0.587 * 100 + 0.114 * 200));
  });

  it('become the same data in slices, between which others come to their turn', async () => {
    const images = gathered(Array.from({ length: 600 }, (_, i) => (i % 3 === 0 ? 'a' : 'b')));
    const choice = { name: 'A', side: 16, channels: 1 } as const;
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const sliced = await images.dataInSlices(choice);
    clearInterval(timer);
    const { images: pixels, ...rest } = images.data(choice);
    expect({ ...sliced, images: pixels }).toEqual({ ...rest, images: pixels });
    expect(Buffer.compare(sliced.images, pixels)).toBe(0);
    expect(turns).toBeGreaterThan(0);
  });

  it('say whether they have colours and more than 16 pixels', () => {
    const images = new GatheredImages();
    images.add(plain(90, 92, 95), '', 16);
    expect([images.coloured, images.fine]).toEqual([false, false]);
    images.add(plain(90, 120, 95), '', 17);
    expect([images.coloured, images.fine]).toEqual([true, true]);
  });

  it('have their folders as classes, spread evenly over the whole', () => {
    const folders = [...Array.from({ length: 20 }, () => 'b'), ...Array.from({ length: 10 }, () => 'a')];
    const { classes, labels } = gathered(folders).data({ name: 'A', side: 16, channels: 3 });
    expect(classes).toEqual(['a', 'b']);
    for (let from = 0; from < 30; from += 3) {
      expect([...labels.slice(from, from + 3)].sort()).toEqual([0, 1, 1]);
    }
  });

  it('are chosen at equal distances where few are wanted', () => {
    const images = gathered(Array.from({ length: 40 }, () => ''));
    const { images: pixels, labels } = images.data({ name: 'A', side: 16, channels: 3 }, 4);
    expect([0, 1, 2, 3].map((image) => pixels[image * 768])).toEqual([0, 10, 20, 30]);
    expect(labels).toHaveLength(4);
  });

  it('have no classes in one folder, or in too many', () => {
    expect(gathered(['a', 'a']).classes).toEqual(['']);
    const many = Array.from({ length: mostOwnClasses + 1 }, (_, index) => `f${index}`);
    expect(gathered(many).classes).toEqual(['']);
    expect(gathered(many.slice(1)).classes).toHaveLength(mostOwnClasses);
  });

  it('are told with what was passed over', () => {
    const images = gathered(['a', 'b']);
    const text = gatheredText({ images, large: 2, undecodable: 0, full: false });
    expect(text).toBe(
      '2 images in 2 classes. 2 skipped: more than 64 megapixels or 32 MB, or not readable. At least 16 are needed.',
    );
  });
});

it('spreads nothing over nothing', () => {
  expect(spread([])).toEqual([]);
});

describe('points of the user’s', () => {
  it('lie around their places, the same every time, each place as often', () => {
    const places = [
      [-1, -1],
      [1, 1],
    ] as const;
    const { images, labels } = pointsData('A', places);
    expect(images).toEqual(pointsData('A', places).images);
    const xs = Array.from({ length: labels.length }, (_, i) => (images[2 * i] ?? 0) / 127.5 - 1);
    const left = xs.filter((x) => x < 0);
    expect(left.length / xs.length).toBeCloseTo(0.5, 1);
    expect(left.reduce((sum, x) => sum + x, 0) / left.length).toBeCloseTo(-0.9, 2);
    expect(Math.max(...left.map((x) => Math.abs(x + 0.9)))).toBeLessThan(0.11);
  });
});
