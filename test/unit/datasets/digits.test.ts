import { beforeAll, describe, expect, it } from 'vitest';
import { buildDataSets } from '../../../src/datasets/buildDataSets';
import { openDigits, openDigitsSample, type DigitsSample } from '../../../src/datasets/digits';
import { decodeSafetensors, encodeSafetensors, SafetensorsError } from '../../../src/safetensors';

let bytes: Uint8Array;
let sample: DigitsSample;

function fileOf(source: Uint8Array): ArrayBuffer {
  return new Uint8Array(source).buffer;
}

beforeAll(async () => {
  const digits = await buildDataSets();
  bytes = await digits.file();
  sample = digits.digitsSample();
});

describe('buildDataSets', () => {
  it('keeps all 10,000 digits with every grey level, and names their licences', () => {
    const { tensors, metadata } = decodeSafetensors(bytes);
    expect([...tensors].map(([name, { dtype, shape }]) => [name, dtype, ...shape])).toEqual([
      ['images16', 'U8', 10000, 16, 16],
      ['images28', 'U8', 10000, 28, 28],
      ['labels', 'U8', 10000],
      ['icons16', 'U8', expect.any(Number), 16, 16],
      ['faces16', 'U8', 1024, 16, 16],
      ['faces16.palette', 'U8', expect.any(Number), 3],
    ]);
    expect(new Set<number | bigint>(tensors.get('images28')?.data).size).toBe(256);
    expect(metadata['licence']).toMatch(/MNIST.*CC BY-SA 3\.0.*mnist.*MIT/);
  });

  it('makes the same file every time', async () => {
    expect(Buffer.compare(await (await buildDataSets()).file(), bytes)).toBe(0);
  });

  it('mixes the classes evenly', () => {
    const { labels } = openDigits('digits16', fileOf(bytes));
    const share = (from: number, to: number, label: number) =>
      labels.subarray(from, to).filter((each) => each === label).length / (to - from);
    for (let label = 0; label < 10; label++) {
      for (let from = 0; from < labels.length; from += 1000) {
        expect(Math.abs(share(from, from + 1000, label) - share(0, labels.length, label))).toBeLessThan(
          0.003,
        );
      }
    }
  });
});

describe('openDigits', () => {
  it('holds the last tenth out and never mirrors', () => {
    const digits = openDigits('digits16', fileOf(bytes));
    expect(digits).toMatchObject({ side: 16, channels: 1, count: 10000, heldOut: 1000, flip: false });
    expect(digits.licence).toContain('MNIST');
  });

  it('makes 16×16 digits the two-by-two means of the 32×32 ones', () => {
    const small = openDigits('digits16', fileOf(bytes));
    const large = openDigits('digits32', fileOf(bytes));
    expect(large.labels).toEqual(small.labels);
    for (const index of [0, 1234, 9999]) {
      for (let i = 0; i < 256; i++) {
        const corner = index * 1024 + 2 * Math.floor(i / 16) * 32 + 2 * (i % 16);
        const four = [0, 1, 32, 33].map((offset) => large.images[corner + offset] ?? NaN);
        const mean = four.reduce((sum, value) => sum + value, 0) / 4;
        expect(Math.abs((small.images[index * 256 + i] ?? NaN) - mean)).toBeLessThanOrEqual(0.5);
      }
    }
  });

  it('surrounds the 28×28 digits with two black pixels', () => {
    const { images } = openDigits('digits32', fileOf(bytes));
    const original = decodeSafetensors(bytes).tensors.get('images28')?.data ?? [];
    for (let y = 0; y < 32; y++) {
      for (let x = 0; x < 32; x++) {
        const inside = x >= 2 && x < 30 && y >= 2 && y < 30;
        const expected = inside ? original[77 * 784 + (y - 2) * 28 + x - 2] : 0;
        expect(images[77 * 1024 + y * 32 + x]).toBe(expected);
      }
    }
  });

  it('shows what the labels say: each class has its own mean picture', () => {
    const { images, labels } = openDigits('digits16', fileOf(bytes));
    const means = Array.from({ length: 10 }, () => new Float64Array(256));
    labels.subarray(0, 9000).forEach((label, n) => {
      for (let i = 0; i < 256; i++) {
        const mean = means[label];
        if (mean) {
          mean[i] = (mean[i] ?? 0) + (images[n * 256 + i] ?? 0) / 900;
        }
      }
    });
    const nearest = (n: number) => {
      const distances = means.map((mean) =>
        mean.reduce((sum, value, i) => sum + (value - (images[n * 256 + i] ?? 0)) ** 2, 0),
      );
      return distances.indexOf(Math.min(...distances));
    };
    const right = labels.subarray(9000).filter((label, i) => nearest(9000 + i) === label).length;
    expect(right / 1000).toBeGreaterThan(0.75);
  });

  it('gives batches in [-1, 1], in the order asked for', () => {
    const digits = openDigits('digits16', fileOf(bytes));
    const batch = digits.batch([5, 0, 5]);
    expect(batch.length).toBe(3 * 256);
    expect(batch.subarray(0, 256)).toEqual(batch.subarray(512));
    expect(batch.reduce((a, b) => Math.min(a, b))).toBe(-1);
    for (let i = 0; i < 256; i++) {
      expect(batch[256 + i]).toBeCloseTo((digits.images[i] ?? NaN) / 127.5 - 1, 6);
    }
    expect(() => digits.batch([10000])).toThrow(/no image 10000/);
    expect(() => digits.batch([0.5])).toThrow(RangeError);
  });

  it('refuses files that are not the digits', () => {
    const { tensors } = decodeSafetensors(bytes);
    const without = new Map([...tensors].filter(([name]) => name !== 'images28'));
    expect(() => openDigits('digits32', fileOf(encodeSafetensors(without)))).toThrow(
      /"images28".*\[N, 28, 28\]/,
    );
    const fewer = new Map(tensors).set('labels', { dtype: 'U8', shape: [3], data: new Uint8Array(3) });
    expect(() => openDigits('digits16', fileOf(encodeSafetensors(fewer)))).toThrow(/3 labels/);
    expect(() => openDigits('digits16', new ArrayBuffer(3))).toThrow(SafetensorsError);
  });
});

describe('openDigitsSample', () => {
  it('has two digits of every class, as the whole set shows them', () => {
    const few = openDigitsSample(sample);
    expect(Array.from(few.labels)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const all = openDigits('digits16', fileOf(bytes));
    const whole = Buffer.from(all.images);
    for (let n = 0; n < few.count; n++) {
      const at = whole.indexOf(few.images.subarray(n * 256, (n + 1) * 256));
      expect(at % 256).toBe(0);
      expect(all.labels[at / 256]).toBe(few.labels[n]);
    }
    expect(JSON.stringify(sample).length).toBeLessThan(8000);
  });
});
