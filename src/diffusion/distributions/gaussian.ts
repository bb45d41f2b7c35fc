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
