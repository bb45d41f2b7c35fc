import * as l10n from '@vscode/l10n';
import {
  bitsAboutStart,
  bitsOfMemory,
  drawWalk,
  type CircularWalk,
} from '../diffusion/distributions/circularWalk';
import { RandomStream } from '../diffusion/random/randomStream';
import { streams } from '../diffusion/random/streams';
import { defineFigure } from './figure';
import { formatNumber } from '../base/formatNumber';
import { integer, real } from './parameter';
import { memoize } from './scheduleMemo';

/** The steps of a walk. */
export const mostSteps = 30;

/** The names of the states. */
export const stateNames = ['A', 'B', 'C'] as const;

const makeWalk = memoize((seed: number, stay: number, drift: number, memory: number) =>
  drawWalk({ stay, drift, memory }, mostSteps + 1, new RandomStream(seed, streams.figure)),
);

/** The states X_0 … of the state's walk, one more than can be reached, towards which slow motion moves. */
export const walkOf = ({
  seed,
  stay,
  drift,
  memory,
}: CircularWalk & { readonly seed: number }): readonly number[] => makeWalk(seed, stay, drift, memory);

/** A chain of three states with arrows, where it goes next, and what its past tells of that. */
export const markov = defineFigure({
  id: 'markov',
  title: () => l10n.t('Markov chain'),
  formula: 'P(X_{n+1}|X_n, …, X_0) = P(X_{n+1}|X_n)',
  needs: 'nothing',
  reads: ['seed'],
  parameters: {
    step: integer({
      name: () => l10n.t('Step n'),
      meaning: () => l10n.t('How many steps have been taken from state A.'),
      min: 0,
      max: mostSteps,
      standard: 4,
    }),
    memory: real({
      name: () => l10n.t('Memory'),
      meaning: () =>
        l10n.t('The probability that a step is the one before once more: with 0 it is a Markov chain.'),
      min: 0,
      max: 0.9,
      step: 0.05,
      standard: 0,
      term: 'error',
    }),
    stay: real({
      name: () => l10n.t('Stay'),
      meaning: () => l10n.t('The probability that a step stays where it is, when nothing is remembered.'),
      min: 0.05,
      max: 0.9,
      step: 0.05,
      standard: 0.2,
    }),
    drift: real({
      name: () => l10n.t('Clockwise'),
      meaning: () => l10n.t('The share of the other steps that goes clockwise.'),
      min: 0,
      max: 1,
      step: 0.05,
      standard: 0.7,
    }),
  },
  clock: 'step',
  teaches: ['markov'],
  ideas: { markovChain: {} },
  examples: [
    {
      title: () => l10n.t('Markov chain'),
      detail: () => l10n.t('A walk over three states whose past tells nothing of what comes next.'),
      state: {},
    },
    {
      title: () => l10n.t('A walk with memory'),
      detail: () => l10n.t('The same walk repeating its last step: the state before tells of the next one.'),
      state: { memory: 0.6 },
    },
  ],
  caption(state) {
    const { step, memory } = state;
    const now = stateNames[walkOf(state)[step] ?? 0] ?? '';
    const start = formatNumber(bitsAboutStart(state, step), 3);
    if (memory === 0) {
      return l10n.t(
        'After {0} steps it is in {1}, and this alone tells what comes next: knowing the state before as well adds 0 bits. Of the first state, the present one still tells {2} bits.',
        step,
        now,
        start,
      );
    }
    return l10n.t(
      'After {0} steps it is in {1}. Here the state before tells of the next one, too, {2} bits in the long run, so this is no Markov chain; pairs of neighbouring states are one. Of the first state, the present one still tells {3} bits.',
      step,
      now,
      formatNumber(bitsOfMemory(state), 3),
      start,
    );
  },
});
