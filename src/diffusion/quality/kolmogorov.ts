/** The Kolmogorov–Smirnov distance of two samples: the largest difference of their distribution functions, 0…1. */
export function kolmogorovDistance(first: Float32Array, second: Float32Array): number {
  const [a, b] = [first.slice().sort(), second.slice().sort()];
  let [i, j, largest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    while (i < a.length && a[i] === value) {
      i++;
    }
    while (j < b.length && b[j] === value) {
      j++;
    }
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length));
  }
  return largest;
}

/**
 * What that distance stays below in 95 of 100 cases where both samples are independent draws of one continuous
 * distribution: 1.358 √(1/n + 1/m), the asymptotic quantile (Smirnov 1948).
 */
export const kolmogorovBound = (n: number, m: number): number => 1.3581 * Math.sqrt(1 / n + 1 / m);
