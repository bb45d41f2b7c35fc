/** Numbers in a few numbers. */
export interface Summary {
  readonly count: number;
  readonly notNumbers: number;
  readonly infinite: number;
  /** Of the finite ones, as all below; undefined where there are none. */
  readonly range: { readonly min: number; readonly max: number } | undefined;
  readonly mean: number;
  /** The standard deviation, of all rather than of a sample. */
  readonly deviation: number;
  /** How many are in each bin; the bins have one width, from min to max. */
  readonly bins: readonly number[];
}

/** Numbers that are read before others may have the thread. */
const slice = 200_000;
const binCount = 48;

/**
 * Sums up the first `count` numbers.
 * @param pause is waited for between slices; what it throws ends the work.
 */
export async function summarise(
  at: (index: number) => number,
  count: number,
  pause: () => Promise<void>,
): Promise<Summary> {
  let [notNumbers, infinite, finite] = [0, 0, 0];
  let [min, max, mean, squares] = [Infinity, -Infinity, 0, 0];
  await inSlices(count, pause, (index) => {
    const value = at(index);
    if (!Number.isFinite(value)) {
      notNumbers += Number.isNaN(value) ? 1 : 0;
      infinite += Number.isNaN(value) ? 0 : 1;
      return;
    }
    // Welford's recurrence: sums of squares of large numbers would cancel.
    finite += 1;
    const difference = value - mean;
    mean += difference / finite;
    squares += difference * (value - mean);
    min = Math.min(min, value);
    max = Math.max(max, value);
  });
  const bins = new Array<number>(binCount).fill(0);
  const width = max - min;
  if (finite > 0 && Number.isFinite(width)) {
    await inSlices(count, pause, (index) => {
      const value = at(index);
      if (Number.isFinite(value)) {
        const bin = width === 0 ? 0 : Math.min(binCount - 1, Math.floor(((value - min) / width) * binCount));
        bins[bin] = (bins[bin] ?? 0) + 1;
      }
    });
  }
  return {
    count,
    notNumbers,
    infinite,
    range: finite > 0 ? { min, max } : undefined,
    mean: finite > 0 ? mean : NaN,
    deviation: finite > 0 ? Math.sqrt(squares / finite) : NaN,
    bins,
  };
}

async function inSlices(
  count: number,
  pause: () => Promise<void>,
  each: (index: number) => void,
): Promise<void> {
  for (let from = 0; from < count; from += slice) {
    await pause();
    for (let index = from; index < Math.min(count, from + slice); index++) {
      each(index);
    }
  }
}
