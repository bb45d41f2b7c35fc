import { headerLength, lengthBytes, readHeader } from './header';
import { elementBytes, tensorOver, type Dtype, type Tensor } from './tensor';

/** What a safetensors file holds, in the order of its header. */
export interface SafetensorsFile {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: ReadonlyMap<string, Tensor>;
}

/**
 * Reads a safetensors file. Tensors look at `bytes` in place where their alignment allows, and are copied where
 * it does not.
 * @throws {SafetensorsError} when anything is not as the format says: nothing is read then.
 */
export function decodeSafetensors(bytes: Uint8Array): SafetensorsFile {
  const headerEnd = lengthBytes + headerLength(bytes, bytes.length);
  const { metadata, entries } = readHeader(bytes.subarray(lengthBytes, headerEnd), bytes.length - headerEnd);
  const tensors = new Map<string, Tensor>();
  for (const { name, dtype, shape, begin, end } of entries) {
    tensors.set(name, tensorAt(bytes, dtype, shape, headerEnd + begin, headerEnd + end));
  }
  return { metadata, tensors };
}

function tensorAt(
  bytes: Uint8Array,
  dtype: Dtype,
  shape: readonly number[],
  begin: number,
  end: number,
): Tensor {
  const offset = bytes.byteOffset + begin;
  return offset % elementBytes[dtype] === 0
    ? tensorOver(dtype, shape, bytes.buffer, offset)
    : tensorOver(dtype, shape, new Uint8Array(bytes.subarray(begin, end)).buffer, 0);
}
