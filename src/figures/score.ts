import * as l10n from '@vscode/l10n';
import { exactDenoiser } from '../diffusion/distributions/exactDenoiser';
import { closedForm } from '../diffusion/forwardProcess';
import type { ScheduleConfig } from '../diffusion/schedule';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { choice, real } from './parameter';
import { dataCounts, planeData, planeDataOf, type PlaneData } from './planeData';
import { learnedScore, scoreSteps, type LearnedState } from './learnedScore';
import { scheduleOf } from './scheduleMemo';

/** The score, ε̂ and x̂_0 at one point of the plane. */
export interface ScoreAt {
  readonly score: readonly [number, number];
  readonly epsilon: readonly [number, number];
  readonly estimate: readonly [number, number];
}

/** What is exact at the points of a picture: the score of q(x_t), and what it is made of. */
export function scoresAt(
  state: PlaneData & { readonly schedule: ScheduleConfig; readonly t: number },
  points: ArrayLike<number>,
): readonly ScoreAt[] {
  const level = closedForm(scheduleOf(state.schedule), state.t);
  const estimates = exactDenoiser(planeDataOf(state), level).estimate(points);
  return Array.from({ length: points.length / 2 }, (_, i) => {
    const estimate = [estimates[2 * i] ?? 0, estimates[2 * i + 1] ?? 0] as const;
    const epsilon = [0, 1].map(
      (axis) => ((points[2 * i + axis] ?? 0) - level.signal * (estimate[axis] ?? 0)) / level.noise,
    ) as [number, number];
    return { estimate, epsilon, score: [-epsilon[0] / level.noise, -epsilon[1] / level.noise] };
  });
}

/** The same by the network that learns from the data, as far as it has come. */
export function learnedScoresAt(
  state: LearnedState & { readonly t: number },
  points: ArrayLike<number>,
): readonly ScoreAt[] {
  const { signal, noise } = closedForm(scheduleOf(state.schedule), state.t);
  const answers = learnedScore(state).noise(points, state.t);
  return Array.from({ length: points.length / 2 }, (_, i) => {
    const epsilon = [answers[2 * i] ?? 0, answers[2 * i + 1] ?? 0] as const;
    // Without a share of x_0 in x_t nothing is known of it: its mean stands.
    const at = (axis: 0 | 1) =>
      signal > 0 ? ((points[2 * i + axis] ?? 0) - noise * epsilon[axis]) / signal : 0;
    return { estimate: [at(0), at(1)], epsilon, score: [-epsilon[0] / noise, -epsilon[1] / noise] };
  });
}

const coordinate = (name: string, standard: number) =>
  real({
    name: () => name,
    meaning: () => l10n.t('A coordinate of the point whose score is followed.'),
    min: -2.5,
    max: 2.5,
    step: 0.05,
    standard,
    term: 'state',
  });

/** The exact score field of noised data in the plane: ∇ log q(x_t) = (√ᾱ_t x̂_0 − x_t) / (1 − ᾱ_t) (Tweedie’s formula). */
export const score = defineFigure({
  id: 'score',
  title: () => l10n.t('Score field'),
  formula: '∇ log q(x_t) = −ε̂ / √(1 − ᾱ_t)',
  needs: 'nothing',
  reads: ['schedule', 't', 'seed'],
  // Early enough for the data to be seen in the noise.
  opensAt: 60,
  parameters: {
    ...planeData('moons'),
    show: choice({
      name: () => l10n.t('Arrows'),
      meaning: () => l10n.t('What the arrows are: the score, the noise ε̂ in a point, or the way to x̂₀.'),
      choices: {
        score: () => l10n.t('score'),
        epsilon: () => 'ε̂',
        estimate: () => l10n.t('to x̂₀'),
      },
      standard: 'score',
    }),
    field: choice({
      name: () => l10n.t('Field'),
      meaning: () =>
        l10n.t(
          'Whether only the exact field is shown, or beside it the one that a small network learns, or what they differ by.',
        ),
      choices: {
        exact: () => l10n.t('exact'),
        learned: () => l10n.t('learned'),
        difference: () => l10n.t('difference'),
      },
      standard: 'exact',
    }),
    x: coordinate('x', 0.6),
    y: coordinate('y', -1.9),
  },
  clock: 't',
  counts: (key, own) => (String(key) === 'seed' ? own.field !== 'exact' : dataCounts(key, own)),
  teaches: ['langevin'],
  ideas: { score: {} },
  examples: [
    {
      title: () => l10n.t('Score field of noised data'),
      detail: () => l10n.t('Arrows towards where the noised data are dense, at every t.'),
      state: {},
    },
    {
      title: () => l10n.t('A score that is learned'),
      detail: () => l10n.t('A small network learns the score while it is looked at, beside the exact one.'),
      state: { field: 'learned' },
    },
  ],
  caption(state) {
    const { signal } = closedForm(scheduleOf(state.schedule), state.t);
    const [at] = scoresAt(state, [state.x, state.y]);
    if (at === undefined) {
      return '';
    }
    const pair = ([x, y]: readonly [number, number]): string =>
      `(${formatNumber(x, 3)}, ${formatNumber(y, 3)})`;
    if (state.field !== 'exact') {
      const [guess] = learnedScoresAt(state, [state.x, state.y]);
      const learner = learnedScore(state);
      return l10n.t(
        'After {0} of {1} training steps the learned score at {2} is {3} at t = {4}; the exact one is {5}. Over the noised data the predicted noise is {6} away from the best possible (root mean square).',
        learner.steps,
        scoreSteps,
        pair([state.x, state.y]),
        pair(guess?.score ?? [0, 0]),
        state.t,
        pair(at.score),
        formatNumber(learner.error(state.t), 2),
      );
    }
    return l10n.t(
      'At t = {0} the score at {1} is {2}, of length {3}: it leads to √ᾱₜ x̂₀ = {4}, which is {5} away.',
      state.t,
      pair([state.x, state.y]),
      pair(at.score),
      formatNumber(Math.hypot(...at.score), 3),
      pair([signal * at.estimate[0], signal * at.estimate[1]]),
      formatNumber(Math.hypot(state.x - signal * at.estimate[0], state.y - signal * at.estimate[1]), 3),
    );
  },
});
