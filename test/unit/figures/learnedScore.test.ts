import { expect, it } from 'vitest';
import { figures } from '../../../src/figures';
import { learnedScore, LearnedScore, scoreSteps } from '../../../src/figures/learnedScore';
import { codeOfPoints } from '../../../src/figures/ownPoints';
import { learnedScoresAt } from '../../../src/figures/score';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const state = { ...figureState('score', { ...defaultPlaygroundState, t: 300 }), field: 'learned' as const };
const never = () => false;

it('learns ε̂ of moons by denoising score matching, and repeats for its seed', () => {
  const before = new LearnedScore(state);
  const learned = learnedScore(state);
  learned.advance(never);
  expect(learned.steps).toBe(scoreSteps);
  expect(learnedScore({ ...state })).toBe(learned);
  // Little noise is the hardest: the field is as fine as the moons are thin.
  for (const [t, most] of [
    [60, 0.6],
    [300, 0.25],
    [700, 0.15],
  ] as const) {
    expect(learned.error(t)).toBeLessThan(most);
    expect(learned.error(t)).toBeLessThan(0.5 * before.error(t));
  }
  const again = new LearnedScore(state);
  again.advance(never);
  expect(again.noise([0.3, -0.4], 300)).toEqual(learned.noise([0.3, -0.4], 300));
  const [at] = learnedScoresAt(state, [0.3, -0.4]);
  // Of the linear schedule ᾱ_300 is 0.3964 (DDPM section 4): the score is −ε_θ / √(1 − ᾱ).
  const [x = 0] = learned.noise([0.3, -0.4], 300);
  expect(at?.score[0]).toBeCloseTo(-x / Math.sqrt(1 - 0.3964), 3);
  expect(figures.score.caption(state)).toContain(`After ${scoreSteps} of ${scoreSteps} training steps`);
});

it('comes near the score of N(0, I), which is −x', () => {
  const normal = { ...state, data: 'own' as const, points: codeOfPoints([[0, 0]]) };
  learnedScore(normal).advance(never);
  for (const place of [
    [0.5, 0],
    [-0.7, 0.9],
  ] as const) {
    const [at] = learnedScoresAt(normal, place);
    expect(Math.hypot((at?.score[0] ?? 9) + place[0], (at?.score[1] ?? 9) + place[1])).toBeLessThan(0.15);
  }
});
