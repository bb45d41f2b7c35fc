import * as l10n from '@vscode/l10n';
import { joinBytes } from '../../src/base/joinBytes';
import { mostBytesAtOnce } from '../../src/protocol/modelFile';
import type { ByteSource } from './byteSource';

/**
 * The bytes from `begin` to before `end`, in several pieces where they are many.
 * @throws {RangeError} with a sentence when the file ends before.
 */
export async function readStretch(source: ByteSource, begin: number, end: number): Promise<Uint8Array> {
  if (begin > end || end > source.size) {
    throw new RangeError(
      l10n.t('The file has {0} bytes, but bytes {1} to {2} are named in it.', source.size, begin, end),
    );
  }
  const pieces: Uint8Array[] = [];
  for (let from = begin; from < end; from += mostBytesAtOnce) {
    const to = Math.min(end, from + mostBytesAtOnce);
    const piece = await source.read(from, to);
    if (piece.length !== to - from) {
      throw new RangeError(l10n.t('The file was changed while it was read.'));
    }
    pieces.push(piece);
  }
  const [only] = pieces;
  if (only && pieces.length === 1) {
    return only;
  }
  return joinBytes(...pieces);
}
