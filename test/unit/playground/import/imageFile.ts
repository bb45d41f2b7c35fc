import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

export function bytesOf(
  ...parts: readonly (Uint8Array | readonly number[] | string)[]
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? ascii(part) : part)]));
}

const big = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
const little = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 255);

const chunk = (type: string, data: Uint8Array) => {
  const body = bytesOf(type, data);
  return bytesOf(big(data.length), body, big(crc32(body)));
};

/** A grey PNG of these levels; `says` are the sizes in its header. */
export function png(
  width: number,
  height: number,
  level: (x: number, y: number) => number,
  says: readonly [number, number] = [width, height],
): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: height }, (_, y) => [
    0,
    ...Array.from({ length: width }, (_, x) => level(x, y)),
  ]).flat();
  return bytesOf(
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', bytesOf(big(says[0]), big(says[1]), [8, 0, 0, 0, 0])),
    chunk('IDAT', zlibSync(Uint8Array.from(rows))),
    chunk('IEND', new Uint8Array()),
  );
}

/** The segments of a JPEG file, without what it shows. */
export function jpeg(width: number, height: number): Uint8Array<ArrayBuffer> {
  const two = (value: number) => big(value).slice(2);
  return bytesOf(
    [0xff, 0xd8],
    [0xff, 0xe0, ...two(16)],
    'JFIF\0',
    [1, 1, 0, 0, 1, 0, 1, 0, 0],
    [0xff, 0xc4, ...two(4), 0, 0],
    [0xff, 0xff, 0xc2, ...two(11), 8, ...two(height), ...two(width), 1, 1, 0x11, 0],
    [0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9],
  );
}

/** The first chunk of a WebP file: lossy, lossless, or extended. */
export function webp(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Uint8Array<ArrayBuffer> {
  const bodies = {
    'VP8 ': bytesOf([0, 0, 0, 0x9d, 1, 0x2a], little(width, 2), little(height, 2)),
    VP8L: bytesOf([0x2f], little(((height - 1) << 14) | (width - 1), 4), [0, 0, 0, 0, 0]),
    VP8X: bytesOf([0, 0, 0, 0], little(width - 1, 3), little(height - 1, 3)),
  };
  const body = bodies[kind];
  return bytesOf('RIFF', little(body.length + 12, 4), 'WEBP', kind, little(body.length, 4), body);
}
