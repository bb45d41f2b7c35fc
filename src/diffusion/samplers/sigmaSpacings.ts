import { linspace } from './schedulerTimesteps';

/** Karras et al. 2022, eq. 5: even in σ^(1/ρ). */
export function karrasSigmas(steps: number, largest: number, least: number, rho: number): number[] {
  const [from, to] = [largest ** (1 / rho), least ** (1 / rho)];
  return linspace(0, 1, steps).map((u) => (from + u * (to - from)) ** rho);
}

/** Even in ln σ. */
export function exponentialSigmas(steps: number, largest: number, least: number): number[] {
  return linspace(Math.log(largest), Math.log(least), steps).map(Math.exp);
}

/** Quantiles of a beta distribution, denser at both ends (Lee et al. 2024, "Beta sampling is all you need"). */
export function betaSigmas(steps: number, largest: number, least: number): number[] {
  const shape = 0.6;
  const shares = linspace(0, 1, steps);
  // The upper half mirrors the lower one.
  const half = shares.slice(0, Math.ceil(steps / 2)).map((u) => symmetricBetaQuantile(u, shape));
  return shares.map((_, i) => {
    const quantile = half[i] === undefined ? (half[steps - 1 - i] ?? 0) : 1 - half[i];
    return least + quantile * (largest - least);
  });
}

/**
 * The x with I_x(a, a) = p: Newton's method on x = sin²θ, in which the distribution has no steep ends, kept between
 * bounds that close in.
 */
function symmetricBetaQuantile(p: number, a: number): number {
  if (p <= 0 || p >= 1) {
    return p;
  }
  const wanted = p * betaIntegral(Math.PI / 2, a);
  let [low, high] = [0, Math.PI / 2];
  let theta = p * high;
  for (let i = 0; i < 60 && high - low > 1e-15; i++) {
    const excess = betaIntegral(theta, a) - wanted;
    if (excess < 0) {
      low = theta;
    } else {
      high = theta;
    }
    const next = theta - excess / (Math.sin(theta) * Math.cos(theta)) ** (2 * a - 1);
    const moved = next > low && next < high ? next : (low + high) / 2;
    const change = Math.abs(moved - theta);
    theta = moved;
    // What Newton's method leaves is about the square of its last change.
    if (change < 1e-9) {
      break;
    }
  }
  return Math.sin(theta) ** 2;
}

/** Nodes of tanh–sinh quadrature on 0…1: how far from either end, without cancellation near them, and the weight. */
const nodes = Array.from({ length: 113 }, (_, i) => {
  const step = 1 / 16;
  const k = i - 56;
  const u = (Math.PI / 2) * Math.sinh(k * step);
  return {
    from: 1 / (1 + Math.exp(-2 * u)),
    to: 1 / (1 + Math.exp(2 * u)),
    weight: (step / 2) * (((Math.PI / 2) * Math.cosh(k * step)) / Math.cosh(u) ** 2),
  };
});

/** ∫_0^θ (sin φ cos φ)^(2a − 1) dφ, whose ends the powers do not disturb. */
function betaIntegral(theta: number, a: number): number {
  let sum = 0;
  for (const { from, to, weight } of nodes) {
    const phi = theta * from;
    // Near a right angle cos φ is the sine of what is left to it.
    const cosine = theta === Math.PI / 2 ? Math.sin(theta * to) : Math.cos(phi);
    sum += weight * (Math.sin(phi) * cosine) ** (2 * a - 1);
  }
  return sum * theta;
}
