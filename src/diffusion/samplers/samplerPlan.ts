/**
 * One denoising step as coefficients, so that every engine executes samplers on its device and none is
 * written twice. With ε̂ the network's output at (x, t):
 *
 *   x̂_0 = clip(predictX0.x · x + predictX0.eps · ε̂)
 *   x   ← x · x_t + x0 · x̂_0 + eps · ε̂ + noise · z,   z ~ N(0, I)
 */
export interface SamplerStep {
  /** The paper's t of the input, 1…T. The network's timestep input is t − 1. */
  readonly t: number;
  readonly predictX0: { readonly x: number; readonly eps: number };
  /** Bound on |x̂_0|, or null when it is not clipped. */
  readonly clip: number | null;
  readonly x: number;
  readonly x0: number;
  readonly eps: number;
  /** Standard deviation of the fresh noise; 0 means that no noise is drawn. */
  readonly noise: number;
}

/** Steps in the order of execution, from x_T to x_0. */
export type SamplerPlan = readonly SamplerStep[];
