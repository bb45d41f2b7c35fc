import { RandomStream } from '../random/randomStream';
import { streams } from '../random/streams';
import type { Interval } from './bootstrap';
import { featureCount, type Features } from './features';
import { fitGaussian, frechetDistanceFrom } from './frechetDistance';
import { frechetInterval } from './frechetInterval';
import { nearestNeighbours } from './neighbours';
import type { QualityOptions } from './sampleQuality';

/** How far samples are from real images in some features; intervals are of 95 %. */
export interface SampleDistance {
  /** Images of each kind that were compared with `reference` real ones. */
  readonly compared: number;
  readonly reference: number;
  readonly dimension: number;
  /** Fréchet distances to the same real images: of the samples, of other real images, and of noise. */
  readonly frechet: { readonly samples: Interval; readonly real: Interval; readonly noise: number };
  /** The samples that are nearest to a real image, the nearest first; `real` counts those of `reference`, then others. */
  readonly nearest: readonly {
    readonly sample: number;
    readonly real: number;
    readonly distance: number;
  }[];
}

/** Vectors whose neighbours are looked for at once. */
const chunk = 50;

/**
 * Compares samples with one part of the real images, as another part is compared with it: a Fréchet distance (Heusel
 * et al. 2017, eq. 6) of few images is too large by what their number makes of it, and by the same for equally many.
 * @returns undefined when it was stopped.
 * @throws {RangeError} unless samples, real images and noise are equally many, and two or more.
 */
export async function sampleDistance(
  sets: Readonly<Record<'samples' | 'real' | 'reference' | 'noise', Features>>,
  { seed = 0, resamples = 50, pairs = 8, onProgress }: QualityOptions = {},
): Promise<SampleDistance | undefined> {
  const { samples, real, reference, noise } = sets;
  const compared = featureCount(samples);
  if (featureCount(real) !== compared || featureCount(noise) !== compared) {
    throw new RangeError('As many real images, and as much noise, are compared as there are samples.');
  }
  const total = 2 * resamples + Math.ceil(compared / chunk);
  let done = 0;
  const goesOn = async (): Promise<boolean> => (await onProgress?.((done += 1), total)) ?? true;

  const distance = frechetDistanceFrom(fitGaussian(reference));
  const random = new RandomStream(seed, streams.bootstrap);
  const bootstrap = { random, resamples, goesOn };
  const ours = await frechetInterval(samples, distance, bootstrap);
  const theirs = ours && (await frechetInterval(real, distance, bootstrap));
  if (!ours || !theirs) {
    return undefined;
  }

  const { dimension } = samples;
  const known = { values: new Float64Array(reference.values.length + real.values.length), dimension };
  known.values.set(reference.values);
  known.values.set(real.values, reference.values.length);
  const found: { sample: number; real: number; distance: number }[] = [];
  for (let from = 0; from < compared; from += chunk) {
    const to = Math.min(compared, from + chunk);
    const part = { values: samples.values.subarray(from * dimension, to * dimension), dimension };
    const { indices, distances } = nearestNeighbours(part, known);
    indices.forEach((at, i) => found.push({ sample: from + i, real: at, distance: distances[i] ?? NaN }));
    if (!(await goesOn())) {
      return undefined;
    }
  }
  return {
    compared,
    reference: featureCount(reference),
    dimension,
    frechet: { samples: ours, real: theirs, noise: distance(fitGaussian(noise)) },
    nearest: found.sort((a, b) => a.distance - b.distance).slice(0, pairs),
  };
}
