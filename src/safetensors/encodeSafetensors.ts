import { SafetensorsError } from './safetensorsError';
import { elementBytes, elementCount, type Tensor } from './tensor';

const alignment = 8;

/**
 * Writes tensors as one safetensors file. The data begin at a multiple of 8 bytes and wide elements come
 * first, so that a reader may look at every tensor in place.
 * @throws {SafetensorsError} when a tensor's data do not fill its shape, or a name is reserved.
 */
export function encodeSafetensors(
  tensors: ReadonlyMap<string, Tensor>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const ordered = [...tensors].sort(([, a], [, b]) => elementBytes[b.dtype] - elementBytes[a.dtype]);
  let end = 0;
  const entries = ordered.map(([name, tensor]) => {
    checkTensor(name, tensor);
    const begin = end;
    end += tensor.data.byteLength;
    return [name, { dtype: tensor.dtype, shape: tensor.shape, data_offsets: [begin, end] }] as const;
  });
  const header = paddedHeader(Object.fromEntries<unknown>([['__metadata__', metadata], ...entries]));
  const bytes = new Uint8Array(alignment + header.length + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, alignment);
  let position = alignment + header.length;
  for (const [, { data }] of ordered) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), position);
    position += data.byteLength;
  }
  return bytes;
}

function checkTensor(name: string, { shape, data }: Tensor): void {
  if (name === '__metadata__') {
    throw new SafetensorsError('A tensor cannot be named "__metadata__": safetensors keeps that name.');
  }
  if (elementCount(shape) !== data.length) {
    throw new SafetensorsError(
      `The tensor "${name}" has ${data.length} elements, which do not fill its shape [${shape.join(', ')}].`,
    );
  }
}

function paddedHeader(header: object): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = new Uint8Array(Math.ceil(json.length / alignment) * alignment).fill(0x20);
  padded.set(json);
  return padded;
}
