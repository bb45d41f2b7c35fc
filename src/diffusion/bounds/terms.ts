import { posteriorLogVarianceClipped } from '../posterior';
import { entryAt, type Schedule } from '../schedule';
import { normalCdf } from './normalCdf';

/** The least probability of a level, as in the official DDPM code. */
const leastProbability = 1e-12;
/** Half the distance of two of the 256 levels on [-1, 1]. */
const halfLevel = 1 / 255;

/**
 * δ_−(x) and δ_+(x) of DDPM eq. 13: between them lies what counts as one of 256 grey values, 0…255, once these are
 * scaled to [-1, 1]; the first and the last are open to their side.
 */
export function decoderBin(greyValue: number): { readonly from: number; readonly to: number } {
  const x = greyValue / 127.5 - 1;
  return {
    from: greyValue === 0 ? -Infinity : x - halfLevel,
    to: greyValue === 255 ? Infinity : x + halfLevel,
  };
}

/** How the decoder's normal distribution function is worked out: exactly, or as the official code approximates it. */
export type DecoderCdf = 'erf' | 'tanh';

/**
 * ln p_θ(x_0 | x_1) of one of 256 levels under N(mean, exp(2 · logScale)) (DDPM eq. 13): the probability of the
 * level's bin, the first and the last being open to their side.
 */
export function discretizedGaussianLogLikelihood(
  x: number,
  mean: number,
  logScale: number,
  cdf: DecoderCdf = 'tanh',
): number {
  const scale = Math.exp(-logScale);
  const above = normalCdf(scale * (x - mean + halfLevel), cdf);
  const below = normalCdf(scale * (x - mean - halfLevel), cdf);
  const probability = x < -0.999 ? above : x > 0.999 ? 1 - below : above - below;
  return Math.log(Math.max(probability, leastProbability));
}

/**
 * L_T in bits per dimension, for data whose mean square is `meanSquare` on the scale of [-1, 1]: the divergence of
 * q(x_T | x_0) from N(0, I) (DDPM eq. 5).
 */
export function priorBits(schedule: Schedule, meanSquare: number): number {
  const alphaBar = entryAt(schedule.alphaBar, schedule.T);
  return (-Math.log1p(-alphaBar) - alphaBar + alphaBar * meanSquare) / 2 / Math.LN2;
}

/** The reverse process' variance (DDPM section 3.2; Nichol & Dhariwal 2021, eq. 15), in diffusers' names. */
export type ReverseVariance = 'fixed_small' | 'fixed_large' | 'learned' | 'learned_range';

/**
 * ln σ_t² of p_θ(x_{t−1} | x_t) at the paper's t. At t = 1 both fixed variances are β̃_2, as in the official code.
 * @param given What the network says of the variance at an element, where it is learned.
 */
export function reverseLogVariance(
  schedule: Schedule,
  t: number,
  variance: ReverseVariance,
  given = 0,
): number {
  const small = posteriorLogVarianceClipped(schedule, t);
  const large = Math.log(entryAt(schedule.beta, t));
  switch (variance) {
    case 'fixed_small':
      return small;
    case 'fixed_large':
      return t === 1 ? small : large;
    case 'learned':
      return given;
    case 'learned_range': {
      const share = (given + 1) / 2;
      return share * large + (1 - share) * small;
    }
  }
}
