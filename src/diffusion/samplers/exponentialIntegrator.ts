import type { FullSchedulerConfig } from './schedulerKeys';
import type { SolverLevel } from './solverLevels';

/**
 * The exact solution of the diffusion equation in λ over one step, where what the network predicts is taken as a
 * polynomial (Lu et al. 2022a and 2022b): x ← keep · x + Σ d[k] D_k + noise · z, with D_0 the prediction and
 * D_1, D_2 its first and second divided differences in units of the step.
 */
export interface Integral {
  readonly keep: number;
  /** Weight of the prediction. */
  readonly d0: number;
  /** Weight of the first difference by the midpoint rule, and exactly. */
  readonly midpoint: number;
  readonly d1: number;
  readonly d2: number;
  readonly noise: number;
}

type Algorithm = FullSchedulerConfig['algorithm_type'];

/** Whether the network's x̂_0 is integrated (the ++ algorithms) or its ε̂. */
export function integratesX0(algorithm: Algorithm): boolean {
  return algorithm === 'dpmsolver++' || algorithm === 'sde-dpmsolver++';
}

/** Whether the algorithm solves the stochastic equation. */
export function drawsNoise(algorithm: Algorithm): boolean {
  return algorithm === 'sde-dpmsolver' || algorithm === 'sde-dpmsolver++';
}

/** The step between two levels. A last level without noise has λ = ∞, where only D_0 is left. */
export function integral(algorithm: Algorithm, from: SolverLevel, to: SolverLevel): Integral {
  const h = to.lambda - from.lambda;
  if (integratesX0(algorithm)) {
    const stochastic = drawsNoise(algorithm);
    const rate = stochastic ? 2 * h : h;
    // 1 − e^(−rate)
    const reach = -Math.expm1(-rate);
    const keep = (to.sigma / from.sigma) * (stochastic ? Math.exp(-h) : 1);
    const curve = rate === Infinity ? 0 : (reach - rate) / rate ** 2;
    return {
      keep,
      d0: to.alpha * reach,
      midpoint: (to.alpha * reach) / 2,
      d1: to.alpha * (1 - reach / rate),
      // diffusers has 1 − e^(−2h) − 2h over (2h)² less ½ for the stochastic one, and this sign for the other.
      d2: stochastic ? to.alpha * (curve - 0.5) : to.alpha * (curve + 0.5),
      noise: stochastic ? to.sigma * Math.sqrt(reach) : 0,
    };
  }
  const growth = Math.expm1(h);
  const twice = drawsNoise(algorithm) ? 2 : 1;
  return {
    keep: to.alpha / from.alpha,
    d0: -twice * to.sigma * growth,
    midpoint: (-twice * to.sigma * growth) / 2,
    d1: -twice * to.sigma * (growth / h - 1),
    d2: -twice * to.sigma * ((growth - h) / h ** 2 - 0.5),
    noise: drawsNoise(algorithm) ? to.sigma * Math.sqrt(Math.expm1(2 * h)) : 0,
  };
}
