import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { crc32c } from '../../../src/base/crc32';
import { lossCsv, lossEvents } from '../../../src/checkpoints/lossLog';
import { maskedCrc32c } from '../../../src/checkpoints/maskedCrc32c';

const curve = [
  [2, 0.75],
  [4, 0.5],
  [4_000_000_001, 0.25],
] as const;
const times = { savedAt: 1_700_000_000_000, elapsedSeconds: 100 };

describe('a loss curve as an event file', () => {
  /** The part of tensorflow/core/util/event.proto that is used, in the words of that file. */
  const { root } = protobuf.parse(`
    syntax = "proto3"; package tensorflow;
    message Summary { message Value { string tag = 1; float simple_value = 2; } repeated Value value = 1; }
    message Event { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; }`);
  const Event = root.lookupType('tensorflow.Event');

  /** Reads TFRecords and checks their sums, without the writer's own functions but for the published one. */
  function events(file: Uint8Array): unknown[] {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const masked = (bytes: Uint8Array) => {
      const crc = BigInt(crc32c(bytes));
      return Number(((((crc >> 15n) | (crc << 17n)) % 2n ** 32n) + 0xa282ead8n) % 2n ** 32n);
    };
    const found = [];
    for (let at = 0; at < file.length;) {
      const length = Number(view.getBigUint64(at, true));
      expect(view.getUint32(at + 8, true)).toBe(masked(file.subarray(at, at + 8)));
      const data = file.subarray(at + 12, at + 12 + length);
      expect(view.getUint32(at + 12 + length, true)).toBe(masked(data));
      found.push(Event.toObject(Event.decode(data), { longs: Number }));
      at += length + 16;
    }
    return found;
  }

  it('begins with the version, and states each loss under its step, at the time that follows from the run’s', () => {
    const scalar = (loss: number) => ({ value: [{ tag: 'loss', simpleValue: loss }] });
    const [version, ...rest] = events(lossEvents(curve, times));
    expect(version).toEqual({ wallTime: 1_699_999_900, fileVersion: 'brain.Event:2' });
    expect(rest).toEqual([
      { wallTime: expect.closeTo(1_699_999_900, 3) as number, step: 2, summary: scalar(0.75) },
      { wallTime: expect.closeTo(1_699_999_900, 3) as number, step: 4, summary: scalar(0.5) },
      { wallTime: 1_700_000_000, step: 4_000_000_001, summary: scalar(0.25) },
    ]);
  });

  it('is one record where there is no loss yet', () => {
    expect(events(lossEvents([], times))).toHaveLength(1);
  });

  it('masks the checksum as TFRecord does', () => {
    // 0x00000000 turned by any number of bits stays, so that only the constant is left.
    expect(maskedCrc32c(new Uint8Array())).toBe(0xa282ead8);
    // crc32c('123456789') = e3069283: turned right by 15 it is 2507c60d.
    expect(maskedCrc32c(new TextEncoder().encode('123456789'))).toBe((0x2507c60d + 0xa282ead8) >>> 0);
  });
});

it('a loss curve as CSV has a header, and no word where a loss is no number', () => {
  expect(lossCsv([...curve, [5, Number.NaN]])).toBe('step,loss\n2,0.75\n4,0.5\n4000000001,0.25\n5,\n');
});
