import { RandomStream } from '../random/randomStream';
import { streams } from '../random/streams';

/** A statistic with the interval that its resampled values leave. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The percentile bootstrap (Efron 1979): works the statistic out anew for `resamples` draws of `count` indices with
 * repetition, and takes the middle `confidence` of its values. The same seed gives the same interval.
 */
export function bootstrapInterval(
  count: number,
  statistic: (indices: Int32Array) => number,
  {
    resamples = 200,
    confidence = 0.95,
    seed = 0,
  }: { readonly resamples?: number; readonly confidence?: number; readonly seed?: number } = {},
): Interval {
  const random = new RandomStream(seed, streams.bootstrap);
  const values = Float64Array.from({ length: resamples }, () =>
    statistic(random.integers(count, count)),
  ).sort();
  const at = (share: number) => values[Math.round(share * (resamples - 1))] ?? NaN;
  const tail = (1 - confidence) / 2;
  return {
    value: statistic(Int32Array.from({ length: count }, (_, i) => i)),
    low: at(tail),
    high: at(1 - tail),
  };
}
