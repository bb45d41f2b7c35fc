import { normalCdf } from '../../../src/diffusion/bounds/normalCdf';
import { decoderBin } from '../../../src/diffusion/bounds/terms';

/** The distance of two grey values on [-1, 1]. */
export const binWidth = 2 / 255;

/** A grey value, 0…255, on [-1, 1]. */
export const centreOf = (level: number): number => level / 127.5 - 1;

/** Φ at both edges of a grey value's bin. */
export function binMass(
  level: number,
  mean: number,
  sigma: number,
): { readonly above: number; readonly below: number } {
  const { from, to } = decoderBin(level);
  return { above: normalCdf((to - mean) / sigma, 'erf'), below: normalCdf((from - mean) / sigma, 'erf') };
}
