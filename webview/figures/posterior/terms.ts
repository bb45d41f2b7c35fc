import { gaussianDensity } from '../../../src/diffusion/distributions/gaussian';
import { chainStep, closedForm } from '../../../src/diffusion/forwardProcess';
import { posterior, posteriorMean } from '../../../src/diffusion/posterior';
import type { Schedule } from '../../../src/diffusion/schedule';
import { normalBell, type Bell } from '../kit/drawing/densityCurve';

/** Bayes' rule for one pixel: prior · likelihood ∝ posterior, all as functions of x_{t−1}. */
export interface PosteriorTerms {
  /** q(x_{t−1}|x_0) (DDPM eq. 4). */
  readonly prior: Bell;
  /** q(x_t|x_{t−1}) (DDPM eq. 2), whose peak over x_{t−1} is at x_t / √α_t. */
  readonly likelihood: Bell;
  /** q(x_{t−1}|x_t, x_0) (DDPM eq. 6). */
  readonly posterior: Bell;
  /** The factors of x_0 and x_t in μ̃_t (DDPM eq. 7). */
  readonly factorX0: number;
  readonly factorXt: number;
}

/** The three densities at the paper's t, 1…T. */
export function posteriorTerms(schedule: Schedule, t: number, x0: number, xt: number): PosteriorTerms {
  const before = closedForm(schedule, t - 1);
  const step = chainStep(schedule, t);
  const { x0: factorX0, xt: factorXt, variance } = posterior(schedule, t);
  return {
    prior: normalBell(before.signal * x0, before.noise ** 2),
    likelihood: {
      mean: xt / step.signal,
      variance: (step.noise / step.signal) ** 2,
      density: (x) => gaussianDensity(xt, step.signal * x, step.noise ** 2),
    },
    posterior: normalBell(posteriorMean(schedule, t, xt, x0), variance),
    factorX0,
    factorXt,
  };
}
