import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { scheduledStep, thresholdOf, type Place, type Sampler } from '../sampler';
import type { FullSchedulerConfig } from '../schedulerKeys';
import type { TimestepOptions } from '../scheduler';
import { checkSteps, linspace, solverTimesteps } from '../schedulerTimesteps';
import { SigmaSchedule, spacedSigmas, type Levels } from '../sigmaSchedule';
import {
  levelOf,
  shifted,
  solverLevels,
  solverX0,
  type SolverLevel,
  type SolverLevels,
} from '../solverLevels';
import { roundHalfEven } from '../timesteps';
import { stretchedToTerminal, timeShift } from './flowMatchEuler';

/** An update as weights: of the sample it starts from, and of the predictions, the newest first. */
interface Update {
  readonly sample: number;
  readonly predictions: readonly number[];
}

/**
 * UniPC (Zhao et al. 2023): a multistep predictor whose sample is corrected, at no further evaluation, once the
 * prediction there is known; diffusers' UniPCMultistepScheduler.
 */
export const uniPCMultistep = {
  className: 'UniPCMultistepScheduler',
  defaults: {
    ...common.schedule,
    ...common.prediction,
    ...common.linspace,
    ...common.sigmaSpacing,
    ...common.flow,
    ...common.thresholding,
    solver_order: 2,
    solver_type: 'bh2',
    lower_order_final: true,
    predict_x0: true,
    disable_corrector: [],
    final_sigmas_type: 'zero',
    shift_terminal: null,
    sigma_min: null,
    sigma_max: null,
    time_shift_type: 'exponential',
  },
  countsEnd: true,
  sampler: (config, steps, options): Sampler => {
    const levels = uniPCLevels(config, steps, options);
    const solver = bhSolver(config, levels);
    const count = levels.timesteps.length;
    const orderAt = (index: number, taken: number): number => {
      const { lower_order_final: lower, solver_order } = config;
      // Where the last step ends without noise, only the first order has a value.
      const ends = levels.at(index + 1).sigma === 0;
      return Math.min(ends ? 1 : lower ? Math.min(solver_order, count - index) : solver_order, taken + 1);
    };
    return {
      timesteps: levels.timesteps,
      initNoiseSigma: 1,
      ...thresholdOf(config),
      marginal: (place) => levels.marginal(place),
      step: (place: Place) => {
        const { index, taken } = place;
        const here = levels.at(index);
        const predictor = solver.predict(index, orderAt(index, taken));
        const corrects = taken > 0 && !config.disable_corrector.includes(index - 1);
        const corrector = corrects ? solver.correct(index, orderAt(index - 1, taken - 1)) : null;
        const remember = config.predict_x0 ? { x0: 1 } : { x: 1 / here.sigma, x0: -here.alpha / here.sigma };
        return scheduledStep(place, levels.marginal(place), {
          predictX0: solverX0(config, here),
          remember,
          save: corrector ? { saved: corrector.sample, history: corrector.predictions } : { x: 1 },
          next: { saved: predictor.sample, history: predictor.predictions },
        });
      },
    };
  },
} as const satisfies SamplerMethod;

/** Both updates of the paper with B(h) = h (bh1) or e^h − 1 (bh2). */
function bhSolver(
  config: FullSchedulerConfig,
  levels: SolverLevels,
): {
  predict(index: number, order: number): Update;
  /** Of the sample at the step before, with the prediction here as the newest. */
  correct(index: number, order: number): Update;
} {
  const sign = config.predict_x0 ? -1 : 1;
  const ratio = (from: SolverLevel, to: SolverLevel) =>
    config.predict_x0 ? to.sigma / from.sigma : to.alpha / from.alpha;
  const scaleOf = (to: SolverLevel) => (config.predict_x0 ? to.alpha : to.sigma);
  const setup = (from: SolverLevel, to: SolverLevel) => {
    const hh = sign * (to.lambda - from.lambda);
    const growth = Math.expm1(hh);
    return { hh, growth, b: config.solver_type === 'bh1' ? hh : growth };
  };
  /** Where earlier predictions lie, in units of the step: negative. */
  const places = (at: number, from: SolverLevel, to: SolverLevel, order: number) =>
    Array.from(
      { length: order - 1 },
      (_, k) => (levels.at(at - k - 1).lambda - from.lambda) / (to.lambda - from.lambda),
    );

  return {
    predict(index, order) {
      const [from, to] = [levels.at(index), levels.at(index + 1)];
      const { hh, growth, b } = setup(from, to);
      const r = places(index, from, to, order);
      const rho = order === 2 ? [0.5] : solveMoments(r, moments(hh, b, r.length));
      const slopes = r.map((place, k) => (-scaleOf(to) * b * (rho[k] ?? 0)) / place);
      const first = -scaleOf(to) * growth - slopes.reduce((sum, slope) => sum + slope, 0);
      return { sample: ratio(from, to), predictions: [first, ...slopes] };
    },
    correct(index, order) {
      const [from, to] = [levels.at(index - 1), levels.at(index)];
      const { hh, growth, b } = setup(from, to);
      const r = places(index - 1, from, to, order);
      const rho = order === 1 ? [0.5] : solveMoments([...r, 1], moments(hh, b, order));
      const slopes = r.map((place, k) => (-scaleOf(to) * b * (rho[k] ?? 0)) / place);
      const newest = -scaleOf(to) * b * (rho.at(-1) ?? 0);
      const second = -scaleOf(to) * growth - newest - slopes.reduce((sum, slope) => sum + slope, 0);
      return { sample: ratio(from, to), predictions: [newest, second, ...slopes] };
    },
  };
}

