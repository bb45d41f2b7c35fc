import { gaussianLogDensity } from '../../../src/diffusion/distributions/gaussian';
import type { OwnState } from '../../../src/figures';
import { normalBell, type Bell } from '../kit/drawing/densityCurve';

/** p and q, in the order in which the divergence takes them: the mean is over `over`. */
export interface Pair {
  readonly over: Bell;
  readonly other: Bell;
}

/** The two bells of a state. */
export function pairOf({ direction, mu1, sigma1, mu2, sigma2 }: OwnState<'kl'>): Pair {
  const p = normalBell(mu1, sigma1 ** 2);
  const q = normalBell(mu2, sigma2 ** 2);
  return direction === 'pq' ? { over: p, other: q } : { over: q, other: p };
}

/** over(x) · ln(over(x) / other(x)) in nats: its integral is the divergence. */
export function integrand({ over, other }: Pair, x: number): number {
  const ratio =
    gaussianLogDensity(x, over.mean, over.variance) - gaussianLogDensity(x, other.mean, other.variance);
  return over.density(x) * ratio;
}

/**
 * The integrand in three parts, whose areas are the terms of the divergence: ln(σ_other / σ_over);
 * (σ_over² + (μ_over − μ_other)²) / (2σ_other²), from the logarithm of the other density; and −½, from that of its own.
 */
export function integrandParts({ over, other }: Pair, x: number): readonly [number, number, number] {
  const density = over.density(x);
  return [
    (density * Math.log(other.variance / over.variance)) / 2,
    (density * (x - other.mean) ** 2) / (2 * other.variance),
    (-density * (x - over.mean) ** 2) / (2 * over.variance),
  ];
}
