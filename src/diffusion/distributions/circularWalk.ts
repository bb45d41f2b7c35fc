import type { RandomStream } from '../random/randomStream';

/** The states lie on a circle. */
export const stateCount = 3;

/**
 * A walk over three states on a circle: each step stays, goes on to the next state, or back. With a memory of 0 it is a
 * Markov chain; otherwise a step repeats the one before with that probability, so that only pairs of states are one.
 */
export interface CircularWalk {
  /** The probability of staying. */
  readonly stay: number;
  /** Of the steps that do not stay, the share that goes on to the next state. */
  readonly drift: number;
  /** The probability that a step is the one before once more, 0…1. */
  readonly memory: number;
}

/** Probabilities of the moves 0 (stay), 1 (on) and 2 (back) when nothing is remembered. */
const freshMoves = ({ stay, drift }: CircularWalk): readonly [number, number, number] => [
  stay,
  (1 - stay) * drift,
  (1 - stay) * (1 - drift),
];

/** The move from one state to another, 0…2. */
const moveBetween = (from: number, to: number): number => (to - from + stateCount) % stateCount;

/** P(X_{n+1} = next | X_n = now, X_{n−1} = before); without a state before it, that of a walk that begins. */
export function nextProbability(
  walk: CircularWalk,
  { before, now, next }: { readonly before?: number; readonly now: number; readonly next: number },
): number {
  const move = moveBetween(now, next);
  const fresh = freshMoves(walk)[move] ?? 0;
  if (before === undefined) {
    return fresh;
  }
  const repeated = move === moveBetween(before, now) ? walk.memory : 0;
  return repeated + (1 - walk.memory) * fresh;
}

/** P(X_n = k | X_0 = 0) for k = 0, 1, 2, exactly: by the matrix of pairs of states, n times. */
export function distributionAfter(walk: CircularWalk, n: number): readonly number[] {
  const states = Array.from({ length: stateCount }, (_, state) => state);
  // Entry [before][now]; a walk that begins has no state before.
  let pairs = states.map((before) =>
    states.map((now) => (n > 0 && before === 0 ? nextProbability(walk, { now: 0, next: now }) : 0)),
  );
  for (let step = 1; step < n; step++) {
    const last = pairs;
    pairs = states.map((now) =>
      states.map((next) =>
        states.reduce(
          (sum, before) => sum + (last[before]?.[now] ?? 0) * nextProbability(walk, { before, now, next }),
          0,
        ),
      ),
    );
  }
  return states.map((now) =>
    n === 0 ? (now === 0 ? 1 : 0) : pairs.reduce((sum, row) => sum + (row[now] ?? 0), 0),
  );
}

/** I(X_0; X_n) in bits, X_0 being each state alike: log₂ 3 less the entropy of X_n given X_0. */
export function bitsAboutStart(walk: CircularWalk, n: number): number {
  return Math.max(0, Math.log2(stateCount) - entropyBits(distributionAfter(walk, n)));
}

/**
 * I(X_{n+1}; X_{n−1} | X_n) in bits in the long run, where every state is as probable and moves are as probable as fresh
 * ones: what the state before tells of the next one when the present one is known. 0 if and only if it is a Markov chain.
 */
export function bitsOfMemory(walk: CircularWalk): number {
  const moves = freshMoves(walk);
  // From any present state: given that it came by a move, the entropy of the next move, and that without knowing.
  const known = moves.reduce(
    (sum, probability, last) =>
      sum +
      probability *
        entropyBits(
          moves.map((fresh, move) => (move === last ? walk.memory : 0) + (1 - walk.memory) * fresh),
        ),
    0,
  );
  return Math.max(0, entropyBits(moves) - known);
}

/** −Σ p log₂ p. */
const entropyBits = (probabilities: readonly number[]): number =>
  probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0);

/** X_0 … X_steps, from state 0. */
export function drawWalk(walk: CircularWalk, steps: number, random: RandomStream): readonly number[] {
  const path = [0];
  for (const uniform of random.uniform(steps)) {
    const now = path.at(-1) ?? 0;
    const before = path.at(-2);
    let rest = uniform;
    let next = 0;
    for (; next < stateCount - 1; next++) {
      rest -= nextProbability(walk, { now, next, ...(before === undefined ? {} : { before }) });
      if (rest < 0) {
        break;
      }
    }
    path.push(next);
  }
  return path;
}
