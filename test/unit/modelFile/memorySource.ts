import type { ByteSource } from '../../../webview/modelFile/byteSource';

/** A file in memory, which counts what is read of it. */
export function memorySource(bytes: Uint8Array): ByteSource & { read: ByteSource['read']; taken: number } {
  const source = {
    size: bytes.length,
    taken: 0,
    read: (begin: number, end: number) => {
      const piece = bytes.slice(begin, end);
      source.taken += piece.length;
      return Promise.resolve(piece);
    },
  };
  return source;
}
