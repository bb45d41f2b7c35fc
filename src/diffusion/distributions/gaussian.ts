/** The density of N(mean, variance) at x; variance > 0. */
export function gaussianDensity(x: number, mean: number, variance: number): number {
  return Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
}

/** The natural logarithm of that density, which stays finite far away from the mean. */
export function gaussianLogDensity(x: number, mean: number, variance: number): number {
  return -((x - mean) ** 2) / (2 * variance) - 0.5 * Math.log(2 * Math.PI * variance);
}

/** KL(N(mean0, variance0) ‖ N(mean1, variance1)) in nats, of one-dimensional Gaussians. */
export function gaussianKl(mean0: number, variance0: number, mean1: number, variance1: number): number {
  const ratio = variance0 / variance1;
  return 0.5 * (ratio - 1 - Math.log(ratio) + (mean0 - mean1) ** 2 / variance1);
}

/** The terms of that divergence: it is the first plus the second plus the third, less 1/2. */
export interface GaussianKlTerms {
  /** ln(σ_1 / σ_0). */
  readonly logRatio: number;
  /** σ_0² / (2σ_1²). */
  readonly spread: number;
  /** (μ_0 − μ_1)² / (2σ_1²). */
  readonly distance: number;
}

export function gaussianKlTerms(
  mean0: number,
  variance0: number,
  mean1: number,
  variance1: number,
): GaussianKlTerms {
  return {
    logRatio: 0.5 * Math.log(variance1 / variance0),
    spread: variance0 / (2 * variance1),
    distance: (mean0 - mean1) ** 2 / (2 * variance1),
  };
}
