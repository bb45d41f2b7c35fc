/** Bins of equal width over from…to. */
export interface Bins {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** The density that values show, a number for each bin: their share in it over its width. Those outside count, too. */
export function histogram(values: ArrayLike<number>, { from, to, count }: Bins): Float64Array {
  const width = (to - from) / count;
  const heights = new Float64Array(count);
  for (let index = 0; index < values.length; index++) {
    const bin = Math.floor(((values[index] ?? NaN) - from) / width);
    if (bin >= 0 && bin < count) {
      heights[bin] = (heights[bin] ?? 0) + 1;
    }
  }
  return heights.map((each) => each / (values.length * width));
}

/** The height of the bin that x is in; 0 outside of all. */
export function histogramAt(heights: Float64Array, { from, to, count }: Bins, x: number): number {
  return x < from || x >= to ? 0 : (heights[Math.floor(((x - from) / (to - from)) * count)] ?? 0);
}
