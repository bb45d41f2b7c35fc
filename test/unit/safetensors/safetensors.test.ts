import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeSafetensors,
  encodeSafetensors,
  SafetensorsError,
  type Tensor,
} from '../../../src/safetensors';

/** A file with this text for a header, followed by `dataBytes` zeros. */
function fileWith(header: string | Uint8Array, dataBytes = 0, claimedLength?: bigint): Uint8Array {
  const text = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, claimedLength ?? BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

function entry(begin: number, end: number, shape: readonly number[] = [end - begin], dtype = 'U8'): object {
  return { dtype, shape, data_offsets: [begin, end] };
}

const example = new Map<string, Tensor>([
  ['labels', { dtype: 'U8', shape: [3], data: Uint8Array.of(1, 2, 3) }],
  ['conv_in.weight', { dtype: 'F32', shape: [2, 2], data: Float32Array.of(0.5, -1, 2, 1e-30) }],
  ['half', { dtype: 'F16', shape: [1], data: Uint16Array.of(0x3c00) }],
  ['steps', { dtype: 'I64', shape: [], data: BigInt64Array.of(-5n) }],
  ['empty', { dtype: 'I32', shape: [0, 7], data: new Int32Array(0) }],
]);

const tensor: fc.Arbitrary<Tensor> = fc.oneof(
  fc.float32Array().map((data): Tensor => ({ dtype: 'F32', shape: [data.length], data })),
  fc.uint16Array().map((data): Tensor => ({ dtype: 'F16', shape: [1, data.length], data })),
  fc.int32Array().map((data): Tensor => ({ dtype: 'I32', shape: [data.length, 1], data })),
  fc.bigInt64Array().map((data): Tensor => ({ dtype: 'I64', shape: [data.length], data })),
  fc.uint8Array().map((data): Tensor => ({ dtype: 'U8', shape: [data.length], data })),
);
const name = fc.string({ unit: 'grapheme' }).filter((each) => each !== '__metadata__');
const tensors = fc
  .uniqueArray(fc.tuple(name, tensor), { selector: ([each]) => each })
  .map((all) => new Map(all));

/** Fails when reading throws anything but a SafetensorsError. */
function readsOrRefuses(bytes: Uint8Array): void {
  try {
    decodeSafetensors(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(SafetensorsError);
    expect((error as Error).message).toMatch(/\.$|: /);
  }
}

describe('encodeSafetensors', () => {
  it('writes what decodeSafetensors reads', () => {
    const { tensors: read, metadata } = decodeSafetensors(
      encodeSafetensors(example, { step: '12', 名: '值' }),
    );
    expect(new Map(read)).toEqual(example);
    expect(metadata).toEqual({ step: '12', 名: '值' });
  });

  it('round-trips any tensors and metadata, from any place in a buffer', () => {
    fc.assert(
      fc.property(tensors, fc.dictionary(fc.string(), fc.string()), fc.nat(8), (all, metadata, shift) => {
        const bytes = encodeSafetensors(all, metadata);
        const moved = new Uint8Array(bytes.length + shift).subarray(shift);
        moved.set(bytes);
        const read = decodeSafetensors(moved);
        expect(new Map(read.tensors)).toEqual(all);
        expect(Object.entries(read.metadata)).toEqual(Object.entries(metadata));
      }),
    );
  });

  it('puts data where every tensor can be looked at in place', () => {
    const bytes = encodeSafetensors(example);
    for (const { data } of decodeSafetensors(bytes).tensors.values()) {
      expect(data.buffer).toBe(bytes.buffer);
    }
  });

  it('refuses data that do not fill their shape, and the reserved name', () => {
    const wrong: Tensor = { dtype: 'U8', shape: [2], data: Uint8Array.of(1) };
    expect(() => encodeSafetensors(new Map([['a', wrong]]))).toThrow(/"a" has 1 elements.*\[2\]/);
    expect(() => encodeSafetensors(new Map([['__metadata__', { ...wrong, shape: [1] }]]))).toThrow(
      /__metadata__/,
    );
  });
});

describe('decodeSafetensors', () => {
  it('copies what a Node buffer holds at an odd place, instead of sharing it', () => {
    const bytes = encodeSafetensors(new Map([['a', { dtype: 'F32', shape: [1], data: Float32Array.of(3) }]]));
    const pooled = Buffer.from([0, ...bytes]).subarray(1);
    const read = decodeSafetensors(pooled).tensors.get('a');
    pooled.fill(0);
    expect(read?.data).toEqual(Float32Array.of(3));
  });

  it('takes a header in any key order, padded with spaces, without metadata', () => {
    const header = `{"b":{"data_offsets":[1,3],"shape":[2],"dtype":"U8"},"a":${JSON.stringify(entry(0, 1))}}   `;
    expect([...decodeSafetensors(fileWith(header, 3)).tensors.keys()]).toEqual(['b', 'a']);
  });

  const json = JSON.stringify;
  it.each([
    ['an empty file', new Uint8Array(0), /only 0 bytes/],
    ['a header longer than the file', fileWith('{}', 0, 3n), /claims a safetensors header of 3 bytes/],
    ['a header length of 2^64 − 1', fileWith('{}', 0, 2n ** 64n - 1n), /18446744073709551615/],
    ['a header that is no JSON', fileWith('{"a":'), /not JSON/],
    ['a header that is no UTF-8', fileWith(Uint8Array.of(0x7b, 0xff, 0x7d)), /not JSON in UTF-8/],
    ['a header that begins with a byte order mark', fileWith('\uFEFF{}'), /not JSON/],
    ['a header that is a list', fileWith('[]'), /not a JSON object/],
    ['a name twice', fileWith('{"a":{},"\\u0061":{}}'), /"a" twice/],
    ['a key of an entry twice', fileWith('{"a":{"shape":[],"shape":[]}}'), /"shape" twice/],
    ['metadata of numbers', fileWith('{"__metadata__":{"a":1}}'), /metadata/],
    [
      'an entry without offsets',
      fileWith(json({ a: { dtype: 'U8', shape: [] } })),
      /"a" wrongly at "data_offsets"/,
    ],
    ['a negative size', fileWith(json({ a: entry(0, 1, [-1]) }), 1), /"a" wrongly at "shape.0"/],
    ['a size that is no integer', fileWith(json({ a: entry(0, 1, [0.5, 2]) }), 1), /"shape.0"/],
    ['an unknown key', fileWith(json({ a: { ...entry(0, 1), x: 1 } }), 1), /"a" wrongly/],
    ['an unknown element type', fileWith(json({ a: entry(0, 8, [1], 'C64') }), 8), /C64/],
    ['a type named after a method', fileWith(json({ a: entry(0, 8, [1], 'toString') }), 8), /toString/],
    [
      'a shape that does not fill its range',
      fileWith(json({ a: entry(0, 4, [2]) }), 4),
      /\[2\] of U8 needs 2/,
    ],
    ['a range that runs backwards', fileWith(json({ a: entry(4, 0, [4]) }), 4), /bytes 4 to 0/],
    ['an absurd shape', fileWith(json({ a: entry(0, 4, [2 ** 40, 2 ** 40]) }), 4), /needs/],
    ['an overlap', fileWith(json({ a: entry(0, 4), b: entry(2, 6) }), 6), /"b" begins at byte 2/],
    ['a hole', fileWith(json({ a: entry(0, 2), b: entry(3, 6) }), 6), /Bytes 2 to 3 before the tensor "b"/],
    ['a range beyond the end', fileWith(json({ a: entry(0, 4) }), 3), /end at byte 4 .* has 3/],
    ['trailing bytes', fileWith(json({ a: entry(0, 4) }), 5), /end at byte 4 .* has 5/],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => decodeSafetensors(bytes)).toThrow(SafetensorsError);
    expect(() => decodeSafetensors(bytes)).toThrow(message);
  });

  it('refuses deep nesting and endless strings without overflowing', () => {
    readsOrRefuses(fileWith('['.repeat(2_000_000)));
    readsOrRefuses(fileWith(`{"a":"${String.raw`\"`.repeat(5_000_000)}"}`));
  });

  it('never throws anything but a SafetensorsError on random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), readsOrRefuses), { numRuns: 2000 });
  });

  it('never throws anything but a SafetensorsError on random JSON headers', () => {
    const anyEntry = fc.record(
      {
        dtype: fc.constantFrom('U8', 'F32', 'BF16'),
        shape: fc.array(fc.nat(3)),
        data_offsets: fc.array(fc.nat(40)),
      },
      { requiredKeys: [] },
    );
    const header = fc.dictionary(fc.string(), fc.oneof(anyEntry, fc.jsonValue()));
    fc.assert(
      fc.property(header, fc.nat(40), (value, dataBytes) => readsOrRefuses(fileWith(json(value), dataBytes))),
      { numRuns: 2000 },
    );
  });

  it('never throws anything but a SafetensorsError on damaged files', () => {
    const whole = encodeSafetensors(example, { step: '12' });
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 5 });
    fc.assert(
      fc.property(damage, fc.nat(whole.length), (changes, length) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) {
          bytes[at] = value;
        }
        readsOrRefuses(bytes);
        readsOrRefuses(bytes.slice(0, length));
      }),
      { numRuns: 3000 },
    );
  });
});
