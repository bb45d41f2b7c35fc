import * as l10n from '@vscode/l10n';
import type { ByteSource } from './byteSource';
import { readStretch } from './readStretch';

/** A file in a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  readonly isDeflated: boolean;
  /** Bytes in the archive. */
  readonly packed: number;
  /** Bytes unpacked, as the directory says. */
  readonly unpacked: number;
  /** Where its own header begins. */
  readonly at: number;
}

/** Archives of more files are refused. */
const mostEntries = 10_000;
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
/** The comment behind the directory may have as many bytes as 16 bits count. */
const longestComment = 0xffff;
/** Stands for sizes and places that only the 64-bit extension has room for. */
const beyond32 = 0xffffffff;

/**
 * The files that an archive's directory lists (PKWARE's APPNOTE, 4.3).
 * @throws {RangeError} with a sentence when there is no such directory.
 */
export async function zipDirectory(source: ByteSource): Promise<ZipEntry[]> {
  const tailBegin = Math.max(0, source.size - endBytes - longestComment);
  const tail = viewOf(await readStretch(source, tailBegin, source.size));
  let end = tail.byteLength - endBytes;
  while (end >= 0 && tail.getUint32(end, true) !== endSignature) {
    end -= 1;
  }
  if (end < 0) {
    throw new RangeError(l10n.t('The file is no ZIP archive, or it is cut off: its directory is missing.'));
  }
  const count = tail.getUint16(end + 10, true);
  const bytes = tail.getUint32(end + 12, true);
  const begin = tail.getUint32(end + 16, true);
  if (count > mostEntries || begin === beyond32) {
    throw new RangeError(l10n.t('The archive has more than {0} files, or more than 4 GB.', mostEntries));
  }
  const directory = viewOf(await readStretch(source, begin, begin + bytes));
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + 46 > bytes || directory.getUint32(at, true) !== entrySignature) {
      throw new RangeError(l10n.t('The archive’s directory is damaged.'));
    }
    const nameBytes = directory.getUint16(at + 28, true);
    const next =
      at + 46 + nameBytes + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    if (next > bytes) {
      throw new RangeError(l10n.t('The archive’s directory is damaged.'));
    }
    const name = new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameBytes);
    const method = directory.getUint16(at + 10, true);
    const isEncrypted = (directory.getUint16(at + 8, true) & 1) !== 0;
    if ((method !== 0 && method !== 8) || isEncrypted) {
      throw new RangeError(l10n.t('The archive is encrypted, or packed by another method than deflate.'));
    }
    entries.push({
      name: new TextDecoder().decode(name),
      isDeflated: method === 8,
      packed: directory.getUint32(at + 20, true),
      unpacked: directory.getUint32(at + 24, true),
      at: directory.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/**
 * Where a file's packed bytes begin and end in the archive.
 * @throws {RangeError} with a sentence when they are not there.
 */
export async function packedRange(source: ByteSource, { at, packed }: ZipEntry): Promise<[number, number]> {
  const header = viewOf(await readStretch(source, at, Math.min(at + 30, source.size)));
  if (header.byteLength < 30 || header.getUint32(0, true) !== localSignature) {
    throw new RangeError(l10n.t('The archive’s directory is damaged.'));
  }
  const begin = at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  return [begin, begin + packed];
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
