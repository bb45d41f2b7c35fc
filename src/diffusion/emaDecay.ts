/**
 * Decay of the exponential moving average at the n-th update (n = 1 for the first), warmed up so that the
 * average forgets the initial weights: min(bound, (1 + n) / (10 + n)).
 */
export function warmedUpEmaDecay(bound: number, n: number): number {
  return Math.min(bound, (1 + n) / (10 + n));
}
