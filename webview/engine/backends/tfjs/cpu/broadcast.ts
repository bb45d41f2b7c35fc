export type BinaryOperation = 'add' | 'subtract' | 'multiply' | 'divide';

/** Strides of an operand along the axes of the result, 0 where it is repeated; adjacent axes are merged. */
interface Walk {
  readonly extents: readonly number[];
  readonly aStrides: readonly number[];
  readonly bStrides: readonly number[];
}

/** a ∘ b with NumPy's broadcasting rules; `shape` is the broadcast shape. */
export function broadcastBinary(
  operation: BinaryOperation,
  a: Float32Array,
  aShape: readonly number[],
  b: Float32Array,
  bShape: readonly number[],
  shape: readonly number[],
): Float32Array {
  const { extents, aStrides, bStrides } = mergeAxes(shape, aShape, bShape);
  const out = new Float32Array(extents.reduce((product, extent) => product * extent, 1));
  const inner = extents.length - 1;
  const length = extents[inner] ?? 1;
  const row = rows[operation];
  const index = new Int32Array(extents.length);
  let ai = 0;
  let bi = 0;
  for (let o = 0; o < out.length; o += length) {
    row(out, o, length, a, ai, aStrides[inner] ?? 0, b, bi, bStrides[inner] ?? 0);
    for (let axis = inner - 1; axis >= 0; axis--) {
      const extent = extents[axis] ?? 1;
      const next = (index[axis] ?? 0) + 1;
      ai += aStrides[axis] ?? 0;
      bi += bStrides[axis] ?? 0;
      if (next < extent) {
        index[axis] = next;
        break;
      }
      index[axis] = 0;
      ai -= extent * (aStrides[axis] ?? 0);
      bi -= extent * (bStrides[axis] ?? 0);
    }
  }
  return out;
}

function mergeAxes(shape: readonly number[], aShape: readonly number[], bShape: readonly number[]): Walk {
  const aAll = stridesWithin(shape, aShape);
  const bAll = stridesWithin(shape, bShape);
  const extents: number[] = [];
  const aStrides: number[] = [];
  const bStrides: number[] = [];
  shape.forEach((extent, axis) => {
    if (extent === 1) {
      return;
    }
    const aStride = aAll[axis] ?? 0;
    const bStride = bAll[axis] ?? 0;
    const last = extents.length - 1;
    const mergeable = last >= 0 && aStrides[last] === aStride * extent && bStrides[last] === bStride * extent;
    if (mergeable) {
      extents[last] = (extents[last] ?? 1) * extent;
      aStrides[last] = aStride;
      bStrides[last] = bStride;
    } else {
      extents.push(extent);
      aStrides.push(aStride);
      bStrides.push(bStride);
    }
  });
  return extents.length > 0
    ? { extents, aStrides, bStrides }
    : { extents: [1], aStrides: [0], bStrides: [0] };
}

function stridesWithin(shape: readonly number[], operand: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(0);
  let stride = 1;
  for (let axis = operand.length - 1; axis >= 0; axis--) {
    const extent = operand[axis] ?? 1;
    if (extent !== 1) {
      strides[axis + shape.length - operand.length] = stride;
    }
    stride *= extent;
  }
  return strides;
}

type Row = (
  out: Float32Array,
  o: number,
  length: number,
  a: Float32Array,
  ai: number,
  aStride: number,
  b: Float32Array,
  bi: number,
  bStride: number,
) => void;

/** One loop per operation: a shared loop that calls a function per element is several times slower. */
const rows: Readonly<Record<BinaryOperation, Row>> = {
  add(out, o, length, a, ai, aStride, b, bi, bStride) {
    for (let i = 0; i < length; i++, ai += aStride, bi += bStride) {
      out[o + i] = (a[ai] as number) + (b[bi] as number);
    }
  },
  subtract(out, o, length, a, ai, aStride, b, bi, bStride) {
    for (let i = 0; i < length; i++, ai += aStride, bi += bStride) {
      out[o + i] = (a[ai] as number) - (b[bi] as number);
    }
  },
  multiply(out, o, length, a, ai, aStride, b, bi, bStride) {
    for (let i = 0; i < length; i++, ai += aStride, bi += bStride) {
      out[o + i] = (a[ai] as number) * (b[bi] as number);
    }
  },
  divide(out, o, length, a, ai, aStride, b, bi, bStride) {
    for (let i = 0; i < length; i++, ai += aStride, bi += bStride) {
      out[o + i] = (a[ai] as number) / (b[bi] as number);
    }
  },
};
