import { gaussianKl } from '../distributions/gaussian';
import { closedForm } from '../forwardProcess';
import { convertPrediction, type PredictionType } from '../parameterisation';
import { posterior, posteriorLogVarianceClipped } from '../posterior';
import { RandomStream } from '../random/randomStream';
import { streams } from '../random/streams';
import type { Schedule } from '../schedule';
import { MeanAndError, type Estimate } from './estimate';
import {
  discretizedGaussianLogLikelihood,
  priorBits,
  reverseLogVariance,
  type DecoderCdf,
  type ReverseVariance,
} from './terms';

/**
 * What the network says of a batch at the paper's t, 1…T: as many numbers as x has, or twice as many, each image's
 * variances behind it, where variances are learned.
 */
export type BoundDenoiser = (x: Float32Array, t: Int32Array) => Float32Array | Promise<Float32Array>;

/** Images of 256 levels, one after the other. */
export interface BoundData {
  readonly pixels: Uint8Array;
  /** Numbers in an image. */
  readonly imageSize: number;
}

export interface BoundOptions {
  /**
   * The t whose terms are worked out; all 1…T unless said. t = 1 is always among them. Terms fall steeply from t = 2
   * on: a few t should be dense there.
   */
  readonly timesteps?: readonly number[];
  /** Draws of noise for each image and t, 1 unless said. */
  readonly draws?: number;
  readonly seed?: number;
  /** Images given to the network at once, 64 unless said. */
  readonly batchSize?: number;
  /** `fixed_small` unless said. */
  readonly variance?: ReverseVariance;
  /** ε unless said. */
  readonly prediction?: PredictionType;
  /** Clip x̂_0 to [-1, 1], as the official code does; true unless said. */
  readonly clip?: boolean;
  /** The official code's approximation unless said. */
  readonly decoder?: DecoderCdf;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Draws have this many places in each image's random numbers. */
const mostDraws = 1024;

/** One term of the bound. */
export interface BoundTerm extends Estimate {
  /** The paper's t: the term is L_{t−1}, so that t = 1 is the decoder's L_0. */
  readonly t: number;
  /** Mean square of x_0 − x̂_0 at x_t, on the scale of [-1, 1]. */
  readonly meanSquaredError: number;
}

/** A row of the paper's Table 4. */
export interface RateDistortion {
  /** T − t + 1. */
  readonly reverseTime: number;
  /** Bits per dimension spent until x_t is known. */
  readonly rate: number;
  /** Root mean square of x_0 − x̂_0 at x_t, on the scale of 0…255. */
  readonly rmse: number;
}

/** An upper bound on −log₂ p(x_0) in bits per dimension (DDPM eq. 5), in parts; errors are standard errors. */
export interface Bound {
  readonly total: Estimate;
  /** L_T. */
  readonly prior: number;
  /** Rate L_T + Σ L_{t−1} over t > 1, and distortion L_0. */
  readonly rate: number;
  readonly distortion: number;
  /** By falling t. */
  readonly terms: readonly BoundTerm[];
  readonly rateDistortion: readonly RateDistortion[];
  /** Standard error that the noise alone leaves in the total; null with a single draw. */
  readonly noiseError: number | null;
  readonly images: number;
  readonly draws: number;
  /** Whether every t was worked out; if not, each stands for those nearest to it. */
  readonly complete: boolean;
}

/**
 * Works out the bound for images of 256 levels. The noise of an image, t and draw does not depend on what else is
 * evaluated.
 * @throws {RangeError} when there is no image, or a timestep is not in 1…T.
 * @throws the signal's reason when it is aborted.
 */
export async function evaluateBound(
  denoiser: BoundDenoiser,
  { pixels, imageSize }: BoundData,
  schedule: Schedule,
  options: BoundOptions = {},
): Promise<Bound> {
  const scaled = Float64Array.from(pixels, (level) => level / 127.5 - 1);
  return evaluateScaledBound(denoiser, { x0: scaled, imageSize }, schedule, options);
}

/** The same for images on the scale of [-1, 1]. */
export async function evaluateScaledBound(
  denoiser: BoundDenoiser,
  data: { readonly x0: Float64Array; readonly imageSize: number },
  schedule: Schedule,
  options: BoundOptions = {},
): Promise<Bound> {
  const { x0, imageSize } = data;
  const images = x0.length / imageSize;
  if (!Number.isInteger(images) || images < 1) {
    throw new RangeError(`${x0.length} numbers are no whole images of ${imageSize} each.`);
  }
  const { draws = 1, batchSize = 64, signal, onProgress } = options;
  if (!Number.isInteger(draws) || draws < 1 || draws > mostDraws) {
    throw new RangeError(`The draws of noise must be an integer in 1…${mostDraws}, not ${draws}.`);
  }
  const timesteps = chosenTimesteps(schedule, options.timesteps);
  const weights = timesteps.map((_, i) =>
    i === timesteps.length - 1 ? 1 : represented(timesteps, i, schedule.T),
  );
  const totals = new Float64Array(images);
  const drawTotals = new Float64Array(draws);
  const terms: BoundTerm[] = [];
  const work = timesteps.length * draws * images;
  let done = 0;
  for (const [i, t] of timesteps.entries()) {
    const bits = new MeanAndError();
    const squares = new MeanAndError();
    const weight = weights[i] ?? 1;
    for (let draw = 0; draw < draws; draw++) {
      for (let first = 0; first < images; first += batchSize) {
        signal?.throwIfAborted();
        const count = Math.min(batchSize, images - first);
        const batch = x0.subarray(first * imageSize, (first + count) * imageSize);
        const noise = noiseOf(options.seed ?? 0, { t, draw, first, count, imageSize });
        const values = await batchTerms(denoiser, batch, noise, imageSize, schedule, t, options);
        for (const [k, { term, square }] of values.entries()) {
          bits.add(term);
          squares.add(square);
          totals[first + k] = (totals[first + k] ?? 0) + (weight * term) / draws;
          drawTotals[draw] = (drawTotals[draw] ?? 0) + (weight * term) / images;
        }
        onProgress?.((done += count), work);
      }
    }
    terms.push({ t, ...bits.estimate, meanSquaredError: squares.estimate.value });
  }
  const prior = priorBits(schedule, x0.reduce((sum, x) => sum + x * x, 0) / x0.length);
  const priors = Float64Array.from({ length: images }, (_, k) => {
    const image = x0.subarray(k * imageSize, (k + 1) * imageSize);
    return priorBits(schedule, image.reduce((sum, x) => sum + x * x, 0) / imageSize);
  });
  const total = MeanAndError.of(totals.map((value, k) => value + (priors[k] ?? 0)));
  const noiseError = draws > 1 ? MeanAndError.of(drawTotals).standardError : null;
  const distortion = terms.at(-1)?.value ?? 0;
  return {
    total: images > 1 ? total : { value: total.value, standardError: noiseError ?? NaN },
    prior,
    rate: total.value - distortion,
    distortion,
    terms,
    rateDistortion: rateDistortion(terms, weights, prior, schedule.T),
    noiseError,
    images,
    draws,
    complete: timesteps.length === schedule.T,
  };
}

/** The chosen t, falling, with 1 among them. */
function chosenTimesteps({ T }: Schedule, given: readonly number[] | undefined): number[] {
  if (!given) {
    return Array.from({ length: T }, (_, i) => T - i);
  }
  for (const t of given) {
    if (!Number.isInteger(t) || t < 1 || t > T) {
      throw new RangeError(`A timestep of the bound must be an integer in 1…${T}, not ${t}.`);
    }
  }
  return [...new Set([...given, 1])].sort((a, b) => b - a);
}

/** How many of the t in 2…T are nearest to the i-th chosen one; at equal distance they are shared. */
function represented(timesteps: readonly number[], i: number, T: number): number {
  const t = timesteps[i] ?? 0;
  const above = i === 0 ? T + 0.5 : ((timesteps[i - 1] ?? T) + t) / 2;
  // The last chosen one is 1, whose term is of another kind and stands for itself alone.
  const below = i === timesteps.length - 2 ? 1.5 : (t + (timesteps[i + 1] ?? 1)) / 2;
  return above - below;
}

function noiseOf(
  seed: number,
  at: {
    readonly t: number;
    readonly draw: number;
    readonly first: number;
    readonly count: number;
    readonly imageSize: number;
  },
): Float32Array {
  const words = Math.ceil(at.imageSize / 4) * 4;
  const noise = new Float32Array(at.count * at.imageSize);
  for (let k = 0; k < at.count; k++) {
    // By image and draw under a stream of each t: more images or draws move none of the others.
    const stream = new RandomStream(seed, streams.evaluation + 256 * at.t);
    stream.position = ((at.first + k) * mostDraws + at.draw) * words;
    noise.set(stream.normal(at.imageSize), k * at.imageSize);
  }
  return noise;
}

/** L_{t−1} in bits per dimension and (x_0 − x̂_0)², for each image of a batch. */
async function batchTerms(
  denoiser: BoundDenoiser,
  x0: Float64Array,
  noise: Float32Array,
  imageSize: number,
  schedule: Schedule,
  t: number,
  options: BoundOptions,
): Promise<{ readonly term: number; readonly square: number }[]> {
  const { variance = 'fixed_small', prediction = 'epsilon', clip = true, decoder = 'tanh' } = options;
  const level = closedForm(schedule, t);
  // What the network sees is what it answers for: x_t in float32.
  const xt = Float32Array.from(x0, (x, i) => level.signal * x + level.noise * (noise[i] ?? 0));
  const count = x0.length / imageSize;
  const output = await denoiser(xt, new Int32Array(count).fill(t));
  const learned = variance === 'learned' || variance === 'learned_range';
  if (output.length !== x0.length * (learned ? 2 : 1)) {
    throw new RangeError(
      `The network answered with ${output.length} numbers where ${x0.length * (learned ? 2 : 1)} are needed.`,
    );
  }
  const form = convertPrediction(prediction, 'sample', level);
  const { x0: weightX0, xt: weightXt } = posterior(schedule, t);
  const trueVariance = Math.exp(posteriorLogVarianceClipped(schedule, t));
  const stride = learned ? 2 * imageSize : imageSize;
  const fixed = learned ? null : reverseLogVariance(schedule, t, variance);
  return Array.from({ length: count }, (_, k) => {
    let nats = 0;
    let square = 0;
    for (let j = 0; j < imageSize; j++) {
      const i = k * imageSize + j;
      const [start, noisy] = [x0[i] ?? 0, xt[i] ?? 0];
      const predicted = form.x * noisy + form.output * (output[k * stride + j] ?? 0);
      const guess = clip ? Math.min(1, Math.max(-1, predicted)) : predicted;
      const mean = weightX0 * guess + weightXt * noisy;
      const logVariance =
        fixed ?? reverseLogVariance(schedule, t, variance, output[k * stride + imageSize + j]);
      nats +=
        t === 1
          ? -discretizedGaussianLogLikelihood(start, mean, logVariance / 2, decoder)
          : gaussianKl(weightX0 * start + weightXt * noisy, trueVariance, mean, Math.exp(logVariance));
      square += (start - guess) ** 2;
    }
    return { term: nats / imageSize / Math.LN2, square: square / imageSize };
  });
}

function rateDistortion(
  terms: readonly BoundTerm[],
  weights: readonly number[],
  prior: number,
  T: number,
): RateDistortion[] {
  let rate = prior;
  return terms.map(({ t, value, meanSquaredError }, i) => {
    const row = { reverseTime: T - t + 1, rate, rmse: 127.5 * Math.sqrt(meanSquaredError) };
    // x_{t−1} is known once L_{t−1} is spent.
    rate += value * (weights[i] ?? 1);
    return row;
  });
}
