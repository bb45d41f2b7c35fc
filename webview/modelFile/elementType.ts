import { bfloat16Value, float16Value } from '../engine/models/float16';

/** How an array's numbers are stored. */
export interface ElementType {
  readonly kind: 'float' | 'bfloat' | 'signed' | 'unsigned';
  /** Bytes of each. */
  readonly bytes: 1 | 2 | 4 | 8;
  readonly bigEndian: boolean;
}

const little = { bigEndian: false } as const;

/** By safetensors' name of it. */
export const safetensorsTypes = {
  F64: { kind: 'float', bytes: 8, ...little },
  F32: { kind: 'float', bytes: 4, ...little },
  F16: { kind: 'float', bytes: 2, ...little },
  BF16: { kind: 'bfloat', bytes: 2, ...little },
  I64: { kind: 'signed', bytes: 8, ...little },
  I32: { kind: 'signed', bytes: 4, ...little },
  U8: { kind: 'unsigned', bytes: 1, ...little },
} as const satisfies Record<string, ElementType>;

/** By NumPy's descr: its mark of the byte order, its kind and its bytes. Undefined for what is no plain number. */
export function numpyType(descr: string): ElementType | undefined {
  const [, order = '', letter = '', digits = ''] = /^([<>|=])([bfiu])([1248])$/.exec(descr) ?? [];
  const bytes = Number(digits) as ElementType['bytes'];
  const bigEndian = order === '>';
  switch (letter) {
    case 'f':
      return bytes === 1 ? undefined : { kind: 'float', bytes, bigEndian };
    case 'i':
      return { kind: 'signed', bytes, bigEndian };
    case 'u':
      return { kind: 'unsigned', bytes, bigEndian };
    case 'b':
      return bytes === 1 ? { kind: 'unsigned', bytes, bigEndian } : undefined;
    default:
      return undefined;
  }
}

/** Reads numbers by their index; 64-bit integers are rounded to float64. */
export function numberReader(data: Uint8Array, type: ElementType): (index: number) => number {
  const { kind, bytes, bigEndian } = type;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const isLittle = !bigEndian;
  if (kind === 'bfloat') {
    return (i) => bfloat16Value(view.getUint16(2 * i, isLittle));
  }
  switch (`${kind}${bytes}` as const) {
    case 'float8':
      return (i) => view.getFloat64(8 * i, isLittle);
    case 'float4':
      return (i) => view.getFloat32(4 * i, isLittle);
    case 'float2':
      return (i) => float16Value(view.getUint16(2 * i, isLittle));
    case 'signed8':
      return (i) => Number(view.getBigInt64(8 * i, isLittle));
    case 'signed4':
      return (i) => view.getInt32(4 * i, isLittle);
    case 'signed2':
      return (i) => view.getInt16(2 * i, isLittle);
    case 'signed1':
      return (i) => view.getInt8(i);
    case 'unsigned8':
      return (i) => Number(view.getBigUint64(8 * i, isLittle));
    case 'unsigned4':
      return (i) => view.getUint32(4 * i, isLittle);
    case 'unsigned2':
      return (i) => view.getUint16(2 * i, isLittle);
    case 'unsigned1':
    case 'float1':
      return (i) => view.getUint8(i);
  }
}
