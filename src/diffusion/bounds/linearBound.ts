import { gaussianKl } from '../distributions/gaussian';
import { closedForm } from '../forwardProcess';
import { posterior } from '../posterior';
import { entryAt, type Schedule } from '../schedule';
import { crossEntropyBits, greyLevel, logBinMass, type GreyPixel } from './greyPixel';
import { priorBits, reverseLogVariance } from './terms';

/**
 * A denoiser of one pixel that is linear in x_t: ε_θ = factor · ε̂ + offset, where ε̂ is the best linear prediction of ε
 * from x_t. With factor 1 and offset 0 it is the exact one for Gaussian data.
 */
export interface LinearModel {
  readonly factor: number;
  readonly offset: number;
  /**
   * σ_t²: β̃_t or β_t, the two choices of DDPM section 3.2, or `exact`, that of q(x_{t−1} | x_t) for Gaussian data (Bao et
   * al. 2022, theorem 1).
   */
  readonly variance: 'fixed_small' | 'fixed_large' | 'exact';
}

/** The bound of a linear model on one pixel of 256 grey values, in bits, and what it bounds. */
export interface LinearBound {
  /** L_T. */
  readonly prior: number;
  /** Entry t, 1…T, is L_{t−1}; entry 0 is 0. */
  readonly terms: Float64Array;
  /** Entry t is E[(ε − ε_θ)²] at x_t; entry 0 is 0. */
  readonly noiseErrors: Float64Array;
  /** Entry t is σ_t²; entry 0 is 0. */
  readonly variances: Float64Array;
  /** L_T + Σ L_{t−1}, which is no less than… */
  readonly total: number;
  /** …E[−log₂ p_θ(x_0)], which is no less than… */
  readonly negativeLogLikelihood: number;
  /** …the entropy of the data. */
  readonly entropy: number;
}

/** One reverse step: x_{t−1} ~ N(slope · x_t + shift, variance). */
interface ReverseStep {
  readonly slope: number;
  readonly shift: number;
  readonly variance: number;
  readonly noiseError: number;
  /** E[(μ̃_t − μ_θ)²]. */
  readonly meanError: number;
}

/** Nodes of the trapezoidal rule for the mean over ε ~ N(0, 1), and their distance. */
const nodes = 41;
const spacing = 0.4;

/** Works out the bound (DDPM eqs. 5, 8, 12, 13) and the likelihood, both exactly but for one integral over ε in L_0. */
export function linearBound(schedule: Schedule, pixel: GreyPixel, model: LinearModel): LinearBound {
  const { T } = schedule;
  const terms = new Float64Array(T + 1);
  const noiseErrors = new Float64Array(T + 1);
  const variances = new Float64Array(T + 1);
  // p(x_T) = N(0, 1), and from there p_θ(x_{t−1}) of each step, all Gaussian.
  let mean = 0;
  let variance = 1;
  for (let t = T; t >= 1; t--) {
    const step = reverseStep(schedule, pixel, model, t);
    noiseErrors[t] = step.noiseError;
    variances[t] = step.variance;
    terms[t] = t === 1 ? decoderBits(schedule, pixel, step) : denoisingBits(schedule, t, step);
    mean = step.slope * mean + step.shift;
    variance = step.slope ** 2 * variance + step.variance;
  }
  const prior = priorBits(schedule, pixel.meanSquare);
  const deviation = Math.sqrt(variance);
  return {
    prior,
    terms,
    noiseErrors,
    variances,
    total: terms.reduce((sum, term) => sum + term, prior),
    negativeLogLikelihood: crossEntropyBits(pixel, (level) => logBinMass(level, mean, deviation)),
    entropy: crossEntropyBits(pixel, (level) => Math.log(pixel.probabilities[level] ?? 0)),
  };
}

function reverseStep(schedule: Schedule, pixel: GreyPixel, model: LinearModel, t: number): ReverseStep {
  const { signal, noise } = closedForm(schedule, t);
  const dataVariance = pixel.meanSquare - pixel.mean ** 2;
  const total = signal ** 2 * dataVariance + noise ** 2;
  const { x0, xt, variance: smallest } = posterior(schedule, t);
  const variance =
    model.variance === 'exact'
      ? smallest + x0 ** 2 * ((dataVariance * noise ** 2) / total)
      : Math.exp(reverseLogVariance(schedule, t, model.variance));
  if (signal === 0) {
    // x_t is noise alone: no ε says anything of x_0, and the mean of the data stands for it.
    const noiseError = (1 - model.factor) ** 2 + model.offset ** 2;
    return { slope: xt, shift: x0 * pixel.mean, variance, noiseError, meanError: x0 ** 2 * dataVariance };
  }
  // ε_θ = gain · (x_t − √ᾱ_t E[x_0]) + offset.
  const gain = (model.factor * noise) / total;
  const noiseError = (1 - gain * noise) ** 2 + gain ** 2 * signal ** 2 * dataVariance + model.offset ** 2;
  // μ = (x_t − β_t / √(1 − ᾱ_t) ε) / √α_t (DDPM eq. 11), the posterior's with ε and the model's with ε_θ.
  const root = Math.sqrt(entryAt(schedule.alpha, t));
  const share = entryAt(schedule.beta, t) / noise / root;
  return {
    slope: 1 / root - share * gain,
    shift: share * (gain * signal * pixel.mean - model.offset),
    variance,
    noiseError,
    meanError: share ** 2 * noiseError,
  };
}

/** L_{t−1} for t > 1: the mean of a divergence of two Gaussians. */
function denoisingBits(schedule: Schedule, t: number, { variance, meanError }: ReverseStep): number {
  const { variance: exact } = posterior(schedule, t);
  return gaussianKl(Math.sqrt(meanError), exact, 0, variance) / Math.LN2;
}

/** L_0: the mean over x_0 and x_1 of −log₂ p_θ(x_0 | x_1). */
function decoderBits(schedule: Schedule, pixel: GreyPixel, { slope, shift, variance }: ReverseStep): number {
  const { signal, noise } = closedForm(schedule, 1);
  const deviation = Math.sqrt(variance);
  return crossEntropyBits(pixel, (level) => {
    const middle = slope * signal * greyLevel(level) + shift;
    return meanOverNoise((epsilon) => logBinMass(level, middle + slope * noise * epsilon, deviation));
  });
}

/** E f(ε) for ε ~ N(0, 1). */
function meanOverNoise(f: (epsilon: number) => number): number {
  let sum = 0;
  let weights = 0;
  for (let node = 0; node < nodes; node++) {
    const epsilon = (node - (nodes - 1) / 2) * spacing;
    const weight = Math.exp(-(epsilon ** 2) / 2);
    sum += weight * f(epsilon);
    weights += weight;
  }
  return sum / weights;
}

/**
 * How much a squared error of ε counts in L_{t−1}, in nats: β_t² / (2 σ_t² α_t (1 − ᾱ_t)) (DDPM eq. 12); in L_simple it is
 * 1 at each t (eq. 14). t is the paper's, 2…T; infinite where nothing of x_0 is left.
 */
export function boundNoiseWeight(schedule: Schedule, t: number, variance: number): number {
  const alphaBar = entryAt(schedule.alphaBar, t);
  return entryAt(schedule.beta, t) ** 2 / (2 * variance * entryAt(schedule.alpha, t) * (1 - alphaBar));
}
