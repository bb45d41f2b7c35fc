import type { Mixture } from './mixture';

/** Which component a point may be from. */
export interface Responsibilities {
  /** The components' probabilities at the last point that was asked for, up to one factor. */
  readonly share: Float64Array;
  /** Fills `share` for a point; returns the sum over it, which is at least 1. */
  readonly at: (x: number, y: number) => number;
}

/**
 * r_i ∝ w_i N(x; m_i, v_i I) of a mixture in the plane (PRML eq. 9.13), for many points one after another: nothing is
 * allocated, and what is less than e^−40 of the largest counts as 0, which is below the rounding of the sum.
 */
export function responsibilities({ components }: Mixture): Responsibilities {
  const size = components.length;
  const meanX = Float64Array.from(components, ({ mean }) => mean[0]);
  const meanY = Float64Array.from(components, ({ mean }) => mean[1]);
  const logWeight = Float64Array.from(components, ({ weight, variance }) => Math.log(weight / variance));
  const halfPrecision = Float64Array.from(components, ({ variance }) => 0.5 / variance);
  const share = new Float64Array(size);
  return {
    share,
    at(x, y) {
      let largest = -Infinity;
      for (let i = 0; i < size; i++) {
        const dx = x - (meanX[i] ?? 0);
        const dy = y - (meanY[i] ?? 0);
        const exponent = (logWeight[i] ?? 0) - (dx * dx + dy * dy) * (halfPrecision[i] ?? 0);
        share[i] = exponent;
        if (exponent > largest) {
          largest = exponent;
        }
      }
      let sum = 0;
      for (let i = 0; i < size; i++) {
        const exponent = (share[i] ?? 0) - largest;
        const weight = exponent < -40 ? 0 : Math.exp(exponent);
        share[i] = weight;
        sum += weight;
      }
      return sum;
    },
  };
}
