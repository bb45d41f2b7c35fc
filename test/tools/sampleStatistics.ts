/** Grey images in [0, 255], row-major, one after the other. */
export interface Images {
  readonly side: number;
  readonly count: number;
  readonly pixels: ArrayLike<number>;
}

/** A pixel darker than this is background. */
const backgroundBelow = 0.1;

/** What tells digits from what is none. Grey values are taken as 0…1. */
export interface SampleStatistics {
  /** Share of pixels below 0.1. */
  readonly background: number;
  /** Root mean square difference between the mean image and the mean digit. */
  readonly meanMapDistance: number;
  /** Pearson's correlation of the mean image with the mean digit; 0 where one of them is flat. */
  readonly meanMapCorrelation: number;
  /** Root mean square difference per pixel to the nearest training digit, averaged over the images. */
  readonly nearestDigit: number;
}

/** Compares images with real digits. */
export function sampleStatistics(images: Images, training: Images): SampleStatistics {
  const mean = meanImage(images);
  const digit = meanImage(training);
  return {
    background: backgroundShare(images),
    meanMapDistance: distance(mean, digit),
    meanMapCorrelation: correlation(mean, digit),
    nearestDigit: meanNearestDistance(images, training),
  };
}

export function backgroundShare({ pixels }: Images): number {
  let background = 0;
  for (let i = 0; i < pixels.length; i++) {
    if ((pixels[i] ?? 0) / 255 < backgroundBelow) {
      background++;
    }
  }
  return background / pixels.length;
}

/** The mean intensity of every pixel over all images, 0…1. */
export function meanImage({ pixels, side, count }: Images): Float64Array {
  const mean = new Float64Array(side * side);
  for (let i = 0; i < pixels.length; i++) {
    const pixel = i % mean.length;
    mean[pixel] = (mean[pixel] ?? 0) + (pixels[i] ?? 0) / 255 / count;
  }
  return mean;
}

/** Root mean square difference. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  }
  return Math.sqrt(sum / a.length);
}

/** Pearson's correlation; 0 when one of the two does not vary. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>) =>
    Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] ?? 0) - meanA, (b[i] ?? 0) - meanB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

/** Mean over `images` of the root mean square distance per pixel (0…1) to the nearest of `training`. */
export function meanNearestDistance(images: Images, training: Images): number {
  const size = images.side ** 2;
  let total = 0;
  for (let i = 0; i < images.count; i++) {
    let nearest = Infinity;
    for (let j = 0; j < training.count; j++) {
      let sum = 0;
      for (let p = 0; p < size && sum < nearest; p++) {
        sum += ((images.pixels[i * size + p] ?? 0) - (training.pixels[j * size + p] ?? 0)) ** 2;
      }
      nearest = Math.min(nearest, sum);
    }
    total += Math.sqrt(nearest / size) / 255;
  }
  return total / images.count;
}

/**
 * In which statistics `samples` are not nearer the real digits' value than `other` is: none of them, if the
 * samples are nearer the digits.
 */
export function notNearer(
  samples: SampleStatistics,
  other: SampleStatistics,
  real: SampleStatistics,
): (keyof SampleStatistics)[] {
  const keys = Object.keys(real) as (keyof SampleStatistics)[];
  return keys.filter((key) => !(Math.abs(samples[key] - real[key]) < Math.abs(other[key] - real[key])));
}
