import type { MergedNoises } from '../../../src/diffusion/forwardProcess';
import { diffuse } from '../../../src/diffusion/forwardProcess';
import { stepNoise } from '../kit/stepNoise';

/** How many points of noise are shown. */
export const noiseCount = 1500;

/** Points of the plane, x and y in turn. */
export interface MergedDraws {
  /** √a ε_1. */
  readonly earlier: Float32Array;
  /** √b ε_2. */
  readonly later: Float32Array;
  /** √a ε_1 + √b ε_2. */
  readonly sum: Float32Array;
  /** √(a + b) ε, with noise of its own. */
  readonly together: Float32Array;
}

/** Two independent noises, their sum, and one noise with the variance of both. */
export function mergedDraws({ earlier, later, together }: MergedNoises, seed: number): MergedDraws {
  const size = 2 * noiseCount;
  const nothing = new Float32Array(size);
  const noise = (lot: number, variance: number): Float32Array =>
    diffuse({ signal: 0, noise: Math.sqrt(Math.max(0, variance)) }, nothing, stepNoise(seed, lot, size));
  const [first, second] = [noise(1, earlier), noise(2, later)];
  return {
    earlier: first,
    later: second,
    sum: first.map((value, index) => value + (second[index] ?? 0)),
    together: noise(3, together),
  };
}
