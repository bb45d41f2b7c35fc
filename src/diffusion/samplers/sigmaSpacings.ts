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
  return linspace(0, 1, steps).map((u) => least + symmetricBetaQuantile(1 - u, shape) * (largest - least));
}

/** The x with I_x(a, a) = p, found by bisection of x = sin²θ, in which the distribution has no steep ends. */
function symmetricBetaQuantile(p: number, a: number): number {
  let [low, high] = [0, Math.PI / 2];
  const total = betaIntegral(Math.PI / 2, a);
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (betaIntegral(middle, a) < p * total) low = middle;
    else high = middle;
  }
  return Math.sin((low + high) / 2) ** 2;
}

/** ∫_0^θ (sin φ cos φ)^(2a − 1) dφ by tanh–sinh quadrature, which the powers at the ends do not disturb. */
function betaIntegral(theta: number, a: number): number {
  const step = 1 / 32;
  let sum = 0;
  for (let k = -128; k <= 128; k++) {
    const u = (Math.PI / 2) * Math.sinh(k * step);
    const weight = ((Math.PI / 2) * Math.cosh(k * step)) / Math.cosh(u) ** 2;
    // (1 + tanh u)/2, without cancellation where it is near 0.
    const phi = theta / (1 + Math.exp(-2 * u));
    const rest = theta / (1 + Math.exp(2 * u));
    // Near a right angle cos φ is the sine of what is left to it.
    const cosine = theta === Math.PI / 2 ? Math.sin(rest) : Math.cos(phi);
    sum += weight * (Math.sin(phi) * cosine) ** (2 * a - 1);
  }
  return (sum * step * theta) / 2;
}
