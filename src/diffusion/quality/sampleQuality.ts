import { RandomStream } from '../random/randomStream';
import { streams } from '../random/streams';
import { centredInterval, shareInterval, within, type Interval } from './bootstrap';
import { classBalance, classifierScore } from './classScores';
import { featureCount, featuresAt, type Features } from './features';
import { fitGaussian, frechetDistanceFrom } from './frechetDistance';
import { frechetInterval } from './frechetInterval';
import { memorisationOf, nearestNeighbours, precisionRecall } from './neighbours';

/** A set of images as a classifier sees it. */
export interface JudgedImages {
  readonly features: Features;
  /** Of each class. */
  readonly probabilities: Features;
}

/** What a set of samples is worth, in the features of a classifier; intervals are of 95 %. */
export interface SampleQuality {
  /** How many images of each kind there were, and in how many dimensions. */
  readonly samples: number;
  readonly heldOut: number;
  readonly training: number;
  readonly dimension: number;
  /** Fréchet distances to the training images: of the samples, of held-out images, and of noise. */
  readonly frechet: { readonly samples: Interval; readonly heldOut: Interval; readonly noise: number };
  /** exp of the mean divergence of class probabilities, 1 to the number of classes. */
  readonly score: { readonly samples: Interval; readonly heldOut: number };
  /** Against the held-out images, as many of the samples as there are of those. */
  readonly precision: Interval;
  readonly recall: Interval;
  /** Share of images with a class of probability ≥ 0.9. */
  readonly confident: { readonly samples: Interval; readonly heldOut: number };
  /** Share of each class. */
  readonly classes: readonly { readonly samples: Interval; readonly heldOut: number }[];
  readonly memorisation: {
    /** Median distances to the nearest training image. */
    readonly samples: number;
    readonly heldOut: number;
    /** Share of samples nearer to a training image than 99 of 100 held-out images are. */
    readonly suspicious: Interval;
    /** The samples that are nearest to a training image, the nearest first, and those images. */
    readonly nearest: readonly {
      readonly sample: number;
      readonly training: number;
      readonly distance: number;
    }[];
  };
}

export interface QualityOptions {
  readonly seed?: number;
  /** Resamples of each bootstrap. */
  readonly resamples?: number;
  /** How many nearest pairs are kept. */
  readonly pairs?: number;
  /** Awaited between pieces of work; false ends it. */
  readonly onProgress?: (done: number, total: number) => Promise<boolean>;
}

/** Vectors whose neighbours are looked for at once. */
const chunk = 50;

/**
 * Compares samples with real images in a classifier's features (Heusel et al. 2017; Salimans et al. 2016;
 * Kynkäänniemi et al. 2019): distances, diversity, class balance, and whether training images were memorised.
 * @returns undefined when it was stopped.
 * @throws {RangeError} for fewer than five samples, or features of other dimensions.
 */
export async function sampleQuality(
  sets: Readonly<Record<'samples' | 'heldOut' | 'training' | 'noise', JudgedImages>>,
  { seed = 0, resamples = 50, pairs = 8, onProgress }: QualityOptions = {},
): Promise<SampleQuality | undefined> {
  const { samples, heldOut, training, noise } = sets;
  const [count, real] = [featureCount(samples.features), featureCount(heldOut.features)];
  if (count < 5) {
    throw new RangeError(`The quality of ${count} samples cannot be told; draw at least 5.`);
  }
  const pieces = 2 * resamples + Math.ceil(count / chunk) + Math.ceil(real / chunk) + 1;
  let done = 0;
  const goesOn = async (): Promise<boolean> => (await onProgress?.((done += 1), pieces)) ?? true;

  const distance = frechetDistanceFrom(fitGaussian(training.features));
  const random = new RandomStream(seed, streams.bootstrap);
  const scores: number[] = [];
  const bootstrap = { random, resamples, goesOn };
  const onResample = (indices: Int32Array) =>
    scores.push(classifierScore(featuresAt(samples.probabilities, indices)));
  const neighbours = async (images: Features, size: number) => {
    const indices = new Int32Array(size);
    const distances = new Float64Array(size);
    for (let from = 0; from < size; from += chunk) {
      const to = Math.min(size, from + chunk);
      const found = nearestNeighbours(part(images, from, to), training.features);
      indices.set(found.indices, from);
      distances.set(found.distances, from);
      if (!(await goesOn())) {
        return undefined;
      }
    }
    return { indices, distances };
  };

  const ours = await frechetInterval(samples.features, distance, { ...bootstrap, onResample });
  const theirs = ours && (await frechetInterval(heldOut.features, distance, bootstrap));
  const made = theirs && (await neighbours(samples.features, count));
  const kept = made && (await neighbours(heldOut.features, real));
  if (!ours || !theirs || !made || !kept) {
    return undefined;
  }
  const compared = Math.min(count, real);
  const classes = samples.probabilities.dimension;
  const { precision, recall } = precisionRecall(heldOut.features, part(samples.features, 0, compared));
  if (!(await goesOn())) {
    return undefined;
  }

  const [balance, realBalance] = [classBalance(samples.probabilities), classBalance(heldOut.probabilities)];
  const share = (value: number, of = count) => shareInterval(Math.round(value * of), of);
  const { made: median, heldOut: realMedian, suspicious } = memorisationOf(made.distances, kept.distances);
  return {
    samples: count,
    heldOut: real,
    training: featureCount(training.features),
    dimension: samples.features.dimension,
    frechet: { samples: ours, heldOut: theirs, noise: distance(fitGaussian(noise.features)) },
    score: {
      samples: within(centredInterval(classifierScore(samples.probabilities), scores), 1, classes),
      heldOut: classifierScore(heldOut.probabilities),
    },
    precision: share(precision, compared),
    recall: share(recall, real),
    confident: { samples: share(balance.confident), heldOut: realBalance.confident },
    classes: Array.from(balance.frequencies, (frequency, k) => ({
      samples: share(frequency),
      heldOut: realBalance.frequencies[k] ?? 0,
    })),
    memorisation: {
      samples: median,
      heldOut: realMedian,
      suspicious: share(suspicious),
      nearest: nearestPairs(made, pairs),
    },
  };
}

function part({ values, dimension }: Features, from: number, to: number): Features {
  return { values: values.subarray(from * dimension, to * dimension), dimension };
}

function nearestPairs(
  { indices, distances }: { readonly indices: Int32Array; readonly distances: Float64Array },
  count: number,
): SampleQuality['memorisation']['nearest'] {
  return Array.from(distances, (distance, sample) => ({ sample, training: indices[sample] ?? 0, distance }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count);
}
