/** How many elements a sorted list begins with that pass a test which all later ones fail: a binary search. */
export function countLeading<T>(sorted: readonly T[], passes: (each: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(sorted[middle]!)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Index of the last element ≤ `value` in a rising array; −1 for none. */
export const lastAtOrBefore = (rising: readonly number[], value: number): number =>
  countLeading(rising, (each) => each <= value) - 1;