/** What the weights' powers must sum to: k! φ_{k+1}(hh) · hh / B. */
function moments(hh: number, b: number, count: number): number[] {
  let factorial = 1;
  let phi = Math.expm1(hh) / hh - 1;
  return Array.from({ length: count }, (_, k) => {
    const moment = (phi * factorial) / b;
    factorial *= k + 2;
    phi = phi / hh - 1 / factorial;
    return moment;
  });
}

/** The weights with Σ_j weights[j] · places[j]^i = moments[i], by elimination of a small Vandermonde system. */
function solveMoments(places: readonly number[], sums: readonly number[]): number[] {
  // Lagrange: the weight of a place is its basis polynomial with each power replaced by its moment.
  return places.map((place, j) => {
    let coefficients = [1];
    let scale = 1;
    for (const [k, other] of places.entries()) {
      if (k === j) {
        continue;
      }
      scale *= place - other;
      coefficients = [...coefficients, 0].map(
        (_, i) => (coefficients[i - 1] ?? 0) - other * (coefficients[i] ?? 0),
      );
    }
    return coefficients.reduce((sum, coefficient, i) => sum + coefficient * (sums[i] ?? 0), 0) / scale;
  });
}

function uniPCLevels(
  config: FullSchedulerConfig,
  steps: number | null,
  options: TimestepOptions,
): SolverLevels {
  const count = steps ?? config.num_train_timesteps;
  checkSteps(count, config);
  const schedule = new SigmaSchedule(config);
  const spaced = spacedSigmas(
    config,
    count,
    config.sigma_max ?? schedule.largest,
    config.sigma_min ?? schedule.least,
  );
  const { timesteps, sigmas } = spaced
    ? spacedLevels(config, schedule, spaced)
    : config.use_flow_sigmas
      ? flowLevels(config, count, options)
      : evenLevels(config, schedule, count);
  const own = spaced !== null || config.use_flow_sigmas;
  const least = own ? (sigmas.at(-1) ?? 0) : schedule.least;
  const last = config.final_sigmas_type === 'zero' ? 0 : least;
  return solverLevels(timesteps.map(Math.trunc), Float32Array.from([...sigmas, last]), levelOf(config));
}

function evenLevels(config: FullSchedulerConfig, schedule: SigmaSchedule, steps: number): Levels {
  const timesteps = solverTimesteps(config, steps);
  return { timesteps, sigmas: timesteps.map((t) => schedule.sigmaAt(t)) };
}

function spacedLevels(
  config: FullSchedulerConfig,
  schedule: SigmaSchedule,
  spaced: readonly number[],
): Levels {
  if (config.use_karras_sigmas && config.use_flow_sigmas) {
    const sigmas = spaced.map((sigma) => sigma / (sigma + 1));
    return { sigmas, timesteps: sigmas.map((sigma) => sigma * config.num_train_timesteps) };
  }
  const timesteps = spaced.map((sigma) => schedule.timestepOf(sigma));
  return {
    sigmas: spaced,
    timesteps: config.use_karras_sigmas ? timesteps.map(roundHalfEven) : timesteps,
  };
}

function flowLevels(config: FullSchedulerConfig, steps: number, { mu }: TimestepOptions): Levels {
  const T = config.num_train_timesteps;
  const even = linspace(1, 1 / T, steps + 1).slice(0, -1);
  const moved = config.use_dynamic_shifting
    ? even.map((sigma) => timeShift(config, mu, sigma))
    : even.map((sigma) => shifted(sigma, config.flow_shift));
  const sigmas = stretchedToTerminal(config, moved);
  // At σ = 1 nothing is left of x_0, and λ is −∞.
  const least = 1e-6;
  if (Math.abs((sigmas[0] ?? 0) - 1) < least) {
    sigmas[0] = (sigmas[0] ?? 0) - least;
  }
  return { sigmas, timesteps: sigmas.map((sigma) => sigma * T) };
}
