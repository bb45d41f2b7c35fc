import type { GaussianStep } from '../forwardProcess';

/**
 * One denoising step as coefficients, so that every engine executes samplers on its device and none is
 * written twice. With x the sample, o the network's output, s a saved sample, m_0, m_1, … what earlier steps
 * remembered (the newest first) and z ~ N(0, I), a step is, in this order:
 *
 *   o   = network(inputScale · x, t)
 *   x̂_0 = clip(predictX0.x · x + predictX0.output · o)
 *   m   = [remember.x · x + remember.output · o + remember.x0 · x̂_0, …m]                  unless null
 *   s   = save.x · x + save.saved · s + Σ save.history[k] · m_k                           unless null
 *   x   ← next.x · x + next.saved · s + next.x0 · x̂_0 + next.output · o + Σ next.history[k] · m_k + next.noise · z
 *
 * Both sums see what this step itself remembered, as m_0, and the last line what it saved. A step with no s or
 * no m_k behind it has a coefficient of 0 there.
 */
export interface SamplerStep {
  /** The paper's time of x, which may be fractional. The network's timestep input is t − 1. */
  readonly t: number;
  /** Factor of x in what the network sees. */
  readonly inputScale: number;
  /**
   * How x is distributed here: signal · x_0 + noise · ε. Where to begin from a given x_0, and what the known part
   * of an inpainted image is.
   */
  readonly marginal: GaussianStep;
  readonly predictX0: { readonly x: number; readonly output: number };
  /** Bound on |x̂_0|, or null when it is not clipped. */
  readonly clip: number | null;
  readonly remember: { readonly x: number; readonly output: number; readonly x0: number } | null;
  readonly save: { readonly x: number; readonly saved: number; readonly history: readonly number[] } | null;
  readonly next: {
    readonly x: number;
    readonly saved: number;
    readonly x0: number;
    readonly output: number;
    readonly history: readonly number[];
    /** Standard deviation of the fresh noise; 0 means that no noise is drawn. */
    readonly noise: number;
  };
}

/** Steps in the order of execution. A plan that begins at pure noise begins at x ~ N(0, I). */
export type SamplerPlan = readonly SamplerStep[];

/** The most that a plan may look back on. */
export const maxHistory = 4;

/** How many remembered quantities a plan looks back on, 0…`maxHistory`. */
export function historyDepth(plan: SamplerPlan): number {
  return plan.reduce(
    (depth, { save, next }) => Math.max(depth, next.history.length, save?.history.length ?? 0),
    0,
  );
}
