import { expect, it } from 'vitest';
import { figures } from '../../../src/figures';
import { mostSteps, walkOf } from '../../../src/figures/markov';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const state = figureState('markov', defaultPlaygroundState);

it('a seed walks the same way again, from A, one step further than can be shown', () => {
  const path = walkOf(state);
  expect(path).toHaveLength(mostSteps + 2);
  expect(path[0]).toBe(0);
  const other = walkOf({ ...state, seed: 1 });
  expect(walkOf(state)).toEqual(path);
  expect(other).not.toEqual(path);
});

it('says that the past adds nothing without memory, and how much with it', () => {
  expect(figures.markov.caption(state)).toContain('adds 0 bits');
  // Moves 0.2, 0.56, 0.24; with memory m the next move is the last one with probability m + (1 − m) p.
  const moves = [0.2, 0.8 * 0.7, 0.8 * 0.3];
  const information = moves.reduce(
    (all, last, i) =>
      all +
      moves.reduce((sum, p, j) => {
        const next = (i === j ? 0.5 : 0) + 0.5 * p;
        return sum + last * next * Math.log2(next / p);
      }, 0),
    0,
  );
  expect(figures.markov.caption({ ...state, memory: 0.5 })).toContain(
    `${information.toFixed(3)} bits in the long run`,
  );
  // At the start, the state is known: log₂ 3 bits.
  expect(figures.markov.caption({ ...state, step: 0 })).toContain('still tells 1.58 bits');
});
