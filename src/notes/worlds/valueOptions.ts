import type { Call } from '../formulas/evaluate';

/** What is asked of the letters of a formula beside their values in a draw. */
export interface ValueOptions {
  /** The step that a bare t means; the draw's own unless said otherwise. */
  readonly t?: number;
  /** The step that s means, the one before t in a sampler; t − 2 unless said otherwise. */
  readonly previous?: number;
  /** Noises by key, and `state s` for the noise in x_s: for the distribution of what holds them. */
  readonly noises?: ReadonlyMap<string, number>;
  /** Parts to scale: score, drift, wiener, noise, data, classifier, prediction; dt and dw count as one. */
  readonly parts?: ReadonlyMap<string, number>;
  /** A plain ε is noise. */
  readonly plainNoise?: boolean;
  /** What a network says, or a score is, with a condition and without. */
  readonly guidance?: (call: Call) => number;
  /** Every letter stands for a number of its own: for algebra that no process is behind. */
  readonly allFree?: boolean;
  /** Whether densities of the process have values. */
  readonly densities?: boolean;
  /** Whether letters that nobody knows stand for random numbers. */
  readonly unknowns?: boolean;
}
