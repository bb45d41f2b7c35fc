import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { drawsNoise, integral, integratesX0 } from '../exponentialIntegrator';
import { scheduledStep, thresholdOf, type Place, type Sampler } from '../sampler';
import type { LinearForm } from '../../parameterisation';
import type { FullSchedulerConfig } from '../schedulerKeys';
import { solverTimesteps } from '../schedulerTimesteps';
import { SigmaSchedule, type Levels } from '../sigmaSchedule';
import { flowLevels, levelOf, solverLevels, solverX0, type SolverLevels } from '../solverLevels';
import { roundHalfEven } from '../timesteps';

/** Fewer steps than this end in lower orders when `lower_order_final` asks for it. */
const fewSteps = 15;

/**
 * DPM-Solver and DPM-Solver++ (Lu et al. 2022a; 2022b, algorithm 2: multistep, orders 1 to 3) and their stochastic
 * variants; diffusers' DPMSolverMultistepScheduler.
 */
export const dpmSolverMultistep = {
  className: 'DPMSolverMultistepScheduler',
  defaults: {
    ...common.dpmSolver,
    ...common.linspace,
    euler_at_final: false,
    use_lu_lambdas: false,
    rescale_betas_zero_snr: false,
  },
  countsEnd: true,
  sampler: (config, steps): Sampler => {
    checkAlgorithm(config, 'DPMSolverMultistepScheduler');
    const levels = multistepLevels(config, steps ?? config.num_train_timesteps);
    return {
      timesteps: levels.timesteps,
      initNoiseSigma: 1,
      ...thresholdOf(config),
      marginal: (place) => levels.marginal(place),
      step: (place) =>
        multistep(config, place, levels, { predictX0: solverX0(config, levels.at(place.index)) }),
    };
  },
} as const satisfies SamplerMethod;

/** One multistep update, for any levels and any way to x̂_0. */
export function multistep(
  config: FullSchedulerConfig,
  place: Place,
  levels: SolverLevels,
  given: { readonly predictX0: LinearForm; readonly inputScale?: number },
): ReturnType<typeof scheduledStep> {
  const { algorithm_type: algorithm, solver_type } = config;
  const [from, to] = [levels.at(place.index), levels.at(place.index + 1)];
  const step = integral(algorithm, from, to);
  const order = orderAt(config, place, levels.timesteps.length);
  const weights = [step.d0];
  if (order > 1) {
    const h = to.lambda - from.lambda;
    const lambda = (back: number) => levels.at(place.index - back).lambda;
    const r0 = (lambda(0) - lambda(1)) / h;
    if (order === 2) {
      const slope = (solver_type === 'heun' ? step.d1 : step.midpoint) / r0;
      weights[0] = step.d0 + slope;
      weights[1] = -slope;
    } else {
      const r1 = (lambda(1) - lambda(2)) / h;
      const share = r0 / (r0 + r1);
      // D_1 = (1 + share) d_0 − share d_1 and D_2 = (d_0 − d_1) / (r0 + r1), from d_k = (m_k − m_{k+1}) / r_k.
      const first = (step.d1 * (1 + share) + step.d2 / (r0 + r1)) / r0;
      const second = (-step.d1 * share - step.d2 / (r0 + r1)) / r1;
      weights.splice(0, 1, step.d0 + first, second - first, -second);
    }
  }
  return scheduledStep(place, levels.marginal(place), {
    ...given,
    remember: integratesX0(algorithm) ? { x0: 1 } : { x: 1 / from.sigma, x0: -from.alpha / from.sigma },
    next: { x: step.keep, history: weights, noise: step.noise },
    draws: drawsNoise(algorithm),
  });
}

function orderAt(config: FullSchedulerConfig, { index, taken }: Place, count: number): number {
  const { lower_order_final: lower, euler_at_final: euler, final_sigmas_type, solver_order } = config;
  const remaining = count - index;
  const few = lower && count < fewSteps;
  const order = Math.min(solver_order, taken + 1);
  if (remaining === 1 && (euler || few || final_sigmas_type === 'zero')) {
    return 1;
  }
  return remaining === 2 && few ? Math.min(2, order) : order;
}

/** @throws {RangeError} when the algorithm is another class's, or cannot end without noise. */
export function checkAlgorithm(config: FullSchedulerConfig, className: string): void {
  if (!integratesX0(config.algorithm_type) && config.final_sigmas_type === 'zero') {
    throw new RangeError(
      `algorithm_type ${config.algorithm_type} of ${className} integrates ε̂, of which nothing is left at σ = 0: set final_sigmas_type to sigma_min.`,
    );
  }
}

function multistepLevels(config: FullSchedulerConfig, steps: number): SolverLevels {
  const schedule = new SigmaSchedule(config);
  const { timesteps, sigmas } = chosenLevels(config, steps, schedule);
  return solverLevels(
    timesteps.map(Math.trunc),
    Float32Array.from([...sigmas, schedule.last]),
    levelOf(config),
  );
}

function chosenLevels(config: FullSchedulerConfig, steps: number, schedule: SigmaSchedule): Levels {
  // λ falls with t: those below the bound are at the end.
  const kept = schedule.sigmas.findIndex((sigma) => -Math.log(sigma) < config.lambda_min_clipped);
  const timesteps = solverTimesteps(config, steps, kept < 0 ? undefined : kept);
  const exact = config.use_karras_sigmas || config.use_lu_lambdas;
  const spaced =
    (config.use_lu_lambdas && !config.use_karras_sigmas ? schedule.evenInLambda(steps) : null) ??
    schedule.respaced(steps, schedule.largest, schedule.least);
  if (spaced) {
    const round = exact && config.beta_schedule !== 'squaredcos_cap_v2';
    return round ? { ...spaced, timesteps: spaced.timesteps.map(roundHalfEven) } : spaced;
  }
  if (config.use_flow_sigmas) {
    return flowLevels(config, steps);
  }
  return { timesteps, sigmas: timesteps.map((t) => schedule.sigmaAt(t)) };
}
