/** max |a − b| / max |b|; infinite for arrays of different lengths, NaN where one holds NaN. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) {
    return Infinity;
  }
  const difference = largest(expected.length, (i) => (actual[i] ?? NaN) - (expected[i] ?? NaN));
  return difference === 0 ? 0 : difference / largest(expected.length, (i) => expected[i] ?? NaN);
}

/** max |a − b|. */
export function absoluteError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) {
    return Infinity;
  }
  return largest(expected.length, (i) => (actual[i] ?? NaN) - (expected[i] ?? NaN));
}

function largest(count: number, value: (i: number) => number): number {
  let most = 0;
  for (let i = 0; i < count; i++) {
    const size = Math.abs(value(i));
    if (!(size <= most)) {
      most = size;
    }
    if (Number.isNaN(most)) {
      return NaN;
    }
  }
  return most;
}
