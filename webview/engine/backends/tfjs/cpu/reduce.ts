/** Sums `x` over the given axes, times `scale`; sums are float64. The result has the kept axes in their order. */
export function reduceSum(
  x: Float32Array,
  shape: readonly number[],
  axes: readonly number[],
  scale = 1,
): Float32Array {
  const { extents, outStrides } = mergeAxes(shape, axes);
  const kept = shape.filter((_, axis) => !axes.includes(axis));
  const sums = new Float64Array(kept.reduce((product, extent) => product * extent, 1));
  const inner = extents.length - 1;
  const length = extents[inner] ?? 1;
  const outStride = outStrides[inner] ?? 0;
  const index = new Int32Array(extents.length);
  let at = 0;
  for (let start = 0; start < x.length; start += length) {
    if (outStride === 0) {
      let sum = 0;
      for (let i = 0; i < length; i++) {
        sum += x[start + i] as number;
      }
      sums[at] = (sums[at] as number) + sum;
    } else {
      for (let i = 0; i < length; i++) {
        sums[at + i] = (sums[at + i] as number) + (x[start + i] as number);
      }
    }
    for (let axis = inner - 1; axis >= 0; axis--) {
      const extent = extents[axis] ?? 1;
      const stride = outStrides[axis] ?? 0;
      const next = (index[axis] ?? 0) + 1;
      at += stride;
      if (next < extent) {
        index[axis] = next;
        break;
      }
      index[axis] = 0;
      at -= extent * stride;
    }
  }
  return Float32Array.from(sums, (sum) => sum * scale);
}

/** The input's axes, adjacent axes that are all kept or all summed merged, with their strides in the result (0 for a summed axis). */
function mergeAxes(
  shape: readonly number[],
  axes: readonly number[],
): { readonly extents: readonly number[]; readonly outStrides: readonly number[] } {
  const extents: number[] = [];
  const summed: boolean[] = [];
  shape.forEach((extent, axis) => {
    const isSummed = axes.includes(axis);
    const last = extents.length - 1;
    if (last >= 0 && summed[last] === isSummed) {
      extents[last] = (extents[last] ?? 1) * extent;
    } else {
      extents.push(extent);
      summed.push(isSummed);
    }
  });
  const outStrides = new Array<number>(extents.length).fill(0);
  let stride = 1;
  for (let axis = extents.length - 1; axis >= 0; axis--) {
    if (summed[axis]) {
      continue;
    }
    outStrides[axis] = stride;
    stride *= extents[axis] ?? 1;
  }
  return { extents, outStrides };
}
