import type { FullSchedulerConfig } from './schedulerKeys';

/**
 * Dynamic thresholding (Saharia et al. 2022, section 2.3): clips each image at a quantile s of its magnitudes,
 * with 1 ≤ s ≤ sample_max_value, and divides it by s.
 */
export function dynamicThreshold(
  x0: Float32Array,
  { dynamic_thresholding_ratio: ratio, sample_max_value: largest }: FullSchedulerConfig,
  batch: number,
): Float32Array {
  const size = x0.length / batch;
  const result = new Float32Array(x0.length);
  for (let start = 0; start < x0.length; start += size) {
    const image = x0.subarray(start, start + size);
    const s = Math.min(Math.max(quantile(image.map(Math.abs), ratio), 1), largest);
    result.set(
      image.map((value) => Math.min(s, Math.max(-s, value)) / s),
      start,
    );
  }
  return result;
}

/** The quantile between the two nearest ranks, interpolated linearly. */
function quantile(values: Float32Array, ratio: number): number {
  const sorted = values.toSorted();
  const rank = ratio * (sorted.length - 1);
  const low = sorted[Math.floor(rank)] ?? 0;
  const high = sorted[Math.ceil(rank)] ?? low;
  return low + (rank - Math.floor(rank)) * (high - low);
}
