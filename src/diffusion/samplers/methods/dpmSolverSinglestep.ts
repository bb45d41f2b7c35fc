import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { checkAlgorithm } from './dpmSolverMultistep';
import { drawsNoise, integral, integratesX0 } from '../exponentialIntegrator';
import { scheduledStep, thresholdOf, type Place, type Sampler } from '../sampler';
import type { FullSchedulerConfig } from '../schedulerKeys';
import { checkSteps, linspace } from '../schedulerTimesteps';
import { SigmaSchedule, type Levels } from '../sigmaSchedule';
import { flowLevels, levelOf, solverLevels, solverX0 } from '../solverLevels';
import { roundHalfEven } from '../timesteps';

/**
 * DPM-Solver++ as singlestep (Lu et al. 2022b, algorithm 1: 2S, and 3S): every second or third step goes anew
 * from the sample where its group began. diffusers' DPMSolverSinglestepScheduler.
 */
export const dpmSolverSinglestep = {
  className: 'DPMSolverSinglestepScheduler',
  defaults: { ...common.dpmSolver, lower_order_final: false, use_lu_lambdas: false },
  sampler: (config, steps): Sampler => {
    const count = steps ?? config.num_train_timesteps;
    const { algorithm_type: algorithm } = config;
    checkAlgorithm(config, 'DPMSolverSinglestepScheduler');
    if (algorithm === 'sde-dpmsolver') {
      throw new RangeError('algorithm_type of DPMSolverSinglestepScheduler cannot be sde-dpmsolver.');
    }
    const schedule = new SigmaSchedule(config);
    const { timesteps, sigmas } = chosenLevels(config, count, schedule);
    const levels = solverLevels(
      timesteps.map(Math.trunc),
      Float32Array.from([...sigmas, schedule.last]),
      levelOf(config),
    );
    const orders = orderList(config, count);

    /** As diffusers: no more than the run has predictions for. */
    const orderAt = ({ index, taken }: Place) => Math.min(orders[index] ?? 1, taken + 1);
    return {
      timesteps: levels.timesteps.slice(0, orders.length),
      initNoiseSigma: 1,
      ...thresholdOf(config),
      marginal: (place) => levels.marginal(place),
      step: (place) => {
        const order = orderAt(place);
        const here = levels.at(place.index);
        // Where the group began: the sample saved there, and the prediction made there.
        const from = levels.at(place.index - order + 1);
        const to = levels.at(place.index + 1);
        const step = integral(algorithm, from, to);
        const weights = [step.d0];
        const h = to.lambda - from.lambda;
        const r = (back: number) => (levels.at(place.index - back).lambda - from.lambda) / h;
        if (order === 2) {
          const slope = (config.solver_type === 'heun' ? step.d1 : step.midpoint) / r(0);
          weights.splice(0, 1, slope, step.d0 - slope);
        } else if (order === 3) {
          const [r0, r1] = [r(0), r(1)];
          // D_1 and D_2 from the differences d_1 = (m_0 − m_2) / r0 and d_0 = (m_1 − m_2) / r1.
          const heun = config.solver_type === 'heun';
          const first = heun ? (-step.d1 * r1 + 2 * step.d2) / (r0 - r1) : step.d1;
          const second = heun ? (step.d1 * r0 - 2 * step.d2) / (r0 - r1) : 0;
          weights.splice(0, 1, first / r0, second / r1, step.d0 - first / r0 - second / r1);
        }
        return scheduledStep(place, levels.marginal(place), {
          predictX0: solverX0(config, here),
          remember: integratesX0(algorithm) ? { x0: 1 } : { x: 1 / here.sigma, x0: -here.alpha / here.sigma },
          ...(order === 1 ? { save: { x: 1 } } : {}),
          next: { saved: step.keep, history: weights, noise: step.noise },
          draws: drawsNoise(algorithm),
        });
      },
    };
  },
} as const satisfies SamplerMethod;

/** The order of each step: groups of 1…order, and lower ones at the end where they do not fit or must end at σ = 0. */
function orderList(config: FullSchedulerConfig, steps: number): number[] {
  const { solver_order: order, final_sigmas_type: final } = config;
  const groups = (count: number) =>
    Array.from({ length: count }, () => Array.from({ length: order }, (_, k) => k + 1)).flat();
  // diffusers turns lower_order_final on where it cannot do without.
  const lower = config.lower_order_final || steps % order !== 0 || final === 'zero';
  const list = lower ? lowerAtEnd(order, steps, groups) : groups(steps / order);
  if (final === 'zero') {
    list[list.length - 1] = 1;
  }
  return list;
}

function lowerAtEnd(order: 1 | 2 | 3, steps: number, groups: (count: number) => number[]): number[] {
  const whole = Math.floor(steps / order);
  const rest = steps % order;
  if (order === 1) {
    return groups(steps);
  }
  if (order === 2) {
    return rest === 0 ? [...groups(whole - 1), 1, 1] : [...groups(whole), 1];
  }
  if (rest === 0) {
    return [...groups(whole - 1), 1, 2, 1];
  }
  return [...groups(whole), ...(rest === 1 ? [1] : [1, 2])];
}

function chosenLevels(config: FullSchedulerConfig, steps: number, schedule: SigmaSchedule): Levels {
  checkSteps(steps, config);
  // diffusers has Lu's levels only for the multistep solver; the paper has them for both.
  const spaced =
    (config.use_lu_lambdas && !config.use_karras_sigmas ? schedule.evenInLambda(steps) : null) ??
    schedule.respaced(steps, schedule.largest, schedule.least);
  if (spaced) {
    const round = config.use_karras_sigmas || config.use_lu_lambdas;
    return round ? { ...spaced, timesteps: spaced.timesteps.map(roundHalfEven) } : spaced;
  }
  if (config.use_flow_sigmas) {
    return flowLevels(config, steps);
  }
  const clipped = schedule.sigmas.filter((sigma) => -Math.log(sigma) < config.lambda_min_clipped).length;
  const timesteps = linspace(0, config.num_train_timesteps - 1 - clipped, steps + 1)
    .map(roundHalfEven)
    .reverse()
    .slice(0, -1);
  return { timesteps, sigmas: timesteps.map((t) => schedule.sigmaAt(t)) };
}
