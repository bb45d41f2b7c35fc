import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { scheduledStep, thresholdOf, type Place, type Sampler } from '../sampler';
import type { FullSchedulerConfig } from '../schedulerKeys';
import { solverTimesteps } from '../schedulerTimesteps';
import { SigmaSchedule, type Levels } from '../sigmaSchedule';
import { flowLevels, levelOf, solverLevels, solverX0, type SolverLevels } from '../solverLevels';
import { roundHalfEven } from '../timesteps';

/** Fewer steps than this end in lower orders when `lower_order_final` asks for it. */
const fewSteps = 15;

/**
 * The exponential integrator with ε̂ as a polynomial in ln ρ, ρ = σ / α, through the last predictions (Zhang & Chen
 * 2023: DEIS, ρAB in ln ρ); diffusers' DEISMultistepScheduler. It ends at the least σ, never at 0.
 */
export const deisMultistep = {
  className: 'DEISMultistepScheduler',
  defaults: {
    ...common.schedule,
    ...common.solver,
    ...common.linspace,
    ...common.sigmaSpacing,
    ...common.flow,
    ...common.thresholding,
    prediction_type: 'epsilon',
    solver_type: 'logrho',
    algorithm_type: 'deis',
  },
  countsEnd: true,
  sampler: (config, steps): Sampler => {
    const levels = deisLevels(config, steps ?? config.num_train_timesteps);
    return {
      timesteps: levels.timesteps,
      initNoiseSigma: 1,
      ...thresholdOf(config),
      marginal: (place) => levels.marginal(place),
      step: (place) => {
        const [from, to] = [levels.at(place.index), levels.at(place.index + 1)];
        const order = orderAt(config, place, levels.timesteps.length);
        const rho = (back: number) => Math.exp(-levels.at(place.index - back).lambda);
        const nodes = Array.from({ length: order }, (_, back) => rho(back));
        return scheduledStep(place, levels.marginal(place), {
          predictX0: solverX0(config, from),
          remember: { x: 1 / from.sigma, x0: -from.alpha / from.sigma },
          next: {
            x: to.alpha / from.alpha,
            history: logLagrangeIntegrals(nodes, rho(0), rho(-1)).map((weight) => to.alpha * weight),
          },
        });
      },
    };
  },
} as const satisfies SamplerMethod;

/** ∫ dρ from `from` to `to` of each Lagrange polynomial in ln ρ of the nodes. */
function logLagrangeIntegrals(nodes: readonly number[], from: number, to: number): number[] {
  const logs = nodes.map(Math.log);
  return nodes.map((_, k) => {
    const others = logs.filter((__, j) => j !== k);
    const scale = others.reduce((product, log) => product * ((logs[k] ?? 0) - log), 1);
    // The polynomial Π (ln ρ − log) in powers of ln ρ, each of which integrates in closed form.
    const [a = 0, b = 0] = others;
    const coefficients = [[1], [-a, 1], [a * b, -a - b, 1]][others.length] ?? [];
    const antiderivative = (rho: number) => {
      const log = Math.log(rho);
      const powers = [rho, rho * (log - 1), rho * (log ** 2 - 2 * log + 2)];
      return coefficients.reduce((sum, coefficient, power) => sum + coefficient * (powers[power] ?? 0), 0);
    };
    return (antiderivative(to) - antiderivative(from)) / scale;
  });
}

function orderAt(config: FullSchedulerConfig, { index, taken }: Place, count: number): number {
  const remaining = count - index;
  const order = Math.min(config.solver_order, taken + 1);
  return config.lower_order_final && count < fewSteps ? Math.min(order, remaining) : order;
}

function deisLevels(config: FullSchedulerConfig, steps: number): SolverLevels {
  const schedule = new SigmaSchedule(config);
  const { timesteps, sigmas, last } = chosenLevels(config, steps, schedule);
  return solverLevels(timesteps.map(Math.trunc), Float32Array.from([...sigmas, last]), levelOf(config));
}

function chosenLevels(
  config: FullSchedulerConfig,
  steps: number,
  schedule: SigmaSchedule,
): Levels & { readonly last: number } {
  const timesteps = solverTimesteps(config, steps);
  const spaced = schedule.respaced(steps, schedule.largest, schedule.least);
  const levels = spaced ?? (config.use_flow_sigmas ? flowLevels(config, steps) : null);
  if (!levels) {
    return { timesteps, sigmas: timesteps.map((t) => schedule.sigmaAt(t)), last: schedule.least };
  }
  const round = config.use_karras_sigmas ? roundHalfEven : (t: number) => t;
  return { sigmas: levels.sigmas, timesteps: levels.timesteps.map(round), last: levels.sigmas.at(-1) ?? 0 };
}
