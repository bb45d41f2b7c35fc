import { normalCdf } from '../../../src/diffusion/bounds/normalCdf';
import { decoderBin } from '../../../src/diffusion/bounds/terms';
import { gaussianDensity } from '../../../src/diffusion/distributions/gaussian';
import type { Bell } from '../kit/densityCurve';

/** The distance of two grey values on [-1, 1]. */
export const binWidth = 2 / 255;

/** A grey value, 0…255, on [-1, 1]. */
export const centreOf = (level: number): number => level / 127.5 - 1;

export const bellOf = (mean: number, sigma: number): Bell => ({
  mean,
  variance: sigma ** 2,
  density: (x) => gaussianDensity(x, mean, sigma ** 2),
});

/** Φ at both edges of a grey value's bin. */
export function binMass(
  level: number,
  mean: number,
  sigma: number,
): { readonly above: number; readonly below: number } {
  const { from, to } = decoderBin(level);
  return { above: normalCdf((to - mean) / sigma, 'erf'), below: normalCdf((from - mean) / sigma, 'erf') };
}
