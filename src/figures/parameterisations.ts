import * as l10n from '@vscode/l10n';
import { errorFactor, targetsAt, x0Weight, type NoisyTarget } from '../diffusion/errorFactor';
import { snr } from '../diffusion/schedule';
import { defineFigure } from './figure';
import { formatNumber } from '../base/formatNumber';
import { choice, real } from './parameter';
import { scheduleOf } from './scheduleMemo';
import type { SharedState } from './figure';

/** The targets by the values of the parameter, each with its sign. */
export const targets = {
  epsilon: 'ε',
  x0: 'x₀',
  v: 'v',
  score: '∇ log q(xₜ)',
  mean: 'μ̃ₜ',
} as const;
export type TargetId = keyof typeof targets;
export const targetIds = Object.keys(targets) as readonly TargetId[];

/** Each by its name in the mathematics. */
export const targetNames: Readonly<Record<TargetId, NoisyTarget>> = {
  epsilon: 'epsilon',
  x0: 'sample',
  v: 'v_prediction',
  score: 'score',
  mean: 'mean',
};

interface PointState extends SharedState {
  readonly predicts: string;
  readonly error: number;
  readonly x0: number;
  readonly epsilon: number;
}

export interface TargetRow {
  readonly id: TargetId;
  /** Its true value. */
  readonly exact: number;
  /** What the error of the predicted target makes of it; infinite where that says nothing of it. */
  readonly error: number;
}

/** The targets at the state's point, and the error that each has when one is predicted with an error. */
export function targetRows({ schedule, t, predicts, error, x0, epsilon }: PointState): readonly TargetRow[] {
  const made = scheduleOf(schedule);
  const exact = targetsAt(made, t, x0, epsilon);
  const from = targetNames[predicts as TargetId];
  return targetIds.map((id) => ({
    id,
    exact: exact[targetNames[id]],
    error: error === 0 ? 0 : error * errorFactor(made, t, from, targetNames[id]),
  }));
}

/** ε, x_0, v, the score and μ̃_t from one another at one point, and what an error of one is in the others over t. */
export const parameterisations = defineFigure({
  id: 'parameterisations',
  title: () => l10n.t('What a network may predict'),
  formula: 'ε, x_0, v, ∇ log q(x_t), μ̃_t',
  needs: 'nothing',
  reads: ['schedule', 't'],
  parameters: {
    predicts: choice({
      name: () => l10n.t('Predicted'),
      meaning: () => l10n.t('What the network predicts; all else is worked out from it and xₜ.'),
      choices: {
        epsilon: () => targets.epsilon,
        x0: () => targets.x0,
        v: () => targets.v,
        score: () => l10n.t('score'),
        mean: () => targets.mean,
      },
      standard: 'epsilon',
      term: 'prediction',
    }),
    error: real({
      name: () => l10n.t('Error of the prediction'),
      meaning: () => l10n.t('By how much the predicted quantity is wrong.'),
      min: -1,
      max: 1,
      step: 0.05,
      standard: 0.3,
      term: 'error',
    }),
    shows: choice({
      name: () => l10n.t('Curves'),
      meaning: () =>
        l10n.t(
          'Errors that one error makes, errors of μ̃ that an error of each makes, or the weights of losses over t.',
        ),
      choices: {
        errors: () => l10n.t('errors'),
        step: () => l10n.t('error of μ̃'),
        weights: () => l10n.t('weights'),
      },
      standard: 'errors',
    }),
    x0: real({
      name: () => 'x₀',
      meaning: () => l10n.t('The value of the pixel in the data.'),
      min: -2,
      max: 2,
      step: 0.05,
      standard: 1,
      term: 'data',
    }),
    epsilon: real({
      name: () => 'ε',
      meaning: () => l10n.t('The noise in xₜ.'),
      min: -2,
      max: 2,
      step: 0.05,
      standard: 0.8,
      term: 'noise',
    }),
  },
  clock: 't',
  counts: (key, { shows }) => key !== 'predicts' || shows !== 'weights',
  teaches: ['noise-prediction'],
  ideas: { epsilon_theta: {}, v_target: {}, mu_theta: {}, x0Hat: {} },
  examples: [
    {
      title: () => l10n.t('What a network may predict'),
      detail: () => l10n.t('ε, x_0, v, score and mean from one another, and what errors become.'),
      state: {},
    },
    {
      title: () => l10n.t('Weights of losses over t'),
      detail: () => l10n.t('How much an error of x_0 counts in a loss of ε, x_0 or v, and in the bound.'),
      state: { shows: 'weights' },
    },
  ],
  caption(state) {
    const { t, schedule } = state;
    const made = scheduleOf(schedule);
    if (state.shows === 'weights') {
      const weights = [
        formatNumber(snr(made, t), 3),
        formatNumber(x0Weight(made, t, 'v_prediction'), 3),
        formatNumber(
          x0Weight(made, t, 'bound') / Math.max(x0Weight(made, t, 'epsilon'), Number.MIN_VALUE),
          3,
        ),
      ] as const;
      return t === 1
        ? l10n.t(
            'At t = 1, a loss of ε counts a squared error of x̂₀ {0} times, a loss of v {1} times, a loss of x₀ once; the bound has L₀ here.',
            weights[0],
            weights[1],
          )
        : l10n.t(
            'At t = {0}, a loss of ε counts a squared error of x̂₀ {1} times, a loss of v {2} times, a loss of x₀ once; the bound counts it {3} times as much as L_simple.',
            t,
            ...weights,
          );
    }
    const rows = targetRows(state);
    const size = (id: TargetId) => formatNumber(Math.abs(rows.find((row) => row.id === id)?.error ?? 0), 3);
    return l10n.t(
      'At t = {0}, with an error of {1} in {2}, x̂₀ is wrong by {3}, ε by {4}, v by {5}, and the mean of the next step by {6}.',
      t,
      formatNumber(Math.abs(state.error), 2),
      targets[state.predicts],
      size('x0'),
      size('epsilon'),
      size('v'),
      size('mean'),
    );
  },
});
