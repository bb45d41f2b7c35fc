import * as l10n from '@vscode/l10n';
import { Inflate } from 'fflate';
import { errorMessage } from '../../src/base/errorMessage';
import { beginsAsNpy, readNpyHeader, type NpyHeader } from '../playground/import/npyHeader';
import { elementCount, type ArrayEntry, type ArrayFile } from './arrayFile';
import type { ByteSource } from './byteSource';
import { numpyType } from './elementType';
import { readStretch } from './readStretch';
import { packedRange, zipDirectory, type ZipEntry } from './zipDirectory';

/** More than the longest header that is read, and what stands before it. */
const headBytes = 12_000;
/** Packed bytes that are read at once: enough for a header at first, twice as many each time. */
const firstRead = 2 ** 16;
const largestRead = 2 ** 20;
/** Packed bytes that are unpacked at once: deflate makes at most 1032 times as many of them. */
const piece = 16 * 2 ** 10;

/**
 * Reads the headers of the arrays in an .npz archive, or of a single array; the numbers are read when they are asked for.
 * @throws {RangeError} with a sentence when it is none.
 */
export async function openNpz(name: string, source: ByteSource): Promise<ArrayFile> {
  if (beginsAsNpy(await source.read(0, Math.min(6, source.size)))) {
    const read = (most: number) => readStretch(source, 0, Math.min(most, source.size));
    return { metadata: {}, leftOut: [], entries: [await entryOf(name, source.size, read)] };
  }
  const entries: ArrayEntry[] = [];
  const leftOut: { name: string; reason: string }[] = [];
  for (const file of await zipDirectory(source)) {
    if (!file.name.endsWith('.npy')) {
      leftOut.push({ name: file.name, reason: l10n.t('It is no array.') });
      continue;
    }
    try {
      const read = (most: number) => unpacked(source, file, most);
      entries.push(await entryOf(file.name.slice(0, -'.npy'.length), file.unpacked, read));
    } catch (error) {
      leftOut.push({ name: file.name, reason: errorMessage(error) });
    }
  }
  return { metadata: {}, entries, leftOut };
}

/** @param read the first bytes of a .npy file of `bytes`. */
async function entryOf(
  name: string,
  bytes: number,
  read: (most: number) => Promise<Uint8Array>,
): Promise<ArrayEntry> {
  const found = readNpyHeader(await read(headBytes));
  if (!found) {
    throw new RangeError(l10n.t('It is cut off within its header.'));
  }
  const { header, start } = found;
  const entry = { name, ...layoutOf(header) };
  const needed = elementCount(entry) * entry.type.bytes + start;
  if (needed !== bytes) {
    throw new RangeError(l10n.t('Its header asks for {0} bytes, but the file has {1}.', needed, bytes));
  }
  return { ...entry, read: async (most) => (await read(start + most)).subarray(start) };
}

function layoutOf({ descr, fortran_order: firstFastest, shape }: NpyHeader) {
  const type = numpyType(descr);
  if (!type) {
    throw new RangeError(l10n.t('Its elements are of the type “{0}”, which are no plain numbers.', descr));
  }
  return { dtype: descr, type, shape, firstFastest };
}

/** The first bytes of a file in an archive; no more is unpacked. */
async function unpacked(source: ByteSource, file: ZipEntry, most: number): Promise<Uint8Array> {
  const [begin, end] = await packedRange(source, file);
  const wanted = Math.min(most, file.unpacked);
  if (!file.isDeflated) {
    return readStretch(source, begin, Math.min(end, begin + wanted));
  }
  const result = new Uint8Array(wanted);
  let filled = 0;
  const inflate = new Inflate((chunk) => {
    const taken = chunk.subarray(0, wanted - filled);
    result.set(taken, filled);
    filled += taken.length;
  });
  let size = firstRead;
  for (
    let from = begin;
    from < end && filled < wanted;
    from += size, size = Math.min(2 * size, largestRead)
  ) {
    const packed = await readStretch(source, from, Math.min(end, from + size));
    for (let at = 0; at < packed.length && filled < wanted; at += piece) {
      const isLast = from + at + piece >= end;
      try {
        inflate.push(packed.subarray(at, at + piece), isLast);
      } catch (error) {
        throw new RangeError(l10n.t('It cannot be unpacked: {0}.', errorMessage(error)), { cause: error });
      }
    }
  }
  if (filled < wanted) {
    throw new RangeError(l10n.t('It is cut off: it unpacks to {0} of {1} bytes.', filled, wanted));
  }
  return result;
}
