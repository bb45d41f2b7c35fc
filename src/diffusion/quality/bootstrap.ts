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
  const values = Array.from({ length: resamples }, () => statistic(random.integers(count, count)));
  return {
    value: statistic(Int32Array.from({ length: count }, (_, i) => i)),
    ...percentiles(values, confidence),
  };
}

/** The ends of the middle `confidence` of some values. */
export function percentiles(values: readonly number[], confidence = 0.95): Pick<Interval, 'low' | 'high'> {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  const tail = (1 - confidence) / 2;
  return { low: at(tail), high: at(1 - tail) };
}

/**
 * The interval of a statistic whose resampled values are all too high or too low, as those of a Fréchet distance
 * are (repeated vectors span less): the percentiles, moved by the difference of the values' mean from the statistic.
 */
export function centredInterval(value: number, resampled: readonly number[], confidence = 0.95): Interval {
  const { low, high } = percentiles(resampled, confidence);
  const bias = resampled.reduce((sum, each) => sum + each, 0) / resampled.length - value;
  return { value, low: low - bias, high: high - bias };
}

/** An interval cut to what is possible. */
export function within({ value, low, high }: Interval, least: number, most: number): Interval {
  return { value, low: Math.max(least, low), high: Math.min(most, high) };
}

/** Wilson's interval (1927) of a share of which `hits` of `count` were seen, at 95 %. */
export function shareInterval(hits: number, count: number): Interval {
  if (!(count > 0)) {
    throw new RangeError('A share takes at least one case.');
  }
  const z = 1.959964;
  const share = hits / count;
  const scale = 1 / (1 + z ** 2 / count);
  const middle = scale * (share + z ** 2 / (2 * count));
  const half = scale * z * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
