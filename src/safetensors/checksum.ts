import { gzipSync } from 'fflate';

const key = '"checksum":"';
const unset = '00000000';
/** safetensors: the header's length in 8 bytes, then the header. */
const headerAt = 8;

/** The metadata under which `seal` states the checksum. */
export const unsealed = { checksum: unset } as const;

/** CRC-32. fflate has no function of its own for it, but gzip states it in the last 8 bytes of a file. */
export function crc32(bytes: Uint8Array): string {
  const packed = gzipSync(bytes, { level: 0 });
  const stated = new DataView(packed.buffer, packed.byteOffset + packed.length - 8).getUint32(0, true);
  return stated.toString(16).padStart(unset.length, '0');
}

/**
 * Writes the checksum of a safetensors file into its metadata, which must have `unsealed`. All of the file counts,
 * the eight digits themselves as zeros.
 */
export function seal(bytes: Uint8Array): void {
  const at = placeOf(bytes, unset);
  if (at === undefined) {
    throw new RangeError('The metadata of the file have no place for a checksum.');
  }
  write(bytes, at, crc32(bytes));
}

/** Whether a file is as it was sealed; `checksum` is what its metadata state. */
export function isIntact(bytes: Uint8Array, checksum: string): boolean {
  const at = placeOf(bytes, checksum);
  if (checksum.length !== unset.length || at === undefined) {
    return false;
  }
  const copy = bytes.slice();
  write(copy, at, unset);
  return crc32(copy) === checksum;
}

/** Tells two files apart: by the checksum that they state, where they do. */
export function fingerprint(bytes: Uint8Array): string {
  // The metadata are the first entry of the header.
  const start = new TextDecoder('latin1').decode(bytes.subarray(headerAt, headerAt + 500));
  return /"checksum":"([\da-f]{8})"/.exec(start)?.[1] ?? crc32(bytes);
}

function write(bytes: Uint8Array, at: number, digits: string): void {
  bytes.set(new TextEncoder().encode(digits), at);
}

/** A quote inside a text of the header has a backslash before it, so `key` occurs only where it is a key. */
function placeOf(bytes: Uint8Array, checksum: string): number | undefined {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  // One character for each byte, so that places in the text are places in the file.
  const header = new TextDecoder('latin1').decode(bytes.subarray(headerAt, headerAt + length));
  const found = header.indexOf(`${key}${checksum}"`);
  return found < 0 ? undefined : headerAt + found + key.length;
}
