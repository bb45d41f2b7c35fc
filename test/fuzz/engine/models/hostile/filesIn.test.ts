import { zipSync } from 'fflate';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openForeignNetwork } from '../../../../../webview/engine/models/onnx/foreignNetwork';
import { ModelBuilder } from '../../../../../webview/engine/backends/onnx/modelBuilder';
import type { OnnxRuntime } from '../../../../../webview/engine/backends/onnx/onnxRuntime';
import { greyImages, mostArrayBytes } from '../../../../../webview/playground/import/imageArray';
import { mostImageSide, checkImage } from '../../../../../webview/figures/kit/files/openImage';
import { mostNpzBytes, readNpz } from '../../../../../webview/playground/import/readNpz';
import { jpeg, png, webp } from '../../../../unit/playground/import/imageFile';
import { npy } from '../../../../unit/playground/import/npyFile';
import { linearSchedule } from '../../../../fixtures/training';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';

/** Some bytes changed, and perhaps an end that is missing. */
function damages(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(
    fc.oneof(fc.nat(Math.min(99, bytes.length - 1)), fc.nat(bytes.length - 1)),
    fc.nat(255),
  );
  return fc
    .tuple(fc.array(change, { maxLength: 6 }), fc.oneof(fc.constant(bytes.length), fc.nat(bytes.length)))
    .map(([changes, keep]) => {
      const copy = bytes.slice(0, keep);
      for (const [at, value] of changes) {
        if (at < copy.length) {
          copy[at] = value;
        }
      }
      return copy;
    });
}

/** A refusal must be a sentence that begins with the file's name. */
function refusal(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    expect(message).toMatch(/^theirs\.\w+[:, ]/);
    expect(message).not.toMatch(
      /undefined|\[object|is not a function|Cannot read|Invalid typed array|Maximum call/,
    );
    return message;
  }
}

const pixels = Uint8Array.from({ length: 3 * 256 }, (_, i) => (i * i) % 256);
const sound = npy('|u1', [3, 16, 16], pixels);
const read = (bytes: Uint8Array) => readNpz('theirs.npz', bytes);
const zipped = (file: Uint8Array) => zipSync({ 'arr_0.npy': file });

