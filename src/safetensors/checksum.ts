import { crc32Digits } from '../base/crc32';

const key = '"checksum":"';
const unset = '00000000';
/** safetensors: the header's length in 8 bytes, then the header. */
const headerAt = 8;

/** The metadata under which `seal` states the checksum. */
export const unsealed = { checksum: unset } as const;

/**
 * Writes the CRC-32 of a safetensors file into its metadata, which must have `unsealed`. All of the file counts,
 * the eight digits themselves as zeros.
 */
export function seal(bytes: Uint8Array): void {
  const at = placeOf(bytes, unset);
  if (at === undefined) {
    throw new RangeError('The metadata of the file have no place for a checksum.');
  }
  write(bytes, at, crc32Digits(bytes));
}

/** Whether a file is as it was sealed; `checksum` is what its metadata state. */
export function isIntact(bytes: Uint8Array, checksum: string): boolean {
  const at = placeOf(bytes, checksum);
  if (checksum.length !== unset.length || at === undefined) {
    return false;
  }
  const copy = bytes.slice();
  write(copy, at, unset);
  return crc32Digits(copy) === checksum;
}

/** Tells two files apart: by the checksum that they state, where they do. */
export function fingerprint(bytes: Uint8Array): string {
  // The metadata are the first entry of the header.
  const start = new TextDecoder('latin1').decode(bytes.subarray(headerAt, headerAt + 500));
  return /"checksum":"([\da-f]{8})"/.exec(start)?.[1] ?? crc32Digits(bytes);
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
