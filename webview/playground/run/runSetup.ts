import type { PlaygroundPatch, PlaygroundState } from '../../../src/protocol/playgroundState';

/** What a run is set up with: the slice of the playground's state that its network depends on. */
export type RunSetup = Pick<PlaygroundState, 'seed' | 'schedule' | 'train'>;

export function runSetupOf({ seed, schedule, train }: PlaygroundState): RunSetup {
  return { seed, schedule, train };
}

/** Lays a setup over the page's state, what is off in its schedule included. */
export function patchOf({ seed, schedule, train }: RunSetup): PlaygroundPatch {
  return { seed, schedule: { zeroTerminalSnr: false, shift: 1, ...schedule }, train };
}

const tunable = [
  'batchSize',
  'learningRate',
  'emaDecay',
  'dropout',
  'flip',
  'labelDropout',
  'warmupSteps',
  'decaySteps',
  'maxGradientNorm',
] as const;

/**
 * How far two setups are apart. `tunable`: a run may go on with the other's settings. `incompatible`: weights or
 * data would not fit, so it takes a new run. Their seeds do not count: a run keeps its own, while the page's one
 * also seeds the samples.
 */
export function compareSetups(a: RunSetup, b: RunSetup): 'same' | 'tunable' | 'incompatible' {
  if (identity(a) !== identity(b)) {
    return 'incompatible';
  }
  return tunable.every((key) => a.train[key] === b.train[key]) ? 'same' : 'tunable';
}

function identity({ schedule, train }: RunSetup): string {
  const { kind, T, betaStart, betaEnd, zeroTerminalSnr = false, shift = 1 } = schedule;
  const { preset, dataSet, loss, snrGamma, conditional } = train;
  return JSON.stringify([
    kind,
    T,
    betaStart,
    betaEnd,
    zeroTerminalSnr,
    shift,
    preset,
    dataSet,
    loss,
    snrGamma,
    conditional,
  ]);
}
