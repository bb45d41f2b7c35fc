/** Element types of ONNX that a denoiser's tensors may have. */
export type ElementType = 'float32' | 'uint8' | 'int8' | 'int32' | 'int64' | 'bool' | 'float16' | 'float64';

/** A tensor as far as it is known before anything runs. */
export interface TensorValue {
  readonly type: ElementType;
  readonly dims: readonly number[];
  /** Its numbers, when they are few and follow from the file alone. */
  readonly data?: readonly number[];
}

interface ElementKind {
  readonly name: ElementType;
  readonly bytes: number;
  /** Reads raw little-endian data; absent where no shape is ever made of the type. */
  readonly read?: (raw: Uint8Array) => number[];
}

const view = (raw: Uint8Array) => new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
const each = (raw: Uint8Array, bytes: number, at: (offset: number) => number): number[] =>
  Array.from({ length: Math.floor(raw.length / bytes) }, (_, i) => at(i * bytes));

/** By TensorProto.DataType. */
export const elementTypes: Readonly<Record<number, ElementKind>> = {
  1: { name: 'float32', bytes: 4, read: (raw) => each(raw, 4, (i) => view(raw).getFloat32(i, true)) },
  2: { name: 'uint8', bytes: 1, read: (raw) => [...raw] },
  3: { name: 'int8', bytes: 1, read: (raw) => each(raw, 1, (i) => view(raw).getInt8(i)) },
  6: { name: 'int32', bytes: 4, read: (raw) => each(raw, 4, (i) => view(raw).getInt32(i, true)) },
  7: { name: 'int64', bytes: 8, read: (raw) => each(raw, 8, (i) => Number(view(raw).getBigInt64(i, true))) },
  9: { name: 'bool', bytes: 1, read: (raw) => [...raw] },
  10: { name: 'float16', bytes: 2 },
  11: { name: 'float64', bytes: 8, read: (raw) => each(raw, 8, (i) => view(raw).getFloat64(i, true)) },
};

const bytesOfType = new Map(Object.values(elementTypes).map(({ name, bytes }) => [name, bytes]));

/** Elements of a shape. */
export function countOf(dims: readonly number[]): number {
  return dims.reduce((product, extent) => product * extent, 1);
}

export function bytesOf({ type, dims }: TensorValue): number {
  return countOf(dims) * (bytesOfType.get(type) ?? 8);
}

export const isWhole = (type: ElementType): boolean => !type.startsWith('float');

/** Numbers of small tensors, which may be shapes, are followed; of larger ones only the shape. */
export const mostKnown = 1024;
