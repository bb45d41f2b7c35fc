import { logNormalMass } from './normalCdf';
import { decoderBin } from './terms';

const levels = 256;

/** The distribution of one pixel over 256 grey values, which lie evenly on [-1, 1]. */
export interface GreyPixel {
  /** The probability of each grey value, 0…255. */
  readonly probabilities: Float64Array;
  /** E[x_0] and E[x_0²] on the scale of [-1, 1]. */
  readonly mean: number;
  readonly meanSquare: number;
}

/** A grey value, 0…255, on the scale of [-1, 1]. */
export const greyLevel = (greyValue: number): number => greyValue / 127.5 - 1;

/** ln of the probability that N(mean, deviation²) gives to the bin of a grey value, 0…255 (DDPM eq. 13, without a floor). */
export function logBinMass(greyValue: number, mean: number, deviation: number): number {
  const { from, to } = decoderBin(greyValue);
  return logNormalMass((from - mean) / deviation, (to - mean) / deviation);
}

/** The grey values of N(mean, deviation²), each taking the mass of its bin; black and white take what lies beyond. */
export function gaussianPixel(mean: number, deviation: number): GreyPixel {
  const probabilities = Float64Array.from({ length: levels }, (_, level) =>
    Math.exp(logBinMass(level, mean, deviation)),
  );
  const moment = (power: number): number =>
    probabilities.reduce((sum, probability, level) => sum + probability * greyLevel(level) ** power, 0);
  return { probabilities, mean: moment(1), meanSquare: moment(2) };
}

/** −Σ q log₂ p in bits, for log-probabilities of the model in nats; with the pixel's own it is its entropy. */
export function crossEntropyBits(
  { probabilities }: GreyPixel,
  logProbability: (greyValue: number) => number,
): number {
  return probabilities.reduce(
    (sum, probability, level) =>
      probability === 0 ? sum : sum - (probability * logProbability(level)) / Math.LN2,
    0,
  );
}
