import { headerLength, lengthBytes, readHeader } from '../../src/safetensors';
import type { ArrayFile } from './arrayFile';
import type { ByteSource } from './byteSource';
import { readStretch } from './readStretch';
import { safetensorsTypes } from './elementType';

/**
 * Reads the header of a safetensors file; tensors are read when they are asked for.
 * @throws {SafetensorsError} when the header is not as the format says.
 */
export async function openSafetensors(source: ByteSource): Promise<ArrayFile> {
  const { size } = source;
  const length = headerLength(await source.read(0, lengthBytes), size);
  const dataBegin = lengthBytes + length;
  const header = await readStretch(source, lengthBytes, dataBegin);
  const { metadata, entries } = readHeader(header, size - dataBegin);
  return {
    metadata,
    leftOut: [],
    entries: entries.map(({ name, dtype, shape, begin, end }) => ({
      name,
      dtype,
      shape,
      type: safetensorsTypes[dtype],
      firstFastest: false,
      read: (most) => readStretch(source, dataBegin + begin, dataBegin + Math.min(end, begin + most)),
    })),
  };
}