describe('archives of images, damaged anyhow', () => {
  it.each([6, 0] as const)('are read or refused in words, at level %d', (level) => {
    fc.assert(
      fc.property(damages(zipSync({ 'arr_0.npy': [sound, { level }] })), (bytes) => {
        refusal(() => {
          const array = read(bytes);
          expect(array.values.byteLength).toBe(array.bytes);
          expect(array.bytes).toBeLessThanOrEqual(mostArrayBytes);
          try {
            greyImages(array, 16, 100);
          } catch (error) {
            expect((error as Error).message).toMatch(/classifier judges|holds the value/);
          }
        });
      }),
      { numRuns: 600 },
    );
  });

  it('and arrays within them', () => {
    fc.assert(
      fc.property(damages(sound), (bytes) => {
        const message = refusal(() => read(zipped(bytes)));
        if (message) {
          expect(message).toMatch(/^theirs\.npz, arr_0\.npy: /);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('and anything at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(refusal(() => read(bytes))).toBeDefined();
        refusal(() => read(zipped(bytes)));
      }),
      { numRuns: 400 },
    );
  });

  it('with any header', () => {
    const extent = fc.oneof(fc.nat(40), fc.constantFrom(2 ** 31, 2 ** 53, 1e300, -1, 0.5));
    const header = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc
        .tuple(
          fc.constantFrom('|u1', '<f4', '<f8', '|O', '<i8'),
          fc.boolean(),
          fc.array(extent, { maxLength: 6 }),
        )
        .map(
          ([type, fortran, shape]) =>
            `{'descr': '${type}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape.join(', ')},), }`,
        ),
    );
    fc.assert(
      fc.property(header, (text) => {
        const bytes = zipped(npy('', [], pixels, text));
        const message = refusal(() => read(bytes));
        if (message) {
          expect(message).toMatch(/^theirs\.npz, arr_0\.npy: /);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('traps in archives', () => {
  const zeros = (bytes: number) => new Uint8Array(bytes);
  /** The archive with another number for the uncompressed size, in both places where it stands. */
  function lying(archive: Uint8Array, size: number): Uint8Array {
    const copy = archive.slice();
    const view = new DataView(copy.buffer);
    for (let at = 0; at + 28 < copy.length; at++) {
      const signature = view.getUint32(at, true);
      if (signature === 0x04034b50) {
        view.setUint32(at + 22, size, true);
      }
      if (signature === 0x02014b50) {
        view.setUint32(at + 24, size, true);
      }
    }
    return copy;
  }

  it('that unpack to more than memory are refused by their directory', () => {
    const bomb = zipped(zeros(mostArrayBytes + 2 ** 20));
    expect(bomb.length).toBeLessThan(2 ** 19);
    expect(() => read(bomb)).toThrow(
      'theirs.npz, arr_0.npy: Its archive says that it has 129 MB; an array of images may have 128 MB.',
    );
  });

  it('that lie about it are caught on the way, before the memory is taken', () => {
    const bomb = lying(zipped(npy('|u1', [3, 16, 16], zeros(2 ** 26))), sound.length);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => read(bomb)).toThrow(
      `theirs.npz, arr_0.npy: It holds more bytes than the ${sound.length} that its archive says; it may be a trap.`,
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 26);
  });

  it('whose array asks for more than there is are refused before the memory is taken', () => {
    expect(() => read(zipped(npy('|u1', [1000, 256, 256], pixels)))).toThrow(
      /arr_0\.npy: Its header asks for 65536\d\d\d bytes, but its archive says that it has \d+\./,
    );
    expect(() => read(zipped(npy('<f4', [1e6, 1e6, 1e6], pixels)))).toThrow(
      /arr_0\.npy: Its shape \[1000000, 1000000, 1000000\] takes more than 128 MB/,
    );
    const short = npy('|u1', [3, 16, 16], pixels.subarray(0, 100));
    expect(() => read(lying(zipped(short), sound.length))).toThrow(
      'theirs.npz, arr_0.npy: It is cut off: 100 of 768 bytes of its images are there.',
    );
  });

  it('that are large, or hold many files, are refused', () => {
    expect(() => read(zeros(mostNpzBytes + 1))).toThrow(/^theirs\.npz has 65 MB; an archive/);
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`${i}.txt`, zeros(1)]));
    expect(() => read(zipSync(many))).toThrow('theirs.npz holds more than 100 files.');
    expect(() => read(zipSync({ 'a.txt': zeros(1) }))).toThrow('theirs.npz holds no arrays of NumPy.');
    expect(() => read(zipped(sound).subarray(0, -30))).toThrow(
      /^theirs\.npz is not an \.npz archive, or it is cut off/,
    );
  });

  it('of Python’s objects are never run', () => {
    expect(() => read(zipped(npy('|O', [3, 16, 16], pixels)))).toThrow(/of the type “\|O”/);
  });
});

describe('headers of images, damaged anyhow', () => {
  it.each([
    ['PNG', png(12, 9, (x, y) => x * y)],
    ['JPEG', jpeg(300, 200)],
    ['WebP, lossy', webp('VP8 ', 300, 200)],
    ['WebP, lossless', webp('VP8L', 300, 200)],
    ['WebP, extended', webp('VP8X', 300, 200)],
  ])('%s, say a size in range or are refused in words', (_, file) => {
    fc.assert(
      fc.property(damages(file), (bytes) => {
        refusal(() => {
          const { width, height } = checkImage('theirs.png', bytes);
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
          expect(Math.max(width, height)).toBeLessThanOrEqual(mostImageSide);
        });
      }),
      { numRuns: 400 },
    );
  });

  it('and anything that begins like one', () => {
    const begin = fc.constantFrom('\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'RIFF\x10\0\0\0WEBPVP8 ', '');
    fc.assert(
      fc.property(begin, fc.uint8Array({ maxLength: 200 }), (text, rest) => {
        const bytes = Uint8Array.from([...[...text].map((c) => c.charCodeAt(0)), ...rest]);
        refusal(() => checkImage('theirs.png', bytes));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('ONNX files that cannot be run here', () => {
  let runtime: OnnxRuntime;
  beforeAll(async () => {
    runtime = await installedWasmRuntime();
  });
  const open = (onnx: Uint8Array) =>
    openForeignNetwork(runtime, {
      name: 'theirs.onnx',
      onnx,
      schedule: linearSchedule,
      loss: 'epsilon',
      timesteps: 'zeroBased',
    });
  /** x + t, and then what the model is to be refused for. */
  function denoiser(further: (model: ModelBuilder, y: string) => string): Uint8Array {
    const model = new ModelBuilder();
    const x = model.input('x', ['n', 1, 4, 4]);
    const t = model.reshape(model.input('t', ['n']), -1, 1, 1, 1);
    model.output('y', further(model, model.add('Add', [x, t])), ['n', 1, 4, 4]);
    return model.encode();
  }

  it('name the operation that there is not', async () => {
    const bytes = denoiser((model, y) => model.add('FancyAttention', [y]));
    await expect(open(bytes)).rejects.toThrow(/^theirs\.onnx cannot be run: .*FancyAttention/s);
  });

  it.each(['weights.bin', '../../etc/passwd', '/dev/zero'])('name the other file, %s', async (location) => {
    const bytes = withExternalData(
      denoiser((model, y) => model.add('Mul', [y, 'w'])),
      'w',
      location,
    );
    await expect(open(bytes)).rejects.toThrow(
      `theirs.onnx keeps weights in other files, which are not read: ${location}. Export it as one file`,
    );
  });
});

/** The model with a further constant whose values lie in another file: fields of onnx.proto, merged into its graph. */
function withExternalData(model: Uint8Array, name: string, location: string): Uint8Array {
  const text = (field: number, value: string) => message(field, new TextEncoder().encode(value));
  const entry = (key: string, value: string) => message(13, [...text(1, key), ...text(2, value)]);
  const tensor = [
    ...[0x08, 1, 0x10, 1], // dims: [1]; data_type: float
    ...text(8, name),
    ...entry('location', location),
    ...entry('offset', '0'),
    ...entry('length', '4'),
    ...[0x70, 1], // data_location: external
  ];
  return Uint8Array.from([...model, ...message(7, message(5, tensor))]);
}

/** A length-delimited field. */
function message(field: number, bytes: ArrayLike<number>): number[] {
  if (bytes.length > 16383) {
    throw new RangeError('The test writes short fields only.');
  }
  const length = bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7];
  return [(field << 3) | 2, ...length, ...Array.from(bytes)];
}
