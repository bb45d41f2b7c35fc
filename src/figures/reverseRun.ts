import * as l10n from '@vscode/l10n';
import { denoised1d } from '../diffusion/distributions/conditioned1d';
import { exactDenoiser } from '../diffusion/distributions/exactDenoiser';
import { createMixture1d, type Mixture1d } from '../diffusion/distributions/mixture1d';
import type { Mixture } from '../diffusion/distributions/mixture';
import { ReverseChain, reverseSteps, type ReverseVariance } from '../diffusion/reverseChain';
import type { Schedule, ScheduleConfig } from '../diffusion/schedule';
import type { ClockRange } from './figure';
import { choice, integer } from './parameter';
import { planeDataOf, type PlaneData } from './planeData';
import { memoize, scheduleOf } from './scheduleMemo';

/** How many steps a reverse process may be shown in. */
const mostSteps = 200;

/** The parameters of figures that show a reverse process. */
export const reverseParameters = {
  steps: integer({
    name: () => l10n.t('Steps'),
    meaning: () => l10n.t('How many steps lead from t = T to t = 0, at most T.'),
    min: 1,
    max: mostSteps,
    standard: 50,
  }),
  variance: choice({
    name: () => l10n.t('Variance of a step'),
    meaning: () => l10n.t('The variance σ² of the noise that a reverse step adds: β, or β̃ of the posterior.'),
    choices: { beta: () => 'σ² = β', betaTilde: () => 'σ² = β̃' },
    standard: 'betaTilde',
  }),
} as const;

/** How many of the steps are taken: the clock of a reverse process. */
export const takenParameter = (standard: number) =>
  integer({
    name: () => l10n.t('Steps taken'),
    meaning: () => l10n.t('How many of the reverse steps are taken; t falls while it rises.'),
    min: 0,
    max: mostSteps,
    standard,
  });

/** The part of a figure's state that its reverse process follows from. */
export interface ReverseState {
  readonly schedule: ScheduleConfig;
  readonly seed: number;
  readonly steps: number;
  readonly taken: number;
  readonly variance: ReverseVariance;
}

/** How many steps there are, and how many of them are taken. */
export function progressOf({ schedule, steps, taken }: Pick<ReverseState, 'schedule' | 'steps' | 'taken'>): {
  readonly steps: number;
  readonly taken: number;
} {
  const all = Math.min(steps, schedule.T);
  return { steps: all, taken: Math.min(taken, all) };
}

/** The bounds of the clock. */
export const takenRange = (state: Pick<ReverseState, 'schedule' | 'steps' | 'taken'>): ClockRange => ({
  min: 0,
  max: progressOf(state).steps,
});

/** The paper's t after the steps that are taken, T…0. */
export function timeOf(state: Pick<ReverseState, 'schedule' | 'steps' | 'taken'>): number {
  const { steps, taken } = progressOf(state);
  return Math.round((state.schedule.T * (steps - taken)) / steps);
}

/** A reverse process of so many points of the plane, x and y in turn, with the exact denoiser of their data. */
export function planeRun(points: number): (state: ReverseState & PlaneData) => ReverseChain {
  const make = memoize(
    (mixture: Mixture, schedule: Schedule, steps: number, variance: ReverseVariance, seed: number) =>
      new ReverseChain(
        reverseSteps(schedule, steps, variance),
        (level, xt) => exactDenoiser(mixture, level).estimate(xt),
        2 * points,
        seed,
      ),
  );
  return (state) =>
    make(planeDataOf(state), scheduleOf(state.schedule), state.steps, state.variance, state.seed);
}

/** Two bells of variance 0.04 at −1 and 1, the right one with this weight. */
export const twoBells: (weight: number) => Mixture1d = memoize((weight: number) =>
  createMixture1d([
    { weight: 1 - weight, mean: -1, variance: 0.04 },
    { weight, mean: 1, variance: 0.04 },
  ]),
);

/** A reverse process of so many numbers with the exact denoiser of two bells. */
export function lineRun(points: number): (state: ReverseState & { readonly weight: number }) => ReverseChain {
  const make = memoize(
    (weight: number, schedule: Schedule, steps: number, variance: ReverseVariance, seed: number) => {
      const mixture = twoBells(weight);
      return new ReverseChain(
        reverseSteps(schedule, steps, variance),
        (level, xt) => denoised1d(mixture, level, xt),
        points,
        seed,
      );
    },
  );
  return (state) => make(state.weight, scheduleOf(state.schedule), state.steps, state.variance, state.seed);
}
