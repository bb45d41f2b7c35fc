import type { RandomStream } from '../random/randomStream';
import { centredInterval, within, type Interval } from './bootstrap';
import { featureCount, featuresAt, type Features } from './features';
import { fitGaussian, type frechetDistanceFrom } from './frechetDistance';

interface FrechetOptions {
  readonly random: RandomStream;
  readonly resamples: number;
  /** Awaited after each resample; false ends it. */
  readonly goesOn: () => Promise<boolean>;
  /** Told which images each resample is of. */
  readonly onResample?: (indices: Int32Array) => void;
}

/** The Fréchet distance of images from what `distance` measures from, with its bootstrap; undefined when it was stopped. */
export async function frechetInterval(
  images: Features,
  distance: ReturnType<typeof frechetDistanceFrom>,
  { random, resamples, goesOn, onResample }: FrechetOptions,
): Promise<Interval | undefined> {
  const count = featureCount(images);
  const values: number[] = [];
  for (let k = 0; k < resamples; k++) {
    const indices = random.integers(count, count);
    values.push(distance(fitGaussian(featuresAt(images, indices))));
    onResample?.(indices);
    if (!(await goesOn())) {
      return undefined;
    }
  }
  return within(centredInterval(distance(fitGaussian(images)), values), 0, Infinity);
}
