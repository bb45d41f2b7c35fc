/** The element types that this project reads and writes, and the arrays that hold them. */
export interface TensorArrays {
  F32: Float32Array;
  /** IEEE half precision, as its raw bits. */
  F16: Uint16Array;
  /** The upper half of a float32, as its raw bits. */
  BF16: Uint16Array;
  F64: Float64Array;
  I32: Int32Array;
  I64: BigInt64Array;
  U8: Uint8Array;
}
export type Dtype = keyof TensorArrays;

/** A tensor of a safetensors file, row-major; `dtype` says which array holds it. */
export type Tensor = {
  readonly [D in Dtype]: {
    readonly dtype: D;
    readonly shape: readonly number[];
    readonly data: TensorArrays[D];
  };
}[Dtype];

/** Bytes an element takes. */
export const elementBytes: Readonly<Record<Dtype, number>> = {
  F32: 4,
  F16: 2,
  BF16: 2,
  F64: 8,
  I32: 4,
  I64: 8,
  U8: 1,
};

/** The number of elements of a shape; not a safe integer when the shape is absurd. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Typed arrays have the machine's byte order and the format is little-endian, as is every machine that runs VS Code. */
export function tensorOver(
  dtype: Dtype,
  shape: readonly number[],
  buffer: ArrayBufferLike,
  offset: number,
): Tensor {
  const count = elementCount(shape);
  switch (dtype) {
    case 'F32':
      return { dtype, shape, data: new Float32Array(buffer, offset, count) };
    case 'F64':
      return { dtype, shape, data: new Float64Array(buffer, offset, count) };
    case 'BF16':
      return { dtype, shape, data: new Uint16Array(buffer, offset, count) };
    case 'F16':
      return { dtype, shape, data: new Uint16Array(buffer, offset, count) };
    case 'I32':
      return { dtype, shape, data: new Int32Array(buffer, offset, count) };
    case 'I64':
      return { dtype, shape, data: new BigInt64Array(buffer, offset, count) };
    case 'U8':
      return { dtype, shape, data: new Uint8Array(buffer, offset, count) };
  }
}
